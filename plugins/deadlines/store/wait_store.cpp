// SPDX-License-Identifier: Apache-2.0
#include "deadlines/store/wait_store.h"

#include "core/db/in_parts.h"
#include "deadlines/store/wait_row.h"

namespace deadlines {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Wait read_wait(const Row& row) {
    Wait wait;
    wait.id = row.id<WaitId>(0);
    wait.room = row.text(1);
    wait.subject = row.text(2);
    wait.step = step_named(row.text(3)).value_or(Step::initial);
    wait.part = row.text(4);
    wait.holder = row.id<core::PositionId>(5);
    wait.unit = row.id<core::UnitId>(6);
    if (!row.null(7)) wait.waiter = row.id<core::PositionId>(7);
    wait.urgency = row.text(8);
    wait.access = static_cast<classification::AccessClass>(row.integer(9));
    wait.began = row.instant(10);
    wait.due = row.instant(11);
    wait.own_due = row.flag(12);
    wait.next = row.instant(13);
    wait.reminded = row.flag(14);
    wait.level = static_cast<int>(row.integer(15));
    wait.paused_at = row.maybe(16, &Row::instant);
    wait.paused_until = row.maybe(17, &Row::instant);
    wait.pause_reason = row.text(18);
    wait.paused_by = row.text(19);
    wait.paused_minutes = row.integer(20);
    wait.ended = row.maybe(21, &Row::instant);
    wait.outcome = row.text(22);
    wait.own_at = row.maybe(23, &Row::instant);
    wait.runs_from = row.instant(24);
    wait.lost_minutes = row.integer(25);
    return wait;
}

void WaitStore::insert(Tx& tx, const Wait& wait) {
    tx.exec(
        "INSERT INTO deadlines_wait (id, room, subject, step, part, holder_id, unit_id, waiter_id, urgency, height, "
        "quiet, began_at, due_at, own_due, next_at, own_at, runs_from, lost_minutes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {wait.id, wait.room, wait.subject, name(wait.step), wait.part, wait.holder, wait.unit, wait.waiter,
         wait.urgency, static_cast<int>(wait.access), quiet(wait.step), wait.began, wait.due, wait.own_due,
         wait.next, wait.own_at, wait.runs_from, wait.lost_minutes});
}

void WaitStore::update(Tx& tx, const Wait& wait) {
    tx.exec(
        "UPDATE deadlines_wait SET waiter_id = ?, urgency = ?, height = ?, due_at = ?, own_due = ?, next_at = ?, "
        "reminded = ?, level = ?, paused_at = ?, paused_until = ?, pause_reason = ?, paused_by = ?, "
        "paused_minutes = ?, ended_at = ?, outcome = ?, own_at = ?, runs_from = ?, lost_minutes = ? WHERE id = ?",
        {wait.waiter, wait.urgency, static_cast<int>(wait.access), wait.due, wait.own_due, wait.next, wait.reminded,
         wait.level, wait.paused_at, wait.paused_until, wait.pause_reason, wait.paused_by, wait.paused_minutes,
         wait.ended, wait.outcome, wait.own_at, wait.runs_from, wait.lost_minutes, wait.id});
}

Query waits_where() {
    return Query("SELECT id, room, subject, step, part, holder_id, unit_id, waiter_id, urgency, height, began_at, "
                 "due_at, own_due, next_at, reminded, level, paused_at, paused_until, pause_reason, paused_by, "
                 "paused_minutes, ended_at, outcome, own_at, runs_from, lost_minutes FROM deadlines_wait WHERE ");
}

