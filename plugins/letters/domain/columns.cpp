// SPDX-License-Identifier: Apache-2.0
#include "letters/domain/columns.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "core/base/clock.h"
#include "core/base/text.h"
#include "style/dates.h"

namespace letters {

namespace {

bool figure(char c) { return c >= '0' && c <= '9'; }

// "23/11/2026" and "23-11-2026" as offices write a day; anything else as it is.
std::string day_of(const std::string& cell) {
    const auto parts = core::text::split(core::text::replace(cell, "/", "-"), '-');
    const bool figures = parts.size() == 3 && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), figure);
    });
    if (!figures || parts[2].size() != 4 || parts[0].size() > 2 || parts[1].size() > 2) return cell;
    const auto two = [](const std::string& part) { return part.size() == 1 ? "0" + part : part; };
    return parts[2] + "-" + two(parts[1]) + "-" + two(parts[0]);
}

}  // namespace

std::string folded_name(std::string_view name) {
    std::string folded;
    for (const char c : core::text::lower(name))
        if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c))) folded += c;
    return folded;
}

Matching match(const std::vector<std::string>& titles, const std::vector<ColumnWish>& wanted) {
    Matching matching;
    std::set<std::size_t> used;
    for (const auto& each : wanted) {
        std::vector<std::string> names{folded_name(each.code)};
        for (const auto& name : each.names) names.push_back(folded_name(name));
        bool found = false;
        for (std::size_t i = 0; i < titles.size() && !found; ++i) {
            const auto title = folded_name(titles[i]);
            if (title.empty() || used.contains(i) || std::find(names.begin(), names.end(), title) == names.end()) continue;
            matching.columns[each.code] = i;
            used.insert(i);
            found = true;
        }
        if (!found) matching.lacking.push_back(each.code);
    }
    for (std::size_t i = 0; i < titles.size(); ++i)
        if (!used.contains(i) && !titles[i].empty()) matching.unused.push_back(titles[i]);
    return matching;
}

std::string cell_at(const core::Sheet::Row& row, std::size_t column) {
    return column < row.cells.size() ? row.cells[column] : std::string();
}

bool rounded(std::string_view cell) {
    const auto e = cell.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || e + 1 == cell.size()) return false;
    const auto mantissa = cell.substr(0, e);
    auto power = cell.substr(e + 1);
    if (power.front() == '+') power.remove_prefix(1);
    return !power.empty() && figure(mantissa.front()) && std::all_of(power.begin(), power.end(), figure) &&
           std::all_of(mantissa.begin(), mantissa.end(), [](char c) { return figure(c) || c == '.' || c == ','; });
}

bool failed(std::string_view cell) {
    static const std::set<std::string_view> all{"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"};
    return all.contains(cell);
}

std::string worded(const std::string& cell) {
    constexpr std::string_view shape = "0000-00-00";
    const bool day = cell.size() == shape.size() && std::equal(cell.begin(), cell.end(), shape.begin(), [](char c, char like) {
        return like == '0' ? figure(c) : c == like;
    });
    if (!day) return cell;
    try {
        return style::long_date(core::parse_date(cell), false);
    } catch (const core::Error&) {
        return cell;   // no such day
    }
}

bool fillable(const style::Part& part) {
    return part.type == style::PartType::persons || part.type == style::PartType::table;
}

Rows rows_of(const style::Part& part, const core::Sheet& sheet, std::size_t before) {
    std::vector<ColumnWish> wanted;
    for (const auto& field : part.fields) {
        ColumnWish one{field.code, {field.label}};
        for (auto& half : core::text::split(field.label, '/')) one.names.push_back(std::move(half));
        wanted.push_back(std::move(one));
    }
    Rows filled;
    filled.matching = match(sheet.titles, wanted);
    const auto fault = [&](std::size_t n, const style::Field& field, const core::Sheet::Row& row, const char* key) {
        filled.faults.push_back({"parts." + part.code + "." + std::to_string(n) + "." + field.code, key,
                                 {{"line", std::to_string(row.line)}, {"column", field.label}}});
    };
    for (const auto& row : sheet.rows) {
        core::Json made = core::Json::object();
        const auto n = before + filled.rows.size() + 1;
        for (const auto& field : part.fields) {
            const auto column = filled.matching.columns.find(field.code);
            if (column == filled.matching.columns.end()) continue;
            auto cell = cell_at(row, column->second);
            const bool date = field.type == style::FieldType::date || field.type == style::FieldType::day;
            cell = date ? day_of(cell) : worded(cell);
            if (cell.empty() && field.required) fault(n, field, row, "letters.fault.cell_empty");
            if (rounded(cell)) fault(n, field, row, "letters.fault.cell_rounded");
            if (failed(cell)) fault(n, field, row, "letters.fault.cell_failed");
            if (!cell.empty()) made[field.code] = std::move(cell);
        }
        if (!made.empty()) filled.rows.push_back(std::move(made));
    }
    return filled;
}

}  // namespace letters
