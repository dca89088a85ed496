// SPDX-License-Identifier: Apache-2.0
// An edition as the table it is decreed as, for the screen, a workbook and paper alike.
#pragma once

#include "classification/service/editions.h"
#include "core/table/sheet.h"
#include "core/words/words.h"

namespace classification {

struct Paper {
    core::table::Sheet sheet;
    std::vector<std::string> codes;   // of the rows, in their order
    std::string file;                 // its name without the ending
};
Paper paper_of(const Editions::Contents& found, const core::words::Catalog& words);

}  // namespace classification
