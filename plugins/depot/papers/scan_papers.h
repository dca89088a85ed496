// SPDX-License-Identifier: Apache-2.0
// Berita acara alih media with its list in the columns of the form, from what was frozen when it was recorded.
#pragma once

#include "core/table/sheet.h"
#include "depot/papers/loan_papers.h"
#include "depot/service/scans.h"

namespace depot::papers {

// What stands under Keterangan: that the original is kept, and what was made of it.
std::string remark_of(const ScanRow& row, const core::words::Catalog& words);
core::table::Sheet scan_list(const ScanShown& shown, const core::words::Catalog& words);
core::Bytes scan_act(const ScanShown& shown, const Print& print);

}  // namespace depot::papers
