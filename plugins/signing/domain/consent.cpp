// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/consent.h"

#include "core/base/error.h"

namespace signing {

using core::Code;
using core::Error;

const OwnStep* signature_asked(const OwnRound& round, const Act& act) {
    if (!goes_on(round.state)) return nullptr;
    for (const OwnStep* step : round.active())
        if (!paraf(step->kind) && step->position == act.position) return step;
    return nullptr;
}

const OwnStep& ready_for_consent(const OwnRound& round, const Act& act, const Card& card, const core::Digest& now,
                                 const core::Digest& seen) {
    if (card.ink) throw Error(Code::conflict, "signing.error.by_ink");
    const OwnStep* step = signature_asked(round, act);
    if (step == nullptr) throw Error(Code::conflict, "signing.error.not_your_turn");
    // Once the number is taken it stands in what is printed; what was approved is what counts.
    const bool printed = round.state == RoundState::approved || now == round.content;
    if (seen != round.content || !printed) throw Error(Code::conflict, "signing.error.sign_changed");
    if (!card.must_read.empty() && !step->opened) throw Error(Code::conflict, "signing.error.not_opened");
    return *step;
}

bool holds(const Consent& consent, const OwnRound& round, core::PersonId person) {
    return consent.person == person && consent.content == round.content;
}

}  // namespace signing
