// SPDX-License-Identifier: Apache-2.0
// SQL of mailboxes lent.
#include "directory/store/grant_store.h"

#include "core/base/text.h"

namespace directory::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::set<std::string> words_kept(const std::string& text) {
    std::set<std::string> found;
    for (auto& word : core::text::split(text, ';'))
        if (!word.empty()) found.insert(std::move(word));
    return found;
}

std::string words_stored(const std::set<std::string>& words) {
    return core::text::join({words.begin(), words.end()}, ";");
}

MailboxGrant read_grant(const Row& row) {
    MailboxGrant made;
    made.id = row.id<GrantId>(0);
    made.kind = row.text(1) == name(GrantKind::secretary) ? GrantKind::secretary : GrantKind::substitute;
    made.position = row.id<core::PositionId>(2);
    made.giver = row.id<core::AppointmentId>(3);
    made.receiver = row.id<core::AppointmentId>(4);
    made.acts = words_kept(row.text(5));
    made.works = words_kept(row.text(6));
    made.highest = row.text(7);
    made.from = row.date(8);
    made.until = row.maybe(9, &Row::date);
    made.reason = row.text(10);
    made.basis = row.text(11);
    made.note = row.text(12);
    made.entered_by = row.text(13);
    made.entered_at = row.instant(14);
    made.revoked_at = row.maybe(15, &Row::instant);
    made.revoked_by = row.text(16);
    made.revoke_reason = row.text(17);
    return made;
}

Query grants_where() {
    return Query(
        "SELECT g.id, g.kind, g.position_id, g.giver_id, g.receiver_id, g.acts, g.works, g.highest, g.from_date, "
        "g.until_date, g.reason, g.basis, g.note, g.entered_by, g.entered_at, g.revoked_at, g.revoked_by, "
        "g.revoke_reason FROM directory_mailbox_grant g WHERE 1 = 1");
}

}  // namespace

void insert(Tx& tx, const MailboxGrant& made) {
    tx.exec("INSERT INTO directory_mailbox_grant (id, kind, position_id, giver_id, receiver_id, acts, works, highest, "
            "from_date, until_date, reason, basis, note, entered_by, entered_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {made.id, name(made.kind), made.position, made.giver, made.receiver, words_stored(made.acts),
             words_stored(made.works), made.highest, made.from, made.until, made.reason, made.basis, made.note,
             made.entered_by, made.entered_at});
}

void revoke(Tx& tx, const MailboxGrant& made) {
    tx.exec("UPDATE directory_mailbox_grant SET revoked_at = ?, revoked_by = ?, revoke_reason = ? WHERE id = ?",
            {made.revoked_at, made.revoked_by, made.revoke_reason, made.id});
}

std::optional<MailboxGrant> mailbox_grant(Tx& tx, GrantId id) {
    const auto found = grants_where().add(" AND g.id = ?", {id}).all(tx, read_grant);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<MailboxGrant> grants_of(Tx& tx, core::PositionId position) {
    return grants_where().add(" AND g.position_id = ? ORDER BY g.id DESC", {position}).all(tx, read_grant);
}

std::vector<MailboxGrant> grants_to(Tx& tx, core::PersonId person, core::Date day) {
    return grants_where()
        .add(" AND g.receiver_id IN (SELECT a.id FROM directory_appointment a WHERE a.person_id = ?) "
             "AND g.revoked_at IS NULL AND g.from_date <= ? AND (g.until_date IS NULL OR g.until_date >= ?) "
             "ORDER BY g.kind, g.id",
             {person, day, day})
        .all(tx, read_grant);
}

std::vector<MailboxGrant> find(Tx& tx, const GrantWish& wish) {
    auto query = grants_where();
    if (wish.open)
        query.add(" AND g.revoked_at IS NULL AND (g.until_date IS NULL OR g.until_date >= ?)", {wish.today});
    if (wish.kind) query.add(" AND g.kind = ?", {name(*wish.kind)});
    if (wish.position)
        query.add(" AND (g.position_id = ? OR g.receiver_id IN (SELECT a.id FROM directory_appointment a "
                  "WHERE a.position_id = ?))",
                  {*wish.position, *wish.position});
    if (wish.after) query.add(" AND g.id < ?", {*wish.after});
    return query.add(" ORDER BY g.id DESC LIMIT ?", {wish.limit + 1}).all(tx, read_grant);
}

}  // namespace directory::store
