// SPDX-License-Identifier: Apache-2.0
// What becomes of the dossiers of a transfer and of a handover where they arrive.
#pragma once

#include "disposal/service/parts.h"

namespace disposal {

// Into the records unit, with definitive numbers; what did not come stays with its unit.
void hand_in(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Proposal& proposal);
// What is held or lent when it is decreed is struck out and told. Throws Error(conflict) where nothing is left.
void set_back(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Proposal& proposal);
// The institution has looked at each: what did not come, is held, lent, or is not as it was listed is struck out and free
// again, so that the act names what is taken over and no more.
void take_over(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Proposal& proposal);
// All that is left, or nothing: throws Error(conflict) naming the line that may not go.
void hand_over(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Proposal& proposal);
// Struck out where it had arrived: the act tells of it.
void give_back(Line& line);

}  // namespace disposal
