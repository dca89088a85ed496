// SPDX-License-Identifier: Apache-2.0
#include "core/batch/batch_store.h"

namespace core::batch_store {
namespace {

// The columns of read_batch.
Batch read_batch(const db::Row& row) {
    Batch batch;
    batch.id = row.id<BatchId>(0);
    batch.act = row.text(1);
    batch.person = row.id<PersonId>(2);
    batch.person_name = row.text(3);
    batch.appointment = row.id<AppointmentId>(4);
    batch.position_name = row.text(5);
    batch.asked = row.instant(6);
    batch.ended = row.maybe(7, &db::Row::instant);
    if (!row.null(8)) batch.again = row.id<BatchId>(8);
    batch.cleared = row.flag(9);
    batch.paused = row.maybe(10, &db::Row::instant);
    return batch;
}

void add(batch::Counts& counts, State state, std::int64_t count) {
    switch (state) {
        case State::waiting: counts.waiting += count; return;
        case State::running: counts.running += count; return;
        case State::done: counts.done += count; return;
        case State::refused: counts.refused += count; return;
        case State::failed: counts.failed += count; return;
    }
}

Item read_item(const db::Row& row) {
    Item item;
    item.place = row.integer(0);
    item.subject = row.text(1);
    item.title = row.text(2);
    item.link = row.text(3);
    item.state = batch::state_named(row.text(4));
    item.tries = static_cast<int>(row.integer(5));
    if (!row.null(6)) item.refusal = batch::refusal_kept(json::parse(row.text(6)));
    item.ended = row.maybe(7, &db::Row::instant);
    item.told = row.text(8);
    return item;
}

}  // namespace

void insert(db::Tx& tx, const Kept& kept, const std::vector<batch::Wanted>& items) {
    const auto& batch = kept.batch;
    tx.exec("INSERT INTO core_batch (id, act, person_id, person_name, appointment_id, position_name, shared, "
            "origin, request_id, asked_at, cleared, paused_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {batch.id, batch.act, batch.person, batch.person_name, batch.appointment, batch.position_name,
             json::write(kept.shared), kept.origin, kept.request_id, batch.asked, false, batch.paused});
    std::int64_t place = 0;
    for (const auto& each : items)
        tx.exec("INSERT INTO core_batch_item (batch_id, place, subject, title, link, payload, state, tries, "
                "not_before) VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, ?)",
                {batch.id, ++place, each.subject, each.title, each.link, json::write(each.payload), batch.asked});
}

std::optional<Kept> find(db::Tx& tx, BatchId id) {
    auto kept = tx.one("SELECT id, act, person_id, person_name, appointment_id, position_name, asked_at, ended_at, "
                       "again_id, cleared, paused_at, shared, origin, request_id FROM core_batch WHERE id = ?",
                       {id}, [](const db::Row& row) {
                           return Kept{read_batch(row), json::parse(row.text(11)), row.text(12), row.text(13)};
                       });
    if (kept) kept->batch.counts = counts(tx, id);
    return kept;
}

std::vector<Batch> of(db::Tx& tx, PersonId person, const std::optional<BatchId>& before, int limit) {
    db::Query query("SELECT id, act, person_id, person_name, appointment_id, position_name, asked_at, ended_at, "
                    "again_id, cleared, paused_at FROM core_batch WHERE person_id = ?", {person});
    if (before) query.add(" AND id < ?", {*before});
    query.add(" ORDER BY id DESC LIMIT ?", {limit});
    auto found = query.all(tx, read_batch);
    for (auto& each : found) each.counts = counts(tx, each.id);
    return found;
}

std::int64_t running(db::Tx& tx, PersonId person, AppointmentId appointment) {
    return tx.count("SELECT COUNT(*) FROM core_batch WHERE person_id = ? AND appointment_id = ? AND ended_at IS NULL",
                    {person, appointment});
}

