// SPDX-License-Identifier: Apache-2.0
// What a signer says to one letter of many when he has it before him: yes, to this content and to no other.
// It is kept beside the step, and stays with its signature as evidence.
//
//   (none) --give--> chosen --its batch begins--> asked --signed--> kept for ever
//      ^---withdraw----'  ^---the batch is over and it is not signed---'
//
// Content that changed since makes it worth nothing: it is given anew, on what is printed then.
#pragma once

#include "signing/domain/round.h"

namespace signing {

struct Consent {
    StepId step;
    RoundId round;
    core::Digest content;                  // what he had before him
    std::optional<core::Instant> opened;   // when he first had that content open; nothing: it was not opened
    core::Instant at;
    core::PersonId person;
    core::AppointmentId appointment;
    core::Capacity capacity = core::Capacity::definitive;
    std::string batch;                     // the batch it is signed in; "" while it is only chosen
    std::string origin, request_id;
};

// The signature the actor is asked for; nullptr when it is not his turn.
const OwnStep* signature_asked(const OwnRound& round, const Act& act);

// Throws Error(conflict) when the card says that it is opened first, and what is printed now never lay before the
// person: "signing.error.not_opened", of a paraf "signing.error.not_opened_initial".
void require_read(const OwnRound& round, const OwnStep& step, const Card& card, core::PersonId person);

// Whether the signature on `seen` may be consented to. Throws Error(conflict): "signing.error.by_ink",
// "signing.error.not_your_turn", "signing.error.sign_changed" when `seen` is not what is printed now,
// what require_read throws for what is to be read and was not opened.
const OwnStep& ready_for_consent(const OwnRound& round, const Act& act, const Card& card, const core::Digest& now,
                                 const core::Digest& seen);

// Still worth what it was: by this person, to what is printed now.
bool holds(const Consent& consent, const OwnRound& round, core::PersonId person);

}  // namespace signing
