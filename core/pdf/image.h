// SPDX-License-Identifier: Apache-2.0
// Pictures from outside, decoded to plain pixels and encoded anew, so that nothing of the file sent
// in reaches the PDF.
#pragma once

#include "core/base/bytes.h"

namespace core::pdf {

struct Pixels {
    int width = 0, height = 0;
    int channels = 3;  // 1 grey, 3 red green blue; 8 bits each, rows from the top without gaps
    Bytes data;
};

// What goes into the PDF: raw pixels, or a JPEG file made by us.
struct Picture {
    int width = 0, height = 0;
    int channels = 3;
    bool jpeg = false;
    Bytes data;
};

constexpr long long max_pixels = 50'000'000;

// PNG or JPEG; transparency over white, turned upright as its Exif orientation says. Throws
// Error(invalid, "core.pdf.image") or Error(too_large, "core.pdf.image_large").
Pixels decode_image(ByteView file);
Bytes encode_jpeg(const Pixels& pixels, int quality);
Bytes encode_png(const Pixels& pixels);

// A logo or drawing: lossless from PNG, JPEG of quality 92 from JPEG.
Picture picture(ByteView file);
// A scanned sheet: JPEG of quality 85.
Picture scanned_picture(ByteView file);

}  // namespace core::pdf
