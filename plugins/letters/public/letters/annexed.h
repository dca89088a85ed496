// SPDX-License-Identifier: Apache-2.0
// A register as the annex of a draft: its title lines, its table, what stands below it.
#pragma once

#include "core/base/json.h"
#include "core/table/sheet.h"
#include "style/body.h"

namespace letters {

// Whether a letter takes it as its annex: by rows, and by what a body of a letter may hold. A larger one is named by its
// fingerprint.
inline bool fits(const core::table::Sheet& sheet) {
    constexpr std::size_t most_rows = 300;
    if (sheet.rows.size() > most_rows || sheet.columns.size() > style::max_table_columns) return false;
    std::size_t bytes = 0;
    for (const auto* texts : {&sheet.titles, &sheet.notes})
        for (const auto& each : *texts) bytes += each.size();
    for (const auto& each : sheet.columns) bytes += each.heading.size();
    for (const auto& row : sheet.rows)
        for (const auto& cell : row) bytes += core::table::text_of(cell).size();
    return bytes <= style::max_body_text;
}

inline core::Json annexed_paragraph(const std::string& text) {
    core::Json made{{"type", "paragraph"}};
    if (!text.empty()) made["content"] = core::Json::array({{{"type", "text"}, {"text", text}}});
    return made;
}

inline core::Json annexed_row(const std::vector<std::string>& cells, const char* type) {
    core::Json row = core::Json::array();
    for (const auto& each : cells) row.push_back({{"type", type}, {"content", core::Json::array({annexed_paragraph(each)})}});
    return {{"type", "table_row"}, {"content", std::move(row)}};
}

// The first title is that of the annex itself. Its columns share the sheet by what stands in them, so that no word is broken
// while there is room.
inline core::Json annexed(const core::table::Sheet& sheet) {
    std::vector<std::string> headings;
    for (const auto& each : sheet.columns) headings.push_back(each.heading);
    core::Json rows = core::Json::array({annexed_row(headings, "table_header")});
    for (const auto& each : sheet.rows) {
        std::vector<std::string> cells;
        for (const auto& cell : each) cells.push_back(core::table::text_of(cell));
        rows.push_back(annexed_row(cells, "table_cell"));
    }
    core::Json blocks = core::Json::array();
    for (std::size_t i = 1; i < sheet.titles.size(); ++i) blocks.push_back(annexed_paragraph(sheet.titles[i]));
    blocks.push_back({{"type", "table"}, {"content", std::move(rows)}});
    for (const auto& each : sheet.notes) blocks.push_back(annexed_paragraph(each));
    return {{"type", "doc"}, {"content", std::move(blocks)}};
}

}  // namespace letters
