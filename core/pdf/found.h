// SPDX-License-Identifier: Apache-2.0
// Placeholders among the glyphs of a page. Inner to core/pdf.
#pragma once

#include "core/pdf/page_text.h"

namespace core::pdf {

struct Found {
    std::string name;
    std::size_t first = 0, last = 0;   // glyphs, both included
    bool clean = true;                 // whole glyphs, one level line, in a measured font
};
std::vector<Found> found_in(const PageText& page);

// Where the line of a placeholder ends: the next text on it, or the edge less a margin.
double room_end(const PageText& page, const Found& found, double page_right);

}  // namespace core::pdf
