// SPDX-License-Identifier: Apache-2.0
#include "deadlines/web/charts.h"

#include <algorithm>

namespace deadlines::web {

using core::page::Data;

namespace {

constexpr std::int64_t strip_height = 60, most_written = 12;

std::int64_t scaled(std::int64_t value, std::int64_t most, std::int64_t room) {
    if (value <= 0 || most <= 0) return 0;
    return std::max<std::int64_t>(2, value * room / most);   // what is there is seen
}

}  // namespace

void show_bar(Data& row, const Bar& bar, std::int64_t most) {
    auto& shown = row.add("BAR");
    shown.set("WIDTH", scaled(bar.length, most, whole_bar));
    if (bar.reach > 0) shown.add("SOFT").set("REACH", scaled(bar.reach, most, whole_bar));
}

void show_columns(Data& data, const std::string& section, const std::string& title,
                  const std::vector<Column>& columns) {
    if (columns.empty()) return;
    std::int64_t most = 1;
    for (const auto& column : columns) most = std::max(most, column.height);
    const auto every = (static_cast<std::int64_t>(columns.size()) + most_written - 1) / most_written;
    auto& strip = data.add(section);
    strip.set("TITLE", title);
    std::int64_t at = 0;
    for (const auto& column : columns) {
        const auto height = scaled(column.height, most, strip_height);
        auto& shown = strip.add("COLUMN");
        shown.set("Y", strip_height - height).set("COLUMN_HEIGHT", height);
        if (at++ % every != 0) continue;
        shown.add("LABELLED").set("LABEL", column.label);
        shown.add("VALUED").set("VALUE", column.value);
    }
}

}  // namespace deadlines::web
