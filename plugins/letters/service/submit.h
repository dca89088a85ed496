// SPDX-License-Identifier: Apache-2.0
// Sending a draft up for paraf and signature, taking it back, and withdrawing it while it is sealing.
#pragma once

#include "letters/service/draft.h"

namespace letters {

class Submit {
  public:
    Submit(Parts& parts, Draft& draft) : parts_(parts), draft_(draft) {}

    // Throws Error("letters.error.incomplete") with every missing part, Error(conflict,
    // "letters.error.changed") when `seen` is not the version as saved.
    Letter send_up(const core::Context& ctx, LetterId id, std::int64_t seen, const Along& along = {});
    Letter take_back(const core::Context& ctx, LetterId id, const Along& along = {});
    // The number stays in the book as batal, with the reason.
    Letter withdraw(const core::Context& ctx, LetterId id, std::string_view reason);

  private:
    Parts& parts_;
    Draft& draft_;
};

}  // namespace letters
