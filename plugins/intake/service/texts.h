// SPDX-License-Identifier: Apache-2.0
// All pages of a PDF read: by its text layer, and by OCR where a page has none.
#pragma once

#include "intake/domain/page_words.h"
#include "intake/reading/ocr.h"
#include "intake/service/room.h"
#include "intake/text_reader.h"

namespace intake {

constexpr std::size_t least_words = 5;   // fewer on a page are a stamp or a page number, not its text

struct PagesRead {
    std::vector<PageWords> layer, pictures;   // what the file holds itself, and what was recognised
    bool lacking = false, failed = false, more = false;   // no reader; a page too much for it; pages beyond the bound

    int recognised() const { return static_cast<int>(pictures.size()); }
    std::vector<PageWords> all() const;   // in the order of the pages
    FileText told() const;
};

// Throws as words_in does.
PagesRead read_pages(core::ByteView pdf, const Ocr& ocr, int most_pages);

class Texts final : public TextReader {
  public:
    explicit Texts(Parts& parts) : parts_(parts) {}
    FileText read(core::ByteView file, int most_pages) override;

  private:
    Parts& parts_;
};

}  // namespace intake
