// SPDX-License-Identifier: Apache-2.0
// A round changed while it runs: a step added or removed, or the content corrected by whoever has it.
#pragma once

#include "signing/domain/round.h"

namespace signing {

// Where a new step goes: beside an open step, into its group, or before one. Neither: before the signature.
struct Where {
    std::optional<StepId> beside, before;
};

// `step` has id, kind, position, names and holder. Before a group that is asked already only when nobody
// but the actor has it open. Throws Error(conflict) or Error(invalid) naming "position", "beside", "before"
// or "reason".
void add(OwnRound& round, const Act& act, OwnStep step, const Where& place, std::string reason);
// Throws Error(conflict) for the signature, for a required step somebody holds, for one that is done.
void remove(OwnRound& round, const Act& act, StepId id, std::string reason);

// The corrected content covers no paraf given before: those lapse. Whoever gave one is asked again, in the
// order they stood in, right after the one who corrected; before the signature when the signer did. Content
// that is the same leaves all as it is. `id` makes the ids of the new steps; gives the steps that lapsed.
// By the originator it may be done without an active step: then they are asked after those who have it now.
enum class Corrector { asked, originator };
std::vector<OwnStep> amend(OwnRound& round, const Act& act, const core::Digest& content,
                           const std::function<StepId()>& id, Corrector by = Corrector::asked);

}  // namespace signing
