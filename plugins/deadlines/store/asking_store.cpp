// SPDX-License-Identifier: Apache-2.0
#include "deadlines/store/asking_store.h"

namespace deadlines {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

void AskingStore::urge(Tx& tx, WaitId wait, const Urge& urge) {
    tx.exec("INSERT INTO deadlines_urge (id, wait_id, by_id, person, position, at) VALUES (?, ?, ?, ?, ?, ?)",
            {core::Uuid::make(urge.at), wait, urge.by, urge.person, urge.position, urge.at});
}

std::vector<Urge> AskingStore::urges(Tx& tx, WaitId wait) {
    return tx.all("SELECT by_id, person, position, at FROM deadlines_urge WHERE wait_id = ? ORDER BY at, id", {wait},
                  [](const Row& row) {
                      return Urge{row.id<core::PositionId>(0), row.text(1), row.text(2), row.instant(3)};
                  });
}

void AskingStore::ask(Tx& tx, WaitId wait, const PauseRequest& request) {
    tx.exec("INSERT INTO deadlines_request (id, wait_id, reason, until_day, person, position, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            {request.id, wait, request.reason, request.until, request.person, request.position, request.at});
}

void AskingStore::answer(Tx& tx, const PauseRequest& request) {
    tx.exec("UPDATE deadlines_request SET granted = ?, answer = ?, answered_person = ?, answered_position = ?, "
            "answered_at = ? WHERE id = ?",
            {request.granted, request.answer, request.answered_person, request.answered_position, request.answered,
             request.id});
}

void AskingStore::drop(Tx& tx, WaitId wait, core::Instant at) {
    tx.exec("UPDATE deadlines_request SET answered_at = ? WHERE wait_id = ? AND answered_at IS NULL", {at, wait});
}

std::vector<PauseRequest> AskingStore::requests(Tx& tx, WaitId wait) {
    return tx.all("SELECT id, reason, until_day, person, position, at, granted, answer, answered_person, "
                  "answered_position, answered_at FROM deadlines_request WHERE wait_id = ? ORDER BY at, id",
                  {wait}, [](const Row& row) {
                      PauseRequest request;
                      request.id = row.id<RequestId>(0);
                      request.reason = row.text(1);
                      request.until = row.date(2);
                      request.person = row.text(3);
                      request.position = row.text(4);
                      request.at = row.instant(5);
                      request.granted = row.maybe(6, &Row::flag);
                      request.answer = row.text(7);
                      request.answered_person = row.text(8);
                      request.answered_position = row.text(9);
                      request.answered = row.maybe(10, &Row::instant);
                      return request;
                  });
}

std::set<WaitId> AskingStore::raised(Tx& tx, core::PositionId to, const std::vector<WaitId>& waits) {
    std::set<WaitId> found;
    if (waits.empty()) return found;
    Query query("SELECT DISTINCT wait_id FROM deadlines_notice WHERE level > 0 AND to_id = ?", {to});
    query.add(" AND wait_id IN (").list({waits.begin(), waits.end()}).add(")");
    for (const auto& id : query.all(tx, [](const Row& row) { return row.id<WaitId>(0); })) found.insert(id);
    return found;
}

}  // namespace deadlines
