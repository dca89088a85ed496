// SPDX-License-Identifier: Apache-2.0
// SQL of mailboxes lent.
#include "directory/store/grant_store.h"

#include <iterator>

namespace directory::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::set<std::string> set_kept(const std::string& text) {
    auto words = words_kept(text);
    return {std::make_move_iterator(words.begin()), std::make_move_iterator(words.end())};
}

MailboxGrant read_grant(const Row& row) {
    MailboxGrant made;
    made.id = row.id<GrantId>(0);
    made.kind = row.text(1) == name(GrantKind::secretary) ? GrantKind::secretary : GrantKind::substitute;
    made.position = row.id<core::PositionId>(2);
    made.giver = row.id<core::AppointmentId>(3);
    made.receiver = row.id<core::AppointmentId>(4);
    made.acts = set_kept(row.text(5));
    made.works = set_kept(row.text(6));
    made.reason = row.text(7);
    made.note = row.text(8);
    made.until = read_conferral(row, 9, made);
    return made;
}

Query grants_where() {
    Query query("SELECT id, kind, position_id, giver_id, receiver_id, acts, works, reason, note, ");
    return query.add(conferral_columns).add(" FROM directory_mailbox_grant WHERE 1 = 1");
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
    return only_one(tx, grants_where(), id, read_grant);
}

std::vector<MailboxGrant> grants_of(Tx& tx, core::PositionId position) {
    return grants_where().add(" AND position_id = ? ORDER BY id DESC", {position}).all(tx, read_grant);
}

std::vector<MailboxGrant> grants_to(Tx& tx, core::PersonId person, core::Date day) {
    return grants_where()
        .add(" AND receiver_id IN (SELECT a.id FROM directory_appointment a WHERE a.person_id = ?) "
             "AND revoked_at IS NULL AND from_date <= ? AND (until_date IS NULL OR until_date >= ?) "
             "ORDER BY kind, id",
             {person, day, day})
        .all(tx, read_grant);
}

std::vector<MailboxGrant> find(Tx& tx, const GrantWish& wish) {
    auto query = grants_where();
    if (wish.open)
        query.add(" AND revoked_at IS NULL AND (until_date IS NULL OR until_date >= ?)", {wish.today});
    if (wish.kind) query.add(" AND kind = ?", {name(*wish.kind)});
    if (wish.position)
        query.add(" AND (position_id = ? OR receiver_id IN (SELECT a.id FROM directory_appointment a "
                  "WHERE a.position_id = ?))",
                  {*wish.position, *wish.position});
    return newest(tx, query, wish, read_grant);
}

}  // namespace directory::store
