// SPDX-License-Identifier: Apache-2.0
// Writes a Document as tagged PDF/A-2b (3b with an attachment). The same document, setup and fonts
// always give the same bytes. Not signed: signatures are added by increments and never rewrite a
// byte.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/pdf/document.h"

namespace core::pdf {

// Where a SignatureSpace came to lie, in points from the lower left corner of the page.
struct Place {
    std::string name;
    int page = 0;  // from 0
    double x = 0, y = 0, width = 0, height = 0;

    bool operator==(const Place&) const = default;
};

struct Result {
    Bytes bytes;
    int pages = 0;
    std::vector<Place> places;
};

// `fonts` is the folder share/naskah/fonts. Throws Error:
//   invalid "core.pdf.glyph" {character: "U+1F600 😀", near: "rapat 😀 besok"}  the font lacks it
//   invalid "core.pdf.text"                             not UTF-8, or a control character
//   invalid "core.pdf.image", too_large "core.pdf.image_large"
//   invalid "core.pdf.qr"                               text too long for a QR code
//   invalid "core.pdf.footer"                           head, foot and margins leave no room
//   invalid "core.pdf.table_wide" {table: "No. Nama", columns: "30"}  more columns than fit
//   invalid "core.pdf.too_high" {part: "Kepala Dinas…"} a part that is never split does not fit
Result write(const Document& document, const Setup& setup, const std::filesystem::path& fonts);

}  // namespace core::pdf
