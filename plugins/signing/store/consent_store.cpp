// SPDX-License-Identifier: Apache-2.0
#include "signing/store/consent_store.h"

#include "core/db/db.h"

namespace signing::store {
namespace {

using core::db::Row;
using core::db::Tx;

// Its columns stand one after another from `at`.
Consent read(const Row& row, int at) {
    Consent consent;
    consent.step = row.id<StepId>(at);
    consent.round = row.id<RoundId>(at + 1);
    consent.content = row.digest(at + 2);
    consent.opened = row.maybe(at + 3, &Row::instant);
    consent.at = row.instant(at + 4);
    consent.person = row.id<core::PersonId>(at + 5);
    consent.appointment = row.id<core::AppointmentId>(at + 6);
    consent.capacity = core::capacity_named(row.text(at + 7));
    consent.batch = row.text(at + 8);
    consent.origin = row.text(at + 9);
    consent.request_id = row.text(at + 10);
    return consent;
}

}  // namespace

void keep(Tx& tx, const Consent& consent) {
    tx.exec("INSERT INTO signing_consent (step_id, round_id, content, opened_at, consented_at, person_id, "
            "appointment_id, capacity, batch_id, origin, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (step_id) DO UPDATE SET content = excluded.content, opened_at = excluded.opened_at, "
            "consented_at = excluded.consented_at, person_id = excluded.person_id, "
            "appointment_id = excluded.appointment_id, capacity = excluded.capacity, batch_id = excluded.batch_id, "
            "origin = excluded.origin, request_id = excluded.request_id",
            {consent.step, consent.round, consent.content, consent.opened, consent.at, consent.person,
             consent.appointment, core::name(consent.capacity), consent.batch, consent.origin, consent.request_id});
}

std::optional<Consent> consent(Tx& tx, StepId step) {
    return tx.one("SELECT step_id, round_id, content, opened_at, consented_at, person_id, appointment_id, capacity, "
                  "batch_id, origin, request_id FROM signing_consent WHERE step_id = ?",
                  {step}, [](const Row& row) { return read(row, 0); });
}

bool withdraw(Tx& tx, StepId step, core::PersonId person) {
    return tx.exec("DELETE FROM signing_consent WHERE step_id = ? AND person_id = ? AND batch_id = ''", {step, person}) == 1;
}

void ask(Tx& tx, const std::vector<StepId>& steps, std::string_view batch) {
    for (const StepId step : steps)
        tx.exec("UPDATE signing_consent SET batch_id = ? WHERE step_id = ?", {batch, step});
}

void release(Tx& tx, std::string_view batch) {
    tx.exec("UPDATE signing_consent SET batch_id = '' WHERE batch_id = ? AND NOT EXISTS "
            "(SELECT 1 FROM signing_evidence e WHERE e.step_id = signing_consent.step_id)",
            {batch});
}

std::vector<ToSign> to_sign(Tx& tx, core::PositionId position, core::PersonId reader) {
    return tx.all("SELECT r.subject, s.id, r.content, r.opened_at, CASE WHEN s.opened_by = ? AND s.opened_content = r.content "
                  "THEN s.opened_at END, r.state, s.content, "
                  "c.step_id, c.round_id, c.content, c.opened_at, c.consented_at, c.person_id, c.appointment_id, "
                  "c.capacity, c.batch_id, c.origin, c.request_id FROM signing_step s "
                  "JOIN signing_round r ON r.id = s.round_id LEFT JOIN signing_consent c ON c.step_id = s.id "
                  "WHERE s.position_id = ? AND s.state = 'active' AND s.kind = 'signature' AND r.ink = 0 "
                  "AND r.state IN ('running', 'approved', 'signing') ORDER BY r.opened_at, r.id LIMIT ?",
                  {reader, position, most_to_sign}, [](const Row& row) {
                      ToSign letter{row.text(0), row.id<StepId>(1), row.digest(2), row.instant(3),
                                    row.maybe(4, &Row::instant), row.text(5) != "running" && !row.null(6), {}};
                      if (!row.null(7)) letter.consent = read(row, 7);
                      return letter;
                  });
}

}  // namespace signing::store
