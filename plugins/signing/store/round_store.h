// SPDX-License-Identifier: Apache-2.0
// Rounds, their steps, and the evidence kept of each signature.
#pragma once

#include "signing/domain/warrant.h"
#include "signing/domain/round.h"

namespace signing::store {

void insert(core::db::Tx& tx, const OwnRound& round, core::Instant now);
// Throws Error(conflict) when another unit changed the round since it was read.
void save(core::db::Tx& tx, const OwnRound& round);
std::optional<OwnRound> latest(core::db::Tx& tx, std::string_view subject);
std::vector<OwnRound> history(core::db::Tx& tx, std::string_view subject);   // oldest first
bool takes_part(core::db::Tx& tx, std::string_view subject, core::PositionId position);

// Subjects whose active step belongs to the position, oldest first.
struct Waiting {
    std::string subject;
    StepKind kind = StepKind::initial;
    core::Instant since;
    bool held = false;   // consent is given and the number taken, the signature is not finished
    bool printed = false;   // numbered for ink: waits for the signed sheet
    core::Digest content;   // what is to be approved
    int signatures = 1, given = 0;   // asked for, and those there already
    bool opened = false;   // the reader has had what is printed now before him
    bool queued = false;   // he wants to sign, no number is taken, and his keeper does not answer or did not
};
std::vector<Waiting> waiting(core::db::Tx& tx, core::PositionId position, core::PersonId reader);
// Subjects of rounds that go on, with when somebody last acted on them.
struct Running {
    std::string subject;
    core::Instant since;
};
std::vector<Running> running(core::db::Tx& tx);
std::int64_t count_waiting(core::db::Tx& tx, core::PositionId position, StepKind kind);
std::int64_t count_held(core::db::Tx& tx, core::PositionId position);
// Signatures of the position that wait for a keeper without a number; and those, numbered or not, that it answers again.
std::int64_t count_queued(core::db::Tx& tx, core::PositionId position);
std::int64_t count_answered(core::db::Tx& tx, core::PositionId position);
// Subjects this person brought up that wait for the signer's keeper, oldest first.
std::vector<std::string> waiting_for_keepers(core::db::Tx& tx, core::PersonId opened_by);

struct Evidence {
    RoundId round;
    StepId step;
    core::Instant at;
    core::Digest shown, sealed;       // what he had before him, and that with his signature
    std::string certificate;          // base64 of the DER
    std::string certificate_serial;
    core::PersonId person;
    core::AppointmentId appointment;
    core::Capacity capacity = core::Capacity::definitive;
    std::string origin, request_id;
    std::optional<Warrant> authority;   // nothing: not recorded
};
void insert(core::db::Tx& tx, const Evidence& evidence);

// Of a signature in ink: who signed, who recorded it, and both sheets.
struct InkEvidence {
    RoundId round;
    Inked inked;
    core::Instant at;
    core::PersonId person;
    core::AppointmentId appointment;
    core::Capacity capacity = core::Capacity::definitive;
    core::PersonId recorder;
    std::string recorder_name;
    std::string origin, request_id;
    std::optional<Warrant> authority;   // nothing: not recorded
};
void insert(core::db::Tx& tx, const InkEvidence& evidence);

}  // namespace signing::store
