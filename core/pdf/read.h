// SPDX-License-Identifier: Apache-2.0
// Looks into PDFs from outside. Structure is read by QPDF without recovery: what is not sound is
// refused. Text and pictures are made by poppler in a child process under limits.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace core::pdf {

struct PageSize {
    double width_mm = 0, height_mm = 0;  // as shown, after rotation
};

struct Facts {
    int pages = 0;
    bool encrypted = false;  // opens without a password, yet is encrypted
    int signatures = 0;      // signature fields that hold a signature
    std::string version;     // "1.7"
    std::vector<PageSize> sizes;
};

// Throws Error(unsupported): "core.pdf.unreadable.<reason>" {detail: the reader's words, for the
// log} for anything not a sound PDF, "core.pdf.locked" when a password is asked for.
Facts inspect(ByteView pdf);

// What a sound PDF calls itself: "2b"; "" when by its own word it is no PDF/A.
std::string pdfa(ByteView pdf);

// Text in reading order, UTF-8, pages parted by '\f': that of the content in a tagged file, by
// place on the page in others. Throws Error(unsupported, "core.pdf.unreadable.<reason>"),
// Error(unavailable, "core.child.away").
std::string text(ByteView pdf);

// PNG of one page, counted from 0; dpi from 20 to 300. Throws as text(), and Error(not_found,
// "core.pdf.page").
Bytes picture(ByteView pdf, int page, int dpi);

}  // namespace core::pdf
