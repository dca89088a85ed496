// SPDX-License-Identifier: Apache-2.0
// Who may know of what waits, and how much of its subject.
#pragma once

#include "deadlines/service/parts.h"

namespace deadlines {

// Whoever holds it or waits for it; of what is not secret also heads of its unit or above, and whom it was raised to.
bool may_know(core::db::Tx& tx, Parts& parts, const core::Actor& actor, const Wait& wait);

// What the actor may be told of their subjects: as its room says, with a link. Where the room tells him nothing,
// title and number alone of what is not secret and was raised to him, and of ordinary letters that are overdue with
// somebody of his units.
std::map<WaitId, Said> said_of(core::db::Tx& tx, Parts& parts, const core::Actor& actor, core::Instant now,
                               const std::vector<Wait>& waits);

// The seat stands above the position.
bool above(core::db::Tx& tx, Parts& parts, core::PositionId seat, core::PositionId position);

}  // namespace deadlines
