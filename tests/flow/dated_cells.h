// SPDX-License-Identifier: Apache-2.0
// Cells of an official list as the workbook has them, by the column of another.
#pragma once

#include <set>

#include "core/table/xlsx_reader.h"
#include "tests/flow/flow.h"

namespace tests {

// What stands in one column of the rows whose `title` column has those words.
inline std::set<std::string> cells_beside(const Caller& who, const std::string& question, std::size_t title, const std::string& words,
                                          std::size_t column) {
    const Reply file = who.get("/archive/lists.xlsx?" + question);
    EXPECT_EQ(file.status, 200) << question;
    std::set<std::string> found;
    if (file.status != 200) return found;
    const auto book = core::table::read_xlsx(core::view(file.text()));
    for (const auto& row : book.sheets.at(0).rows)
        if (row.cells.size() > std::max(title, column) && row.cells[title].find(words) != std::string::npos) found.insert(row.cells[column]);
    return found;
}

}  // namespace tests
