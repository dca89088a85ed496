// SPDX-License-Identifier: Apache-2.0
// The words of a kept file, for rooms that let them be found: its text layer, and what tesseract recognises on pages
// that have none. Programs of their own do it, under limits; a page takes them seconds.
#pragma once

#include <string>

#include "core/base/bytes.h"

namespace intake {

struct FileText {
    std::string text;         // that the file holds itself
    std::string recognised;   // in pictures of its pages
    std::string trouble;      // a key of the room's words, where some of it could not be read; "" when all was
};

class TextReader {
  public:
    virtual ~TextReader() = default;
    // PDF, TIFF, JPEG, PNG or DOCX, told by its content; of the pages without text the first `most_pages`.
    // Throws Error(unsupported) or (too_large) for what is never read, Error(unavailable, "core.child.away").
    virtual FileText read(core::ByteView file, int most_pages) = 0;
};

}  // namespace intake
