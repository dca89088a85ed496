// SPDX-License-Identifier: Apache-2.0
// Lists in the columns of their official forms, for the page, the workbook, the paper and the API alike.
#pragma once

#include "archive/service/lists.h"
#include "core/table/sheet.h"
#include "core/words/words.h"

namespace archive {

// Where the page of a dossier shows its digital copies.
inline constexpr std::string_view copies_anchor = "#alih-media";

// Codes and numbers are text: "500.10" and "000.1" stay what they are in any spreadsheet. `dossiers` gets, where given,
// the one each row is of.
core::table::Sheet sheet_of(const Listed& listed, const ListWish& wish, const core::Context& ctx,
                            const core::words::Catalog& words, std::vector<DossierId>* dossiers = nullptr);
// "2 tahun aktif, 5 tahun inaktif"
std::string term_of(const Line& line, const core::words::Catalog& words);

}  // namespace archive
