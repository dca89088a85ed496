// SPDX-License-Identifier: Apache-2.0
// Daftar Arsip Alih Media in the columns of the form, for the workbook, the paper and the annex of its berita acara.
#pragma once

#include "core/table/sheet.h"
#include "core/words/words.h"
#include "depot/service/scans.h"

namespace depot {

// What stands under Keterangan: that the original is kept, and what was made of it.
std::string remark_of(const ScanRow& row, const core::words::Catalog& words);
core::table::Sheet scan_list(const ScanShown& shown, const core::words::Catalog& words);

}  // namespace depot
