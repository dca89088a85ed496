// SPDX-License-Identifier: Apache-2.0
#include "signing/store/round_store.h"

namespace signing::store {
namespace {

using core::db::Row;
using core::db::Tx;

template <class I>
std::optional<I> id_or_none(I id) {
    return id.nil() ? std::nullopt : std::optional(id);
}

std::optional<std::string> kept(const std::optional<Warrant>& authority) {
    return authority ? std::optional(core::json::write(to_json(*authority))) : std::nullopt;
}

OwnStep step_of(const Row& row) {
    OwnStep step;
    step.id = row.id<StepId>(0);
    step.order = static_cast<int>(row.integer(1));
    step.kind = step_kind_named(row.text(2));
    step.state = step_state_named(row.text(3));
    step.position = row.id<core::PositionId>(4);
    step.position_name = row.text(5);
    if (!row.null(6)) step.person = row.id<core::PersonId>(6);
    if (!row.null(7)) step.appointment = row.id<core::AppointmentId>(7);
    step.capacity = core::capacity_named(row.text(8));
    step.person_name = row.text(9);
    step.note = row.text(10);
    step.at = row.maybe(11, &Row::instant);
    step.group = static_cast<int>(row.integer(12));
    step.origin = origin_named(row.text(13));
    step.required = row.flag(14);
    step.opened = row.maybe(15, &Row::instant);
    step.content = row.maybe(16, &Row::digest);
    step.changed_by = row.text(17);
    step.change_reason = row.text(18);
    step.bytes = row.maybe(19, &Row::digest);
    if (!row.null(20)) step.reader = row.id<core::PersonId>(20);
    step.read = row.maybe(21, &Row::digest);
    return step;
}

OwnRound round_of(const Row& row) {
    OwnRound round;
    round.id = row.id<RoundId>(0);
    round.subject = row.text(1);
    round.state = round_state_named(row.text(2));
    round.content = row.digest(3);
    round.sealed = row.maybe(4, &Row::digest);
    round.version = row.integer(5);
    if (!row.null(6)) round.opened_by = row.id<core::PersonId>(6);
    round.ink = row.flag(7);
    return round;
}

void read_steps(Tx& tx, OwnRound& round) {
    round.steps = tx.all("SELECT id, step_order, kind, state, position_id, position_name, person_id, "
                         "appointment_id, capacity, person_name, note, acted_at, step_group, origin, required, "
                         "opened_at, content, changed_by, change_reason, sealed, opened_by, opened_content FROM signing_step "
                         "WHERE round_id = ? ORDER BY step_order",
                         {round.id}, step_of);
}

// A new step, or one that is there already as it is now.
void put_step(Tx& tx, const OwnRound& round, const OwnStep& step) {
    tx.exec("INSERT INTO signing_step (id, round_id, step_order, step_group, kind, state, origin, required, "
            "position_id, position_name, person_id, appointment_id, capacity, person_name, note, acted_at, "
            "opened_at, content, changed_by, change_reason, sealed, opened_by, opened_content) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET step_order = excluded.step_order, step_group = excluded.step_group, "
            "state = excluded.state, person_id = excluded.person_id, appointment_id = excluded.appointment_id, "
            "capacity = excluded.capacity, person_name = excluded.person_name, note = excluded.note, "
            "acted_at = excluded.acted_at, opened_at = excluded.opened_at, content = excluded.content, "
            "changed_by = excluded.changed_by, change_reason = excluded.change_reason, sealed = excluded.sealed, "
            "opened_by = excluded.opened_by, opened_content = excluded.opened_content",
            {step.id, round.id, step.order, step.group, name(step.kind), name(step.state), name(step.origin),
             step.required, step.position, step.position_name, id_or_none(step.person),
             id_or_none(step.appointment), core::name(step.capacity), step.person_name, step.note, step.at,
             step.opened, step.content, step.changed_by, step.change_reason, step.bytes, id_or_none(step.reader), step.read});
}

}  // namespace

void insert(Tx& tx, const OwnRound& round, core::Instant now) {
    tx.exec("INSERT INTO signing_round (id, subject, state, content, opened_at, opened_by, version) "
            "VALUES (?, ?, ?, ?, ?, ?, 1)",
            {round.id, round.subject, name(round.state), round.content, now, id_or_none(round.opened_by)});
    for (const OwnStep& step : round.steps) put_step(tx, round, step);
}

void save(Tx& tx, const OwnRound& round) {
    const auto changed = tx.exec("UPDATE signing_round SET state = ?, content = ?, sealed = ?, ink = ?, "
                                 "version = version + 1 WHERE id = ? AND version = ?",
                                 {name(round.state), round.content, round.sealed, round.ink, round.id, round.version});
    if (changed != 1) throw core::Error(core::Code::conflict, "signing.error.round_changed");
    // Steps change places; no two may meet on one on the way.
    tx.exec("UPDATE signing_step SET step_order = -step_order WHERE round_id = ?", {round.id});
    for (const OwnStep& step : round.steps) put_step(tx, round, step);
}

std::optional<OwnRound> latest(Tx& tx, std::string_view subject) {
    auto round = tx.one("SELECT id, subject, state, content, sealed, version, opened_by, ink FROM signing_round "
                        "WHERE subject = ? ORDER BY opened_at DESC, id DESC LIMIT 1",
                        {subject}, round_of);
    if (round) read_steps(tx, *round);
    return round;
}

std::vector<OwnRound> history(Tx& tx, std::string_view subject) {
    auto rounds = tx.all("SELECT id, subject, state, content, sealed, version, opened_by, ink FROM signing_round "
                         "WHERE subject = ? ORDER BY opened_at, id",
                         {subject}, round_of);
    for (OwnRound& round : rounds) read_steps(tx, round);
    return rounds;
}

bool takes_part(Tx& tx, std::string_view subject, core::PositionId position) {
    return tx.count("SELECT COUNT(*) FROM signing_step s JOIN signing_round r ON r.id = s.round_id "
                    "WHERE r.subject = ? AND s.position_id = ? AND s.state <> 'waiting'",
                    {subject, position}) > 0;
}

std::vector<Waiting> waiting(Tx& tx, core::PositionId position, core::PersonId reader) {
    return tx.all("SELECT r.subject, s.kind, r.opened_at, r.state, r.content, s.content, r.ink, "
                  "(SELECT COUNT(*) FROM signing_step x WHERE x.round_id = r.id AND x.kind = 'signature'), "
                  "(SELECT COUNT(*) FROM signing_step x WHERE x.round_id = r.id AND x.kind = 'signature' "
                  "AND x.state = 'passed'), CASE WHEN s.opened_by = ? AND s.opened_content = r.content THEN 1 ELSE 0 END, "
                  "(SELECT COUNT(*) FROM signing_failure f WHERE f.step_id = s.id) "
                  "FROM signing_step s "
                  "JOIN signing_round r ON r.id = s.round_id WHERE s.position_id = ? "
                  "AND s.state = 'active' AND r.state IN ('running', 'approved', 'signing') "
                  "ORDER BY r.opened_at, r.id LIMIT 200",
                  {reader, position}, [](const Row& row) {
                      const bool taken = row.text(3) != "running" && !row.null(5), ink = row.flag(6);
                      return Waiting{row.text(0), step_kind_named(row.text(1)), row.instant(2),
                                     taken && !ink, taken && ink, row.digest(4), static_cast<int>(row.integer(7)),
                                     static_cast<int>(row.integer(8)), row.integer(9) == 1,
                                     !taken && row.integer(10) > 0};
                  });
}

std::vector<Running> running(Tx& tx) {
    return tx.all("SELECT r.subject, MAX(COALESCE(s.acted_at, r.opened_at)) FROM signing_round r "
                  "JOIN signing_step s ON s.round_id = r.id WHERE r.state IN ('running', 'approved', 'signing') "
                  "GROUP BY r.subject ORDER BY r.subject",
                  {}, [](const Row& row) { return Running{row.text(0), row.instant(1)}; });
}

std::int64_t count_waiting(Tx& tx, core::PositionId position, StepKind kind) {
    return tx.count("SELECT COUNT(*) FROM signing_step s JOIN signing_round r ON r.id = s.round_id "
                    "WHERE s.position_id = ? AND s.state = 'active' AND s.kind = ? "
                    "AND r.state IN ('running', 'approved', 'signing')",
                    {position, name(kind)});
}

std::int64_t count_held(Tx& tx, core::PositionId position) {
    return tx.count("SELECT COUNT(*) FROM signing_step s JOIN signing_round r ON r.id = s.round_id "
                    "WHERE s.position_id = ? AND s.state = 'active' AND s.content IS NOT NULL AND r.ink = 0 "
                    "AND r.state IN ('approved', 'signing')",
                    {position});
}

std::int64_t count_queued(Tx& tx, core::PositionId position) {
    return tx.count("SELECT COUNT(*) FROM signing_step s JOIN signing_round r ON r.id = s.round_id "
                    "JOIN signing_failure f ON f.step_id = s.id WHERE s.position_id = ? AND s.state = 'active' "
                    "AND s.content IS NULL AND r.state IN ('running', 'signing') AND f.answered_at IS NULL",
                    {position});
}

std::int64_t count_answered(Tx& tx, core::PositionId position) {
    return tx.count("SELECT COUNT(*) FROM signing_step s JOIN signing_round r ON r.id = s.round_id "
                    "JOIN signing_failure f ON f.step_id = s.id WHERE s.position_id = ? AND s.state = 'active' "
                    "AND r.state IN ('running', 'approved', 'signing') AND f.answered_at IS NOT NULL",
                    {position});
}

std::vector<std::string> waiting_for_keepers(Tx& tx, core::PersonId opened_by) {
    return tx.all("SELECT r.subject FROM signing_failure f JOIN signing_step s ON s.id = f.step_id "
                  "JOIN signing_round r ON r.id = s.round_id WHERE r.opened_by = ? AND s.state = 'active' "
                  "AND r.state IN ('running', 'approved', 'signing') ORDER BY f.since_at, r.id LIMIT 200",
                  {opened_by}, [](const Row& row) { return row.text(0); });
}

void insert(Tx& tx, const Evidence& evidence) {
    tx.exec("INSERT INTO signing_evidence (step_id, round_id, signed_at, shown, sealed, certificate, "
            "certificate_serial, person_id, appointment_id, capacity, origin, request_id, authority) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {evidence.step, evidence.round, evidence.at, evidence.shown, evidence.sealed, evidence.certificate,
             evidence.certificate_serial, evidence.person, evidence.appointment,
             core::name(evidence.capacity), evidence.origin, evidence.request_id, kept(evidence.authority)});
}

void insert(Tx& tx, const InkEvidence& evidence) {
    tx.exec("INSERT INTO signing_ink (round_id, signed_on, recorded_at, made, scan, person_id, appointment_id, capacity, "
            "recorder_id, recorder_name, origin, request_id, authority) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {evidence.round, evidence.inked.on, evidence.at, evidence.inked.made, evidence.inked.scan, evidence.person,
             evidence.appointment, core::name(evidence.capacity), evidence.recorder, evidence.recorder_name,
             evidence.origin, evidence.request_id, kept(evidence.authority)});
}

}  // namespace signing::store
