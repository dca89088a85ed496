// SPDX-License-Identifier: Apache-2.0
// Cells by column name.
#include "core/base/sheet.h"

#include <algorithm>

#include "core/base/text.h"

namespace core {

bool Sheet::has(std::string_view column) const {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::string Sheet::cell(const Row& row, std::string_view column) const {
    const auto found = std::find(columns.begin(), columns.end(), column);
    const auto at = static_cast<std::size_t>(found - columns.begin());
    return at < row.cells.size() ? row.cells[at] : std::string{};
}

Sheet Sheet::of(std::string name, std::vector<Row> rows) {
    Sheet sheet;
    sheet.name = std::move(name);
    bool headed = false;
    for (Row& row : rows) {
        for (std::string& cell : row.cells) cell = std::string(text::trim(cell));
        if (std::all_of(row.cells.begin(), row.cells.end(),
                        [](const auto& c) { return c.empty(); }))
            continue;
        if (headed) {
            sheet.rows.push_back(std::move(row));
            continue;
        }
        sheet.titles = row.cells;
        for (const std::string& cell : row.cells)
            sheet.columns.push_back(text::replace(text::lower(cell), " ", "_"));
        headed = true;
    }
    return sheet;
}

const Sheet* Workbook::find(std::string_view name) const {
    for (const Sheet& sheet : sheets)
        if (sheet.name == name) return &sheet;
    return nullptr;
}

}  // namespace core
