// SPDX-License-Identifier: Apache-2.0
// What a picture of a scanner tells of itself: TIFF with one page or many (by libtiff), JPEG (JFIF).
#pragma once

#include <optional>
#include <string>

#include "core/base/bytes.h"

namespace depot {

struct Image {
    std::string media;   // "image/tiff", "image/jpeg"
    int pages = 0;
    int dpi = 0;         // of its first page; 0: not told
};

// Nothing for another kind, and for one that is broken off.
std::optional<Image> image_in(core::ByteView bytes);

}  // namespace depot
