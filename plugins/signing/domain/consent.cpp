// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/consent.h"

#include "core/base/error.h"

namespace signing {

using core::Code;
using core::Error;

const OwnStep* signature_asked(const OwnRound& round, const Act& act) {
    if (!goes_on(round.state) || act.lent) return nullptr;
    for (const OwnStep* step : round.active())
        if (!paraf(step->kind) && step->position == act.position) return step;
    return nullptr;
}

void require_read(const OwnRound& round, const OwnStep& step, const Card& card, core::PersonId person) {
    if (card.must_read.empty() || read_by(round, step, person)) return;
    throw Error(Code::conflict, paraf(step.kind) ? "signing.error.not_opened_initial" : "signing.error.not_opened");
}

const OwnStep& ready_for_consent(const OwnRound& round, const Act& act, const Card& card, const core::Digest& now,
                                 const core::Digest& seen) {
    if (card.ink) throw Error(Code::conflict, "signing.error.by_ink");
    const OwnStep* step = signature_asked(round, act);
    if (step == nullptr) throw Error(Code::conflict, "signing.error.not_your_turn");
    // Once the number is taken it stands in what is printed; what was approved is what counts.
    const bool printed = round.state == RoundState::approved || now == round.content;
    if (seen != round.content || !printed) throw Error(Code::conflict, "signing.error.sign_changed");
    require_read(round, *step, card, act.person);
    return *step;
}

bool holds(const Consent& consent, const OwnRound& round, core::PersonId person) {
    return consent.person == person && consent.content == round.content;
}

}  // namespace signing