batch::Counts counts(db::Tx& tx, BatchId id) {
    batch::Counts counts;
    tx.each("SELECT state, COUNT(*) FROM core_batch_item WHERE batch_id = ? GROUP BY state", {id},
            [&](const db::Row& row) { add(counts, batch::state_named(row.text(0)), row.integer(1)); });
    return counts;
}

batch::Counts counts_of_all(db::Tx& tx) {
    batch::Counts counts;
    tx.each("SELECT i.state, COUNT(*) FROM core_batch_item i JOIN core_batch b ON b.id = i.batch_id "
            "WHERE b.ended_at IS NULL OR (i.state IN ('refused', 'failed') AND b.again_id IS NULL "
            "AND NOT b.cleared = ?) GROUP BY i.state", {true},
            [&](const db::Row& row) { add(counts, batch::state_named(row.text(0)), row.integer(1)); });
    return counts;
}

std::vector<Item> items(db::Tx& tx, BatchId id, const std::vector<State>& states, std::int64_t after, int limit) {
    db::Query query("SELECT place, subject, title, link, state, tries, refusal, ended_at, told FROM core_batch_item "
                    "WHERE batch_id = ? AND place > ?", {id, after});
    if (!states.empty()) {
        db::Values names;
        for (const State each : states) names.emplace_back(batch::name(each));
        query.add(" AND state IN (").list(names).add(")");
    }
    query.add(" ORDER BY place LIMIT ?", {limit});
    return query.all(tx, read_item);
}

std::optional<Taken> take(db::Tx& tx, BatchId id, Instant now) {
    // A running item is what a killed process left: of one lane only one job runs.
    auto taken = tx.one("SELECT i.place, i.subject, i.title, i.payload, i.tries, b.shared, b.stopped_at FROM "
                        "core_batch_item i "
                        "JOIN core_batch b ON b.id = i.batch_id WHERE i.batch_id = ? "
                        "AND i.state IN ('waiting', 'running') AND i.not_before <= ? ORDER BY i.place LIMIT 1",
                        {id, now}, [&](const db::Row& row) {
                            return Taken{{id, row.integer(0), row.text(1), row.text(2), json::parse(row.text(3)),
                                          json::parse(row.text(5))},
                                         static_cast<int>(row.integer(4)) + 1, !row.null(6)};
                        });
    if (taken)
        tx.exec("UPDATE core_batch_item SET state = 'running', tries = tries + 1 WHERE batch_id = ? AND place = ? "
                "AND state IN ('waiting', 'running')",
                {id, taken->task.place});
    return taken;
}

std::optional<Instant> next_try(db::Tx& tx, BatchId id) {
    return tx.one("SELECT not_before FROM core_batch_item WHERE batch_id = ? AND state IN ('waiting', 'running') "
                  "ORDER BY not_before LIMIT 1",
                  {id}, [](const db::Row& row) { return row.instant(0); });
}

bool finish(db::Tx& tx, BatchId id, std::int64_t place, const batch::Outcome& outcome, Instant now) {
    return tx.exec("UPDATE core_batch_item SET state = 'done', payload = '{}', refusal = NULL, ended_at = ?, "
                   "subject = CASE WHEN CAST(? AS TEXT) = '' THEN subject ELSE CAST(? AS TEXT) END, "
                   "title = CASE WHEN CAST(? AS TEXT) = '' THEN title ELSE CAST(? AS TEXT) END, "
                   "link = CASE WHEN CAST(? AS TEXT) = '' THEN link ELSE CAST(? AS TEXT) END, told = ? "
                   "WHERE batch_id = ? AND place = ? AND state IN ('waiting', 'running')",
                   {now, outcome.subject, outcome.subject, outcome.title, outcome.title, outcome.link, outcome.link,
                    outcome.told, id, place}) == 1;
}

bool end_badly(db::Tx& tx, BatchId id, std::int64_t place, State state, const batch::Refusal& refusal, Instant now) {
    return tx.exec("UPDATE core_batch_item SET state = ?, refusal = ?, ended_at = ? WHERE batch_id = ? AND place = ? "
                   "AND state IN ('waiting', 'running')",
                   {batch::name(state), json::write(batch::to_json(refusal)), now, id, place}) == 1;
}

