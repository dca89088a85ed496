// SPDX-License-Identifier: Apache-2.0
// Squares and the cells over them, laid row by row as HTML lays them: a cell takes the next free square.
#include "style/body_table.h"

#include <algorithm>

namespace style {

namespace {

std::string said(std::size_t number) { return std::to_string(number); }

std::size_t squares(const Cell& cell) { return static_cast<std::size_t>(cell.columns); }

}  // namespace

std::size_t columns_of(const Rows& rows) {
    std::size_t columns = 0;
    if (!rows.empty())
        for (const auto& cell : rows.front()) columns += squares(cell);
    return columns;
}

std::optional<TableFault> fault_in(const Rows& rows) {
    const auto columns = columns_of(rows);
    if (columns == 0) return TableFault{"style.fault.table_empty", {}};
    if (columns > max_table_columns)
        return TableFault{"style.fault.table_columns", {{"most", said(max_table_columns)}}};
    if (rows.size() > static_cast<std::size_t>(max_table_rows))
        return TableFault{"style.fault.table_rows", {{"most", std::to_string(max_table_rows)}}};
    std::vector<std::size_t> reach(columns, 0);   // by column: how many rows from here on are covered
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto here = said(row + 1);
        auto have = columns - static_cast<std::size_t>(std::count(reach.begin(), reach.end(), 0u));
        for (const auto& cell : rows[row]) have += squares(cell);
        if (have != columns)
            return TableFault{"style.fault.table_ragged",
                              {{"row", here}, {"have", said(have)}, {"want", said(columns)}}};
        std::size_t at = 0;
        for (const auto& cell : rows[row]) {
            while (at < columns && reach[at] > 0) ++at;
            const auto end = at + squares(cell);
            if (end > columns || std::any_of(reach.begin() + static_cast<std::ptrdiff_t>(at),
                                             reach.begin() + static_cast<std::ptrdiff_t>(end),
                                             [](std::size_t left) { return left > 0; }))
                return TableFault{"style.fault.table_overlap", {{"row", here}}};
            if (row + static_cast<std::size_t>(cell.rows) > rows.size())
                return TableFault{"style.fault.table_reach", {{"row", here}}};
            for (; at < end; ++at) reach[at] = static_cast<std::size_t>(cell.rows);
        }
        for (auto& left : reach) --left;
    }
    return std::nullopt;
}

std::size_t header_rows(const Rows& rows) {
    std::size_t heads = 0, reach = 0, closed = 0;
    while (heads < rows.size()) {
        const auto& row = rows[heads];
        if (!std::all_of(row.begin(), row.end(), [](const Cell& cell) { return cell.header; })) break;
        for (const auto& cell : row) reach = std::max(reach, heads + static_cast<std::size_t>(cell.rows));
        ++heads;
        if (reach <= heads) closed = heads;
    }
    return closed == rows.size() ? 0 : closed;
}

}  // namespace style
