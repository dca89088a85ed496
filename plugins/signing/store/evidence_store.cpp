// SPDX-License-Identifier: Apache-2.0
#include "signing/store/evidence_store.h"

namespace signing::store {

using core::db::Row;
using core::db::Tx;

namespace {

std::optional<Warrant> authority(const Row& row, int at) {
    return row.null(at) ? std::nullopt : std::optional(warrant_from(core::json::parse(row.text(at))));
}

}  // namespace

std::vector<Evidence> evidence(Tx& tx, RoundId round) {
    return tx.all("SELECT e.step_id, e.signed_at, e.shown, e.sealed, e.certificate, e.certificate_serial, e.person_id, "
                  "e.appointment_id, e.capacity, e.origin, e.request_id, e.authority FROM signing_evidence e "
                  "JOIN signing_step s ON s.id = e.step_id WHERE e.round_id = ? ORDER BY s.step_order",
                  {round}, [&](const Row& row) {
                      return Evidence{round,
                                      row.id<StepId>(0),
                                      row.instant(1),
                                      row.digest(2),
                                      row.digest(3),
                                      row.text(4),
                                      row.text(5),
                                      row.id<core::PersonId>(6),
                                      row.id<core::AppointmentId>(7),
                                      core::capacity_named(row.text(8)),
                                      row.text(9),
                                      row.text(10),
                                      authority(row, 11)};
                  });
}

std::optional<InkEvidence> ink_evidence(Tx& tx, RoundId round) {
    return tx.one("SELECT signed_on, made, scan, recorded_at, person_id, appointment_id, capacity, recorder_id, "
                  "recorder_name, origin, request_id, authority FROM signing_ink WHERE round_id = ?",
                  {round}, [&](const Row& row) {
                      return InkEvidence{round,
                                         {row.date(0), row.digest(1), row.digest(2)},
                                         row.instant(3),
                                         row.id<core::PersonId>(4),
                                         row.id<core::AppointmentId>(5),
                                         core::capacity_named(row.text(6)),
                                         row.id<core::PersonId>(7),
                                         row.text(8),
                                         row.text(9),
                                         row.text(10),
                                         authority(row, 11)};
                  });
}

}  // namespace signing::store
