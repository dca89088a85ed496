// SPDX-License-Identifier: Apache-2.0
// Pages drawn small and grey by another renderer, and held against each other.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "core/base/bytes.h"

namespace signing {

struct Drawn {
    int width = 0, height = 0;
    std::vector<std::uint8_t> grey;  // row by row, from the top
    std::uint8_t at(int x, int y) const { return grey[static_cast<std::size_t>(y * width + x)]; }
};

// In parts of the page as shown, from the top left corner.
struct Area {
    double left = 0, top = 0, right = 0, bottom = 0;
};

// Nothing when the renderer cannot read the file, not in this time, or not in its memory (memory.h).
std::optional<int> count_pages(core::ByteView pdf, std::chrono::milliseconds time);
// Pages `first` to `last`, counted from 1; fewer where the file has fewer.
std::optional<std::vector<Drawn>> draw(core::ByteView pdf, int first, int last, std::chrono::milliseconds time);
// The pictures one after another as `pdftoppm -gray` writes them; nothing when they are something else.
std::optional<std::vector<Drawn>> pictures_of(core::ByteView pgm);

// Outside the areas; the edges of strokes may differ by a shade.
bool look_alike(const Drawn& a, const Drawn& b, const std::vector<Area>& apart);
// Something is printed there: more than a fiftieth of the area is not of its ground colour.
bool is_printed(const Drawn& page, const Area& area);

}  // namespace signing
