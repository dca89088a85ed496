// SPDX-License-Identifier: Apache-2.0
// Figures to the lengths of bars in an SVG that is stretched to its place: words and figures stand beside it as text
// of the page, so that they wrap and keep their size on any desk and on paper.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/page/page.h"

namespace deadlines::web {

// Beside its figures: the strong bar, and the outline that goes on behind it. 0: none.
struct Bar {
    std::int64_t length = 0, reach = 0;
};
constexpr std::int64_t whole_bar = 1000;   // the longest
// BAR{WIDTH, SOFT{REACH}} of the row, against the largest of all.
void show_bar(core::page::Data& row, const Bar& bar, std::int64_t most);

struct Column {
    std::string label, value;
    std::int64_t height = 0;
};
// STRIP{TITLE, COLUMN{Y, COLUMN_HEIGHT, VALUED{VALUE}, LABELLED{LABEL}}} of upright bars; of many columns only some are
// written on.
void show_columns(core::page::Data& data, const std::string& section, const std::string& title,
                  const std::vector<Column>& columns);

}  // namespace deadlines::web
