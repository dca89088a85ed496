// SPDX-License-Identifier: Apache-2.0
// Words of pages: those the file holds itself, and those tesseract reads from pictures of pages. Both run as child
// processes under limits; poppler draws the pictures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "intake/domain/page_words.h"

namespace intake {

// The text layer, page by page. Throws Error(unsupported, "core.pdf.unreadable.<reason>"), Error(unavailable,
// "core.child.away").
std::vector<PageWords> words_in(core::ByteView pdf);

// Grey pictures of the pages first..last (from 1), the longer side of each `side` pixels: netpbm "P5", one behind
// another. Throws as words_in does.
core::Bytes pictures_of(core::ByteView pdf, int first, int last, int side);

class Ocr {
  public:
    // `program`: a path or a name; "" is tesseract where it is installed; "off": none. `language`: of its data.
    explicit Ocr(std::string program = "off", std::string language = "ind");
    // Whether it can be started and has the language; asked once.
    bool installed() const { return ready_; }
    // Words of one page, from 1; nothing when the picture was too much for it. Throws as words_in does.
    std::optional<PageWords> read(core::ByteView pdf, int page) const;

  private:
    std::string program_, language_;
    bool ready_ = false;
};

}  // namespace intake
