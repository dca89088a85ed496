// SPDX-License-Identifier: Apache-2.0
// Whether the cells of a table fit together: every square of it is covered by one cell. Inner to the
// room's own readers.
#pragma once

#include <optional>

#include "style/body.h"

namespace style {

using Rows = std::vector<std::vector<Cell>>;

// Columns the first row covers.
std::size_t columns_of(const Rows& rows);

struct TableFault {
    std::string key;   // "style.fault.table_ragged"
    core::Args args;   // row, have, want, most
};
// The first thing wrong, with the row it is in, counted from 1.
std::optional<TableFault> fault_in(const Rows& rows);

// Rows from the first on that hold header cells only and into which no cell reaches from above and out
// of which none reaches down; 0 when that is all of the table.
std::size_t header_rows(const Rows& rows);

}  // namespace style
