// SPDX-License-Identifier: Apache-2.0
// A round: groups of paraf one after another, then the signatures, each a group of its own. All of a
// group act before the next group opens; inside a group nobody waits for anybody.
//
//   running --approve--> approved --fix, the last--> sealed
//     |  ^                  |  |                       ^
//     |  |                  |  '--fix, more sign--> signing --fix, the last--'
//     |  |                  |                         |  ^
//     |  '--pass, recall    |                         |  '--approve, fix: each in turn
//     |     add, remove     |                         |
//     |     amend           '-- a crash leaves it here: the number is held, the signer signs again
//     |--return--> returned <-------return------------|
//     |<-unreturn-----'
//     '--take back--> cancelled <--cancel-- approved, signing
//
//   running  -> running    pass()      an active paraf is given; with the last of its group the next opens
//   running  -> running    recall()    one's own paraf taken back, until one of the next has opened it
//   running  -> running    add() remove()  the circuit is changed, with a reason; never the signature
//   running  -> running    amend()     corrected in an active step: paraf on other content lapse
//   running  -> approved   approve()   the signer has consented; number and date are fixed with it
//   approved -> approved   approve()   again after a crash or a provider that failed
//   approved -> sealed     fix()       the signed bytes are fixed: he was the last; with ink close() of ink.h
//   approved -> signing    fix()       the bytes with his signature are fixed; the next signer is asked
//   signing  -> signing    approve()   the next signer has consented, again after a crash; fix(): more sign
//   signing  -> sealed     fix()       the last has signed
//   running  -> returned   give_back() with a note; open steps are void
//   signing  -> returned   give_back() a later signer refuses: what was signed so far is worth nothing
//   approved -> returned   give_back() the signer, or who holds his position since, refuses what failed to be
//                          signed: its number becomes void
//   returned -> running    unreturn()  a moment later, by who gave it back
//   running  -> cancelled  take_back() by the drafter, until the first has opened it
//   approved -> cancelled  cancel()    withdrawn while it is sealing: the number becomes void
//   signing  -> cancelled  cancel()    the same, half signed
//
//   waiting --its group opens--> active --pass--> passed --amend--> lapsed (a new step asks again)
//   waiting <--recall by the one before-- active  '--recall--> active
//   waiting, active --remove--> removed      active --give back--> returned
//   waiting, active --the round ends--> void          unreturn: as they were before
// Any other move throws Error(conflict). Nothing here knows a database, a clock or a page.
#pragma once

#include <functional>
#include <map>

#include "signing/signing.h"

namespace signing {

constexpr std::size_t longest_note = 2000;     // characters
constexpr std::size_t most_steps = 40;         // of one round, those over and done too
constexpr std::size_t most_signatures = 8;

// A step with what only the room needs of it.
struct OwnStep : Step {
    core::PersonId person;
    core::AppointmentId appointment;
    core::PersonId holder;         // who holds the position today; not kept, nil when nobody
    std::optional<core::Digest> bytes;   // of a signature given: the file with it and those before it
    core::PersonId reader;         // whom it lay open before at `opened`; nil: not kept
    std::optional<core::Digest> read;    // what he had before him then
};

struct OwnRound {
    RoundId id;
    std::string subject;
    RoundState state = RoundState::running;
    core::Digest content;
    std::vector<OwnStep> steps;
    std::optional<core::Digest> sealed;
    std::int64_t version = 1;
    core::PersonId opened_by;      // who sent it up: his own paraf is never asked
    bool ink = false;              // approved to be signed on paper (ink.h)

    std::vector<const OwnStep*> active() const;
    const OwnStep* find(StepId id) const;
    // Its signatures in order: those given and those to come.
    std::vector<const OwnStep*> signatures() const;
    // The file with the signatures given so far; none before the first.
    std::optional<core::Digest> signed_so_far() const;
    Round shown() const;
};

// Who acts on a step, and when. Signing, refusing to sign and reading before it are never done in a lent seat.
struct Act {
    core::PersonId person;
    core::AppointmentId appointment;
    core::PositionId position;
    core::Capacity capacity = core::Capacity::definitive;
    std::string person_name;
    core::Instant at;
    bool lent = false;             // in a seat that is another's: gives paraf, never signs nor refuses to sign
    bool parafs = true;            // a lent seat may be without even that
};

inline bool paraf(StepKind kind) { return kind != StepKind::signature; }
// People may still act on it.
inline bool goes_on(RoundState state) {
    return state == RoundState::running || state == RoundState::approved || state == RoundState::signing;
}
inline bool is_open(StepState state) { return state == StepState::waiting || state == StepState::active; }

// Faults for the field "steps": groups in order, each position once in a group, and at the end the
// signatures, each alone in its group and of another position.
std::vector<core::Fault> step_faults(const std::vector<StepWish>& steps);
// Steps beside each other in two groups, or in one, that ask the same person; 0 is as it should be.
int asked_twice(const std::vector<OwnStep>& steps);
// Two signatures asked of one person: he would agree with himself.
bool signs_twice(const std::vector<OwnStep>& steps);
OwnRound begin(RoundId id, std::string subject, const core::Digest& content, std::vector<OwnStep> steps);
// When no step is asked any more, the next group is.
void open_next(OwnRound& round);

// `content` is the digest of the subject now; a paraf never covers what has changed since.
void pass(OwnRound& round, const Act& act, std::string note, const core::Digest& content);
void recall(OwnRound& round, const Act& act);
// What is printed lies open before the actor. False when he has no active step, or had the same before him already.
bool mark_opened(OwnRound& round, const Act& act);
// When the person had the content of the round before him in that step; nothing: never, or it was changed since.
std::optional<core::Instant> read_by(const OwnRound& round, const OwnStep& step, core::PersonId person);
// Error(conflict, "signing.error.signed_already") for one who has signed it in another position.
void approve(OwnRound& round, const Act& act, const core::Digest& content);
void fix(OwnRound& round, const Act& act, const core::Digest& bytes);
void give_back(OwnRound& round, const Act& act, std::string note);
// Steps still open and how they stood, to be kept by who may undo what ends them.
std::map<StepId, StepState> open_steps(const OwnRound& round);
// Given back while it ran, and not so after all: `open` are asked as they were.
void unreturn(OwnRound& round, const std::map<StepId, StepState>& open);
void cancel(OwnRound& round);
void take_back(OwnRound& round);

// The paraf taken back by recall(), were the actor to do it now; nullptr when it is not his or too late.
const OwnStep* recallable(const OwnRound& round, core::PersonId person, core::PositionId position);

}  // namespace signing
