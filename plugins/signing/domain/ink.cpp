// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/ink.h"

#include <algorithm>

namespace signing {

using core::Code;
using core::Error;

void hand_to_ink(OwnRound& round, const Act& act, const core::Digest& content) {
    approve(round, act, content);
    round.ink = true;
}

const OwnStep& close(OwnRound& round, const core::Digest& scan, core::Instant at) {
    if (round.state != RoundState::approved) throw Error(Code::conflict, "signing.error.round_over");
    if (!round.ink) throw Error(Code::conflict, "signing.error.not_ink");
    const auto step = std::find_if(round.steps.begin(), round.steps.end(), [](const OwnStep& each) {
        return each.state == StepState::active && !paraf(each.kind);
    });
    if (step == round.steps.end()) throw Error(Code::conflict, "signing.error.round_over");
    step->state = StepState::passed;
    step->at = at;
    round.state = RoundState::sealed;
    round.sealed = scan;
    return *step;
}

}  // namespace signing
