// SPDX-License-Identifier: Apache-2.0
// SQL of delegations.
#include "directory/store/delegation_store.h"

namespace directory::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;
using core::db::Values;

Delegation read_delegation(const Row& row) {
    Delegation made;
    made.id = row.id<DelegationId>(0);
    made.giver = row.id<core::PositionId>(1);
    made.receiver = row.id<core::PositionId>(2);
    const auto form = delegation_form_named(row.text(3));
    if (!form) throw core::Error(core::Code::internal, "directory.error.stored", {{"value", row.text(3)}});
    made.form = *form;
    made.kinds = words_kept(row.text(4));
    made.groups = words_kept(row.text(5));
    made.until = read_conferral(row, 6, made).value_or(core::Date{});
    return made;
}

Query delegations_where() {
    Query query("SELECT id, giver_id, receiver_id, form, kinds, kind_groups, ");
    return query.add(conferral_columns).add(" FROM directory_delegation WHERE 1 = 1");
}

}  // namespace

void insert(Tx& tx, const Delegation& made) {
    tx.exec(
        "INSERT INTO directory_delegation (id, giver_id, receiver_id, form, kinds, kind_groups, highest, "
        "from_date, until_date, basis, entered_by, entered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {made.id, made.giver, made.receiver, name(made.form), words_stored(made.kinds),
         words_stored(made.groups), made.highest, made.from, made.until, made.basis, made.entered_by,
         made.entered_at});
}

void revoke(Tx& tx, const Delegation& made) {
    tx.exec("UPDATE directory_delegation SET revoked_at = ?, revoked_by = ?, revoke_reason = ? WHERE id = ?",
            {made.revoked_at, made.revoked_by, made.revoke_reason, made.id});
}

std::optional<Delegation> delegation(Tx& tx, DelegationId id) {
    return only_one(tx, delegations_where(), id, read_delegation);
}

std::vector<Delegation> touching(Tx& tx, const std::vector<core::PositionId>& positions) {
    const Values ids(positions.begin(), positions.end());
    return delegations_where()
        .add(" AND (giver_id IN (").list(ids).add(") OR receiver_id IN (").list(ids).add(")) ORDER BY id DESC")
        .all(tx, read_delegation);
}

std::vector<Delegation> received(Tx& tx, core::PositionId receiver, DelegationForm form) {
    return delegations_where()
        .add(" AND receiver_id = ? AND form = ? ORDER BY until_date DESC, id DESC", {receiver, name(form)})
        .all(tx, read_delegation);
}

std::vector<Delegation> active(Tx& tx, core::Date day) {
    return delegations_where()
        .add(" AND from_date <= ? AND until_date >= ? AND revoked_at IS NULL ORDER BY id", {day, day})
        .all(tx, read_delegation);
}

std::vector<Delegation> find(Tx& tx, const DelegationWish& wish) {
    auto query = delegations_where();
    if (wish.position) query.add(" AND (giver_id = ? OR receiver_id = ?)", {*wish.position, *wish.position});
    if (wish.state == ConferralState::revoked) query.add(" AND revoked_at IS NOT NULL");
    else if (wish.state) query.add(" AND revoked_at IS NULL");
    if (wish.state == ConferralState::future) query.add(" AND from_date > ?", {wish.today});
    if (wish.state == ConferralState::past) query.add(" AND until_date < ?", {wish.today});
    if (wish.state == ConferralState::active)
        query.add(" AND from_date <= ? AND until_date >= ?", {wish.today, wish.today});
    return newest(tx, query, wish, read_delegation);
}

}  // namespace directory::store
