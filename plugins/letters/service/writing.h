// SPDX-License-Identifier: Apache-2.0
// The soft lock of a draft, and of a letter being corrected.
#pragma once

#include "letters/service/room.h"

namespace letters {

class Writing {
  public:
    explicit Writing(Parts& parts) : parts_(parts) {}

    // The actor writes, or goes on writing. Gives the other when somebody else is; then nothing changes,
    // unless he takes over, which is kept in the trail. Throws as saving would for who may not write.
    std::optional<Writer> begin(const core::Context& ctx, LetterId id, bool take_over);
    void leave(const core::Context& ctx, LetterId id);
    // Who writes now, the actor too.
    std::optional<Writer> now(const core::Context& ctx, LetterId id);

  private:
    Parts& parts_;
};

}  // namespace letters