bool put_back(db::Tx& tx, BatchId id, std::int64_t place, Instant not_before) {
    return tx.exec("UPDATE core_batch_item SET state = 'waiting', not_before = ? WHERE batch_id = ? AND place = ? "
                   "AND state IN ('waiting', 'running') AND EXISTS (SELECT 1 FROM core_batch b WHERE b.id = batch_id "
                   "AND b.stopped_at IS NULL)",
                   {not_before, id, place}) == 1;
}

bool pause(db::Tx& tx, BatchId id, std::int64_t place, Instant now) {
    if (tx.exec("UPDATE core_batch SET paused_at = ? WHERE id = ? AND ended_at IS NULL AND stopped_at IS NULL",
                {now, id}) == 0)
        return false;
    tx.exec("UPDATE core_batch_item SET state = 'waiting', tries = tries - 1 WHERE batch_id = ? AND place = ? "
            "AND state = 'running'", {id, place});
    return true;
}

bool resume(db::Tx& tx, BatchId id) {
    return tx.exec("UPDATE core_batch SET paused_at = NULL WHERE id = ? AND paused_at IS NOT NULL AND ended_at IS NULL",
                   {id}) == 1;
}

bool stop(db::Tx& tx, BatchId id, const batch::Refusal& refusal, Instant now) {
    if (tx.count("SELECT COUNT(*) FROM core_batch WHERE id = ? AND ended_at IS NULL", {id}) == 0) return false;
    tx.exec("UPDATE core_batch_item SET state = 'refused', refusal = ?, ended_at = ? WHERE batch_id = ? "
            "AND state = 'waiting'", {json::write(batch::to_json(refusal)), now, id});
    // One at work ends by itself, and the batch with it.
    tx.exec("UPDATE core_batch SET stopped_at = ? WHERE id = ?", {now, id});
    tx.exec("UPDATE core_batch SET ended_at = ?, paused_at = NULL WHERE id = ? AND NOT EXISTS "
            "(SELECT 1 FROM core_batch_item i WHERE i.batch_id = core_batch.id AND i.state = 'running')", {now, id});
    return true;
}

std::vector<BatchId> paused_before(db::Tx& tx, Instant moment) {
    return tx.all("SELECT id FROM core_batch WHERE paused_at < ? AND ended_at IS NULL", {moment},
                  [](const db::Row& row) { return row.id<BatchId>(0); });
}

void end(db::Tx& tx, BatchId id, Instant now) {
    tx.exec("UPDATE core_batch SET ended_at = ?, paused_at = NULL WHERE id = ? AND ended_at IS NULL", {now, id});
}

std::vector<batch::Wanted> move_unsuccessful(db::Tx& tx, BatchId id, BatchId to) {
    const auto ours = tx.exec("UPDATE core_batch SET again_id = ? WHERE id = ? AND again_id IS NULL "
                              "AND NOT cleared = ? AND ended_at IS NOT NULL",
                              {to, id, true});
    if (ours == 0) return {};
    auto found = tx.all("SELECT subject, title, link, payload FROM core_batch_item WHERE batch_id = ? "
                        "AND state IN ('refused', 'failed') ORDER BY place",
                        {id}, [](const db::Row& row) {
                            return batch::Wanted{row.text(0), row.text(1), row.text(2), json::parse(row.text(3))};
                        });
    tx.exec("UPDATE core_batch_item SET payload = '{}' WHERE batch_id = ?", {id});
    return found;
}

std::int64_t clear(db::Tx& tx, Instant ended_before) {
    tx.exec("UPDATE core_batch_item SET payload = '{}' WHERE payload <> '{}' AND batch_id IN "
            "(SELECT id FROM core_batch WHERE ended_at < ?)", {ended_before});
    return tx.exec("UPDATE core_batch SET cleared = ?, shared = '{}' WHERE ended_at < ? AND NOT cleared = ?",
                   {true, ended_before, true});
}

}  // namespace core::batch_store
