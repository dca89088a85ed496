// SPDX-License-Identifier: Apache-2.0
// A kind, a profile or a letterhead as it prints, with sample content, before it is published.
#pragma once

#include "core/pdf/pictures.h"
#include "style/service/shelf.h"

namespace style {

class Preview {
  public:
    Preview(Joined& joined, Shelf& shelf, core::pdf::Pictures pictures)
        : joined_(joined), shelf_(shelf), pictures_(std::move(pictures)) {}

    // Edition `number` of a thing; 0 is the draft, else the newest. A profile and a letterhead are
    // shown on a document of `kind`.
    Rendered show(const core::Context& ctx, Thing thing, std::string_view code, std::int64_t number,
                  std::string_view kind = "undangan");
    // PNG; pages count from 1.
    core::Bytes picture(const core::Context& ctx, Thing thing, std::string_view code, std::int64_t number, int page,
                        std::string_view kind = "undangan");

  private:
    Sheet sheet(core::db::Tx& tx, const core::Context& ctx, Thing thing, std::string_view code, std::int64_t number,
                std::string_view kind);

    Joined& joined_;
    Shelf& shelf_;
    core::pdf::Pictures pictures_;
};

}  // namespace style
