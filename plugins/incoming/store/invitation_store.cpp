// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/invitation_store.h"

#include "core/base/text.h"

namespace incoming {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

std::optional<int> minutes(const Row& row, int column) {
    if (row.null(column)) return std::nullopt;
    return static_cast<int>(row.integer(column));
}

Invitation read(const Row& row) {
    Invitation found;
    found.entry = row.id<IncomingId>(0);
    if (!row.null(1)) found.letter = row.id<letters::LetterId>(1);
    found.position = row.id<core::PositionId>(2);
    found.day = row.date(3);
    found.hours = {minutes(row, 4), minutes(row, 5)};
    found.time = row.text(6);
    found.place = row.text(7);
    found.matter = row.text(8);
    found.stance = stance_named(row.text(9));
    if (!row.null(10)) found.deputy = row.id<core::PositionId>(10);
    found.deputy_name = row.text(11);
    if (!row.null(12)) found.assignment = row.id<letters::LetterId>(12);
    found.note = row.text(13);
    found.answered_at = row.maybe(14, &Row::instant);
    found.answered_by = row.text(15);
    return found;
}

Query select() {
    return Query(
        "SELECT i.entry_id, i.letter_id, i.position_id, i.day, i.starts, i.ends, i.hours, i.place, i.matter, "
        "i.stance, i.deputy_id, i.deputy_name, i.assignment_id, i.note, i.answered_at, i.answered_by "
        "FROM incoming_invitation i WHERE ");
}

}  // namespace

void InvitationStore::insert(Tx& tx, const Invitation& made) {
    tx.exec(
        "INSERT INTO incoming_invitation (entry_id, letter_id, position_id, day, starts, ends, hours, place, matter, "
        "stance, deputy_id, deputy_name, assignment_id, note, answered_at, answered_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {made.entry, made.letter, made.position, made.day, made.hours.from, made.hours.until, made.time, made.place,
         made.matter, name(made.stance), made.deputy, made.deputy_name, made.assignment, made.note, made.answered_at,
         made.answered_by});
}

void InvitationStore::update(Tx& tx, const Invitation& made) {
    tx.exec(
        "UPDATE incoming_invitation SET stance = ?, deputy_id = ?, deputy_name = ?, assignment_id = ?, note = ?, "
        "answered_at = ?, answered_by = ? WHERE entry_id = ?",
        {name(made.stance), made.deputy, made.deputy_name, made.assignment, made.note, made.answered_at,
         made.answered_by, made.entry});
}

void InvitationStore::rewrite(Tx& tx, const Invitation& made) {
    tx.exec(
        "UPDATE incoming_invitation SET day = ?, starts = ?, ends = ?, hours = ?, place = ?, matter = ? "
        "WHERE entry_id = ?",
        {made.day, made.hours.from, made.hours.until, made.time, made.place, made.matter, made.entry});
    update(tx, made);
}

void InvitationStore::drop(Tx& tx, IncomingId entry) {
    tx.exec("DELETE FROM incoming_invitation WHERE entry_id = ?", {entry});
}

void InvitationStore::hold(Tx& tx, IncomingId entry) {
    tx.exec("UPDATE incoming_invitation SET stance = stance WHERE entry_id = ?", {entry});
}

std::optional<Invitation> InvitationStore::find(Tx& tx, IncomingId entry) {
    const auto found = select().add("i.entry_id = ?", {entry}).all(tx, read);
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::vector<Invitation> InvitationStore::of(Tx& tx, core::PositionId position, core::Date from, core::Date until,
                                            int limit) {
    return select()
        .add("i.position_id = ? AND i.day >= ? AND i.day <= ? ORDER BY i.day, COALESCE(i.starts, 0), i.entry_id "
             "LIMIT ?",
             {position, from, until, limit})
        .all(tx, read);
}

std::vector<Invitation> InvitationStore::open(Tx& tx, core::PositionId position, core::Date from, int limit) {
    return select()
        .add("i.position_id = ? AND i.day >= ? AND i.stance = 'open' ORDER BY i.day, i.entry_id LIMIT ?",
             {position, from, limit})
        .all(tx, read);
}

std::vector<PassedOn> InvitationStore::passed_on(Tx& tx, core::PositionId position, core::Date from, core::Date until,
                                                 int limit) {
    return Query(
               "SELECT i.entry_id, i.letter_id, i.position_id, i.day, i.starts, i.ends, i.hours, i.place, i.matter, "
               "i.stance, i.deputy_id, i.deputy_name, i.assignment_id, i.note, i.answered_at, i.answered_by, "
               "d.giver_id, d.giver_name, d.instructions FROM incoming_branch b "
               "JOIN incoming_disposition d ON d.id = b.disposition_id "
               "JOIN incoming_invitation i ON i.entry_id = b.entry_id WHERE ")
        .add("b.position_id = ? AND b.state NOT IN ('withdrawn', 'lapsed') AND i.position_id <> b.position_id "
             "AND i.day >= ? AND i.day <= ? ORDER BY i.day, COALESCE(i.starts, 0), i.entry_id, b.given_at, b.id "
             "LIMIT ?",
             {position, from, until, limit})
        .all(tx, [](const Row& row) {
            PassedOn found{read(row), {}};
            found.disposition.giver = row.id<core::PositionId>(16);
            found.disposition.giver_name = row.text(17);
            if (const auto lines = row.text(18); !lines.empty())
                found.disposition.instructions = core::text::split(lines, '\n');
            return found;
        });
}

bool InvitationStore::invites(Tx& tx, letters::LetterId letter, core::PositionId position) {
    return tx.count("SELECT COUNT(*) FROM incoming_invitation WHERE letter_id = ? AND position_id = ?",
                    {letter, position}) > 0;
}

std::vector<Attendance> InvitationStore::attendance(Tx& tx, letters::LetterId letter) {
    return tx.all(
        "SELECT i.position_id, e.position_name, i.stance, i.deputy_name, i.note FROM incoming_invitation i "
        "JOIN incoming_entry e ON e.id = i.entry_id WHERE i.letter_id = ? ORDER BY e.position_name, i.entry_id",
        {letter}, [](const Row& row) {
            return Attendance{row.id<core::PositionId>(0), row.text(1), stance_named(row.text(2)), row.text(3),
                              row.text(4)};
        });
}

}  // namespace incoming
