// SPDX-License-Identifier: Apache-2.0
// Who has had a secret letter (R, SR) before him (letters.md 2.7): kept in the trail, told to its originator and to
// the archivist of its book.
#pragma once

#include "core/audit/trail.h"
#include "letters/service/room.h"

namespace letters {

class Readings {
  public:
    explicit Readings(Parts& parts) : parts_(parts) {}

    // Kept before the answer goes out: without the note nothing is shown. Nobody has it before him yet: `what` is "".
    // Tells whether it is secret; of others nothing is kept.
    bool note(const core::Context& ctx, LetterId id, std::string_view what);
    // Newest first. Error(forbidden) for who may not know, Error(not_found) for who may not read.
    std::vector<core::audit::Entry> of(const core::Context& ctx, LetterId id);

  private:
    Parts& parts_;
};

}  // namespace letters
