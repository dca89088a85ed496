// SPDX-License-Identifier: Apache-2.0
// Writing a letter: begin, save with a version check, look at what was saved before.
#pragma once

#include <string>
#include <vector>

#include "letters/service/room.h"

namespace letters {

class Draft {
  public:
    explicit Draft(Parts& parts) : parts_(parts) {}

    // An empty draft of the kind; signer and paraf are proposed from the line above the drafter.
    Letter begin(const core::Context& ctx, Kind kind);
    Letter create(const core::Context& ctx, Content content);
    // `seen` is the version the writer started from; Error(conflict, "letters.error.changed") when
    // another was saved since, and nothing is written. Saving what is there already adds no version.
    Letter save(const core::Context& ctx, LetterId id, Content content, std::int64_t seen);

    Letter find(const core::Context& ctx, LetterId id);
    std::vector<Version> versions(const core::Context& ctx, LetterId id);

    // Unknown positions and codes are faults; names to print are filled in. Used again when submitted.
    std::vector<core::Fault> complete(core::db::Tx& tx, Content& content);

  private:
    Parts& parts_;
};

}  // namespace letters
