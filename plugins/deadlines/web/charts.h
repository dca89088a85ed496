// SPDX-License-Identifier: Apache-2.0
// Figures to the places of bars in an SVG; templates draw them. Everything is labelled where it stands.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/page/page.h"

namespace deadlines::web {

struct Bar {
    std::string label, value;      // written above the bar; value at its end
    std::int64_t length = 0;       // of the strong bar
    std::int64_t reach = 0;        // of the soft bar behind it; 0: none
    std::string link;              // "" : none
};
// BARS{HEIGHT, BAR{LABEL, VALUE, Y_TEXT, Y_BAR, WIDTH, SOFT{SOFT_WIDTH}}} of horizontal bars.
void show_bars(core::page::Data& data, const std::string& section, const std::vector<Bar>& bars);

struct Column {
    std::string label, value;
    std::int64_t height = 0;
};
// STRIP{TITLE, COLUMN{X, Y, HEIGHT, WIDTH, X_TEXT, Y_TEXT, VALUED{VALUE}, LABELLED{LABEL}}} of upright bars; of
// many columns only some are written on.
void show_columns(core::page::Data& data, const std::string& section, const std::string& title,
                  const std::vector<Column>& columns);

constexpr int chart_width = 440;

}  // namespace deadlines::web
