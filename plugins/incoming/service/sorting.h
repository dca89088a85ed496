// SPDX-License-Identifier: Apache-2.0
// Sorting a mailbox: what comes first for the official, with a word why. By himself, or who has his mailbox.
#pragma once

#include <optional>
#include <string_view>

#include "incoming/service/room.h"

namespace incoming {

class Sorting {
  public:
    explicit Sorting(Parts& parts) : parts_(parts) {}

    // No mark takes away the one there is. Throws Error("incoming.error.incomplete") for a note too long.
    void mark(const core::Context& ctx, IncomingId id, std::optional<Mark> mark, std::string_view note);

  private:
    Parts& parts_;
};

}  // namespace incoming
