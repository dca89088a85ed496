// SPDX-License-Identifier: Apache-2.0
// The columns of a list of letters and dossiers. Codes and numbers are text: a spreadsheet makes 500.1 of 500.10,
// which is another code.
#pragma once

#include "core/search/named.h"
#include "core/table/sheet.h"
#include "core/words/words.h"
#include "seeking/domain/export.h"

namespace seeking {

core::Json cells_of(const core::search::Listed& listed);
core::table::Sheet form_sheet(const std::vector<core::search::Listed>& results, const Selection& selection,
                              const core::words::Catalog& words, core::Zone zone);
// Above any table of results: what was sought, by whom, and when.
void tell_source(core::table::Sheet& sheet, const Selection& selection, const core::words::Catalog& words,
                 core::Zone zone);
// With a byte order mark, separated by semicolons as spreadsheets in Indonesian expect it.
core::Bytes csv_of(const core::table::Sheet& sheet);
// What is sought, in a line: "rapat; kode 000.1; sejak 1 Januari 2026".
std::string wish_line(const core::search::Wanted& wanted, const core::words::Catalog& words);

}  // namespace seeking
