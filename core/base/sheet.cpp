// SPDX-License-Identifier: Apache-2.0
// Cells by column name.
#include "core/base/sheet.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/base/text.h"

namespace core {

bool Sheet::has(std::string_view column) const {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::size_t Sheet::at(std::string_view column) const {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin());
}

std::string Sheet::cell(const Row& row, std::string_view column) const {
    const auto found = at(column);
    return found < columns.size() && found < row.cells.size() ? row.cells[found] : std::string{};
}

std::optional<std::string> Sheet::code(const Row& row, std::string_view column) const {
    return has(column) ? code(row, at(column)) : std::string();
}

std::optional<std::string> Sheet::code(const Row& row, std::size_t column) {
    if (column >= row.cells.size()) return std::string();
    const auto& kept = row.cells[column];
    const auto number = std::find_if(row.numbers.begin(), row.numbers.end(), [&](const auto& each) { return each.column == column; });
    if (number == row.numbers.end() || kept.empty()) return kept;
    char* end = nullptr;
    const double value = std::strtod(kept.c_str(), &end);
    if (number->whole == 0 || *end != '\0' || value < 0) return std::nullopt;
    char text[64];
    const int width = number->whole + (number->places > 0 ? number->places + 1 : 0);
    const int used = std::snprintf(text, sizeof text, "%0*.*f", width, int{number->places}, value);
    // More places than the format shows: what is seen is not what was meant.
    if (used <= 0 || used >= int{sizeof text} || std::abs(std::strtod(text, nullptr) - value) > 1e-9) return std::nullopt;
    return std::string(text);
}

std::string Sheet::place(const Row& row, std::string_view column) const { return place(row, at(column)); }

std::string Sheet::place(const Row& row, std::size_t column) {
    std::string letters;
    for (auto left = column + 1; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters + std::to_string(row.line);
}

std::vector<std::string> Sheet::written(const std::string& number) {
    char* end = nullptr;
    const double value = std::strtod(number.c_str(), &end);
    char text[64];
    const int used = std::snprintf(text, sizeof text, "%.15g", value);   // 500.10000000000002 is 500.1
    const std::string plain(text, used > 0 ? static_cast<std::size_t>(used) : 0);
    if (number.empty() || *end != '\0' || plain.find_first_not_of("0123456789.") != plain.npos) return {};
    const auto point = plain.find('.');
    const std::string whole = plain.substr(0, point), part = point == plain.npos ? "" : plain.substr(point);
    constexpr std::size_t usual = 3;   // digits of the first level
    std::vector<std::string> all;
    for (std::size_t zeros = 0; zeros == 0 || whole.size() + zeros <= usual; ++zeros)
        for (const char* tail : {"", "0"})
            if (*tail == '\0' || !part.empty()) all.push_back(std::string(zeros, '0') + whole + part + tail);
    return all;
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
