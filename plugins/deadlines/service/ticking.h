// SPDX-License-Identifier: Apache-2.0
// Every quarter of an hour: reminders, escalations, pauses that are over. Each is given once, in working time
// of its unit; after the server stood still one each, not one for every quarter missed.
#pragma once

#include "deadlines/service/parts.h"

namespace deadlines {

class Ticking {
  public:
    static constexpr std::string_view job = "deadlines.tick";

    explicit Ticking(Parts& parts) : parts_(parts) {}

    // Puts the next round on; a waiting one stands for both.
    void schedule();
    // One round now; gives how many reminders and escalations it gave.
    int run();

  private:
    int one(core::db::Tx& tx, const Ground& ground, Wait wait, core::Instant now);
    int remind(core::db::Tx& tx, Wait& wait, core::Instant now);
    int escalate(core::db::Tx& tx, Wait& wait, core::Instant now, core::Date today);
    std::optional<core::PositionId> above(core::db::Tx& tx, const Wait& wait, core::Date today);

    Parts& parts_;
};

}  // namespace deadlines
