// SPDX-License-Identifier: Apache-2.0
// Placeholders among the glyphs of a page. Inner to core/pdf.
#pragma once

#include "core/pdf/page_text.h"

namespace core::pdf {

struct Found {
    std::string name;
    std::size_t first = 0, last = 0;   // glyphs, both included
    bool clean = true;                 // whole glyphs that are seen, one level line, in a measured font
};
// Too heavy when a page has more than a thousand.
std::vector<Found> found_in(const PageText& page);

// The last glyph shown right behind it, which moves along with what is put in its place.
std::size_t last_behind(const PageText& page, const Found& found);
// The width for all values of `line`, which stand right behind one another: up to the next text that stays
// where it is, or to `right`, without what moves along.
double room_of(const PageText& page, const std::vector<Found>& line, double right);

}  // namespace core::pdf
