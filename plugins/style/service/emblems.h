// SPDX-License-Identifier: Apache-2.0
// Emblems of letterheads and marks. A picture sent in is decoded, made no larger than a printer can show, and encoded
// anew; of an SVG the drawing is read and written anew (core/pdf/drawing.h). Nothing of the file itself is kept.
#pragma once

#include "style/service/parts.h"

namespace style {

constexpr std::size_t max_emblem_bytes = 4u << 20;
constexpr int least_emblem_pixels = 80, most_emblem_pixels = 480;   // of the longer side

class Emblems {
  public:
    explicit Emblems(Joined& joined) : joined_(joined) {}

    // `slot`: "negara", "daerah", or the id of a unit. Throws Error("style.error.incomplete") with a
    // fault of the field "file" that says what is wrong with the file.
    StoredEmblem upload(const core::Context& ctx, std::string_view slot, core::ByteView file);
    std::optional<StoredEmblem> newest(const core::Context& ctx, std::string_view slot);
    // PNG or SVG, written by us. Throws Error(not_found).
    core::Bytes picture(const core::Context& ctx, std::string_view slot);

  private:
    Joined& joined_;
};

}  // namespace style
