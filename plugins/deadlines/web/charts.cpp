// SPDX-License-Identifier: Apache-2.0
#include "deadlines/web/charts.h"

#include <algorithm>

namespace deadlines::web {

using core::page::Data;

namespace {

constexpr int row_height = 44, text_line = 16, bar_top = 22, value_room = 130;
constexpr int strip_top = 36, strip_height = 66, strip_foot = 120, most_written = 12;

std::int64_t scaled(std::int64_t value, std::int64_t most, std::int64_t room) {
    if (value <= 0 || most <= 0) return 0;
    return std::max<std::int64_t>(2, value * room / most);   // what is there is seen
}

}  // namespace

void show_bars(Data& data, const std::string& section, const std::vector<Bar>& bars) {
    if (bars.empty()) return;
    std::int64_t most = 1;
    for (const auto& bar : bars) most = std::max({most, bar.length, bar.reach});
    auto& chart = data.add(section);
    chart.set("HEIGHT", static_cast<std::int64_t>(bars.size()) * row_height);
    std::int64_t top = 0;
    for (const auto& bar : bars) {
        const auto width = scaled(bar.length, most, chart_width - value_room);
        const auto reach = scaled(bar.reach, most, chart_width - value_room);
        auto& row = chart.add("BAR");
        row.set("LABEL", bar.label)
            .set("VALUE", bar.value)
            .set("Y_TEXT", top + text_line)
            .set("Y_BAR", top + bar_top)
            .set("Y_VALUE", top + bar_top + 12)
            .set("WIDTH", width)
            .set("X_VALUE", std::max(width, reach) + 6);
        if (reach > 0) row.add("SOFT").set("SOFT_WIDTH", reach);
        top += row_height;
    }
}

void show_columns(Data& data, const std::string& section, const std::string& title,
                  const std::vector<Column>& columns) {
    if (columns.empty()) return;
    std::int64_t most = 1;
    for (const auto& column : columns) most = std::max(most, column.height);
    const auto count = static_cast<std::int64_t>(columns.size());
    const auto step = chart_width / count;
    const auto every = (count + most_written - 1) / most_written;
    auto& strip = data.add(section);
    strip.set("TITLE", title).set("BASE", strip_top + strip_height).set("HEIGHT", strip_foot);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto& column = columns[static_cast<std::size_t>(i)];
        const auto height = scaled(column.height, most, strip_height);
        auto& shown = strip.add("COLUMN");
        shown.set("X", i * step + 1)
            .set("Y", strip_top + strip_height - height)
            .set("COLUMN_HEIGHT", height)
            .set("WIDTH", std::max<std::int64_t>(2, step - 4))
            .set("X_TEXT", i * step + step / 2)
            .set("Y_VALUE", strip_top + strip_height - height - 4);
        if (i % every != 0) continue;
        shown.add("LABELLED").set("LABEL", column.label);
        if (column.height > 0) shown.add("VALUED").set("VALUE", column.value);
    }
}

}  // namespace deadlines::web
