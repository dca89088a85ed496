// SPDX-License-Identifier: Apache-2.0
// The visible mark of a signature, and the seal of an office: a code or emblem, by whom, in which capacity and
// when. Drawn on a page of its own, to be shown in the field of the signature.
#pragma once

#include <filesystem>

#include "core/pdf/write.h"

namespace core::pdf {

// What is empty is left out. One picture stands on the left; with both the code stands on the right.
struct SignatureMark {
    std::string said;       // "Ditandatangani secara elektronik oleh:"
    Bytes emblem;           // PNG, JPEG or SVG
    std::string qr;         // what the code says
    std::string capacity;   // "Plt. Kepala Dinas Kesehatan"
    std::string name;
    std::string time;       // "23 November 2026, 15.42 WIB"
    // Room for a picture the caller lays over the page himself, in place of `emblem`: DrawnMark::emblem tells where.
    bool emblem_room = false;
};

struct DrawnMark {
    Bytes page;     // a PDF of one page
    Place at;       // the mark on it, with its frame
    Place emblem;   // of emblem_room; width 0 without
};

// As wide as asked for, as high as its words need. Throws what write() throws.
DrawnMark draw_mark(const SignatureMark& mark, double width_mm, const std::filesystem::path& fonts,
                    Typeface typeface = Typeface::sans);

// Upright, for a stamp beside a signature: the emblem over the words, in the middle.
DrawnMark draw_seal(const SignatureMark& mark, double width_mm, const std::filesystem::path& fonts,
                    Typeface typeface = Typeface::sans);

// A table alone on a page of A4. `setup` without its own margins, numbers and foot.
DrawnMark draw_alone(Table table, double width_mm, Setup setup, const std::filesystem::path& fonts);

}  // namespace core::pdf
