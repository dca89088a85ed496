// SPDX-License-Identifier: Apache-2.0
// A round: paraf in order, then the signature.
//
//   running --approve--> approved --sealed--> sealed
//     |  ^                  |
//     |  '--pass (paraf)    '-- a crash leaves it here: the number is held, the signer signs again
//     |--return--> returned
//     '--cancel--> cancelled <--cancel-- approved
//
//   running  -> running    pass()      the active paraf is given; the next step becomes active
//   running  -> approved   approve()   the signer has consented; number and date are fixed with it
//   approved -> approved   approve()   again after a crash or a provider that failed
//   approved -> sealed     seal()      the signed bytes are fixed
//   running  -> returned   give_back() with a note; open steps lapse
//   running  -> cancelled  cancel()    taken back by the drafter
//   approved -> cancelled  cancel()    withdrawn while it is sealing: the number becomes void
// Any other move throws Error(conflict). Nothing here knows a database, a clock or a page.
#pragma once

#include "signing/signing.h"

namespace signing {

constexpr std::size_t longest_note = 2000;   // characters

// A step with what only the room needs of it.
struct OwnStep : Step {
    core::PersonId person;
    core::AppointmentId appointment;
};

struct OwnRound {
    RoundId id;
    std::string subject;
    RoundState state = RoundState::running;
    core::Digest content;
    std::vector<OwnStep> steps;
    std::optional<core::Digest> sealed;
    std::int64_t version = 1;

    const OwnStep* active() const;
    Round shown() const;
};

// Who acts on a step, and when.
struct Act {
    core::PersonId person;
    core::AppointmentId appointment;
    core::PositionId position;
    core::Capacity capacity = core::Capacity::definitive;
    std::string person_name;
    core::Instant at;
};

// Faults for the field "steps": exactly one signature, and it is the last.
std::vector<core::Fault> step_faults(const std::vector<StepWish>& steps);
OwnRound begin(RoundId id, std::string subject, const core::Digest& content,
               std::vector<OwnStep> steps);

// `content` is the digest of the subject now; a paraf never covers what has changed since.
void pass(OwnRound& round, const Act& act, std::string note, const core::Digest& content);
void approve(OwnRound& round, const Act& act, const core::Digest& content);
void fix(OwnRound& round, const Act& act, const core::Digest& bytes);
void give_back(OwnRound& round, const Act& act, std::string note);
void cancel(OwnRound& round);

}  // namespace signing
