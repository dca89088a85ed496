// SPDX-License-Identifier: Apache-2.0
// The letter on paper: the draft as it would look, the final bytes to sign, the signed file, and
// pictures of pages. Pictures are kept in a cache folder under the digest of the file they show.
#pragma once

#include <string>

#include "letters/service/room.h"
#include "style/document_sheet.h"

namespace letters {

// What its files are called: "000.1.5-12-DISKOMINFO".
std::string file_stem(const Letter& letter);

// Where a page's picture is found. The address changes with what it shows, so a browser may keep the picture.
std::string picture_link(const Letter& letter, int page);

class Paper {
  public:
    explicit Paper(Parts& parts) : parts_(parts) {}

    struct File {
        core::Bytes bytes;
        std::string name;      // "000.1.5-12-DISKOMINFO.pdf"
        int pages = 1;
        bool final = false;    // signed: never changes again
    };
    File pdf(const core::Context& ctx, LetterId id);
    // PNG; pages count from 1. Throws Error(not_found, "core.pdf.page").
    core::Bytes picture(const core::Context& ctx, LetterId id, int page);
    int pages(const core::Context& ctx, LetterId id);

    // The final unsigned sheet of a numbered letter; the same letter gives the same bytes.
    style::Rendered final_sheet(LetterId id);

  private:
    Parts& parts_;
};

}  // namespace letters