std::optional<Wait> WaitStore::find(Tx& tx, WaitId id) {
    const auto found = waits_where().add("id = ?", {id}).all(tx, read_wait);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Wait> WaitStore::open(Tx& tx, std::string_view subject) {
    return waits_where().add("subject = ? AND ended_at IS NULL ORDER BY began_at, id", {subject}).all(tx, read_wait);
}

std::vector<Wait> WaitStore::open(Tx& tx, std::string_view room, std::string_view subject) {
    return waits_where()
        .add("subject = ? AND room = ? AND ended_at IS NULL ORDER BY began_at, id", {subject, room})
        .all(tx, read_wait);
}

std::vector<Wait> WaitStore::moved(Tx& tx, const std::vector<std::string>& subjects) {
    std::vector<Wait> found;
    core::db::in_parts(subjects, [&](const core::db::Values& some) {
        core::db::Query query("SELECT id, room, subject, step, part, holder_id, unit_id, waiter_id, urgency, height, "
                              "began_at, due_at, own_due, next_at, reminded, level, paused_at, paused_until, "
                              "pause_reason, paused_by, paused_minutes, ended_at, outcome, own_at, runs_from, "
                              "lost_minutes FROM deadlines_wait WHERE ended_at IS NULL AND due_at > own_at "
                              "AND subject IN (");
        query.list(some).add(")");
        for (auto& wait : query.all(tx, read_wait)) found.push_back(std::move(wait));
    });
    return found;
}

std::vector<Wait> WaitStore::counted(Tx& tx, WaitId after, int limit) {
    return waits_where()
        .add("ended_at IS NULL AND (own_due = 0 OR lost_minutes > 0) AND due_at < 253402300799000 AND id > ? "
             "ORDER BY id LIMIT ?",
             {after, limit})
        .all(tx, read_wait);
}

std::vector<Wait> WaitStore::dated(Tx& tx, core::Instant before, WaitId after, int limit) {
    return waits_where()
        .add("ended_at IS NULL AND due_at < 253402300799000 AND runs_from < ? AND id > ? ORDER BY id LIMIT ?",
             {before, after, limit})
        .all(tx, read_wait);
}

std::vector<Wait> WaitStore::ripe(Tx& tx, core::Instant now, int limit) {
    return waits_where()
        .add("ended_at IS NULL AND next_at <= ? ORDER BY next_at, id LIMIT ?", {now, limit})
        .all(tx, read_wait);
}

bool WaitStore::notice(Tx& tx, WaitId wait, const Notice& notice) {
    return tx.exec("INSERT INTO deadlines_notice (wait_id, level, to_id, given_at) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT (wait_id, level) DO NOTHING",
                   {wait, notice.level, notice.to, notice.at}) == 1;
}

void WaitStore::tell(Tx& tx, WaitId wait, core::PositionId to) {
    tx.exec("UPDATE deadlines_wait SET told_id = ? WHERE id = ?", {to, wait});
}

std::vector<Notice> WaitStore::notices(Tx& tx, WaitId wait) {
    return tx.all("SELECT level, to_id, given_at FROM deadlines_notice WHERE wait_id = ? ORDER BY given_at, level",
                  {wait}, [](const Row& row) {
                      return Notice{static_cast<int>(row.integer(0)), row.id<core::PositionId>(1), row.instant(2)};
                  });
}

void WaitStore::begin_pause(Tx& tx, WaitId wait, const Pause& pause) {
    tx.exec("INSERT INTO deadlines_pause (id, wait_id, reason, person, position, began_at, until_day) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            {core::Uuid::make(pause.began), wait, pause.reason, pause.person, pause.position, pause.began,
             pause.until});
}

void WaitStore::end_pause(Tx& tx, WaitId wait, core::Instant at) {
    tx.exec("UPDATE deadlines_pause SET ended_at = ? WHERE wait_id = ? AND ended_at IS NULL", {at, wait});
}

std::vector<Pause> WaitStore::pauses(Tx& tx, WaitId wait) {
    return tx.all("SELECT reason, person, position, began_at, until_day, ended_at FROM deadlines_pause "
                  "WHERE wait_id = ? ORDER BY began_at",
                  {wait}, [](const Row& row) {
                      return Pause{row.text(0),    row.text(1), row.text(2),
                                   row.instant(3), row.date(4), row.maybe(5, &Row::instant)};
                  });
}

bool WaitStore::first(Tx& tx, core::Instant now, std::string_view what) {
    return tx.exec("INSERT INTO deadlines_first (what, done_at) VALUES (?, ?) ON CONFLICT (what) DO NOTHING",
                   {what, now}) == 1;
}

}  // namespace deadlines
