// SPDX-License-Identifier: Apache-2.0
// SQL of delegations.
#include "directory/store/delegation_store.h"

#include "core/base/text.h"

namespace directory::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;
using core::db::Values;

std::vector<std::string> codes(const std::string& text) {
    std::vector<std::string> found;
    for (auto& code : core::text::split(text, ';'))
        if (!code.empty()) found.push_back(std::move(code));
    return found;
}

Delegation read_delegation(const Row& row) {
    Delegation made;
    made.id = row.id<DelegationId>(0);
    made.giver = row.id<core::PositionId>(1);
    made.receiver = row.id<core::PositionId>(2);
    const auto form = delegation_form_named(row.text(3));
    if (!form) throw core::Error(core::Code::internal, "directory.error.stored", {{"value", row.text(3)}});
    made.form = *form;
    made.kinds = codes(row.text(4));
    made.groups = codes(row.text(5));
    made.highest = row.text(6);
    made.from = row.date(7);
    made.until = row.date(8);
    made.basis = row.text(9);
    made.entered_by = row.text(10);
    made.entered_at = row.instant(11);
    made.revoked_at = row.maybe(12, &Row::instant);
    made.revoked_by = row.text(13);
    made.revoke_reason = row.text(14);
    return made;
}

Query delegations_where() {
    return Query(
        "SELECT id, giver_id, receiver_id, form, kinds, kind_groups, highest, from_date, until_date, basis, "
        "entered_by, entered_at, revoked_at, revoked_by, revoke_reason FROM directory_delegation WHERE 1 = 1");
}

}  // namespace

void insert(Tx& tx, const Delegation& made) {
    tx.exec(
        "INSERT INTO directory_delegation (id, giver_id, receiver_id, form, kinds, kind_groups, highest, "
        "from_date, until_date, basis, entered_by, entered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {made.id, made.giver, made.receiver, name(made.form), core::text::join(made.kinds, ";"),
         core::text::join(made.groups, ";"), made.highest, made.from, made.until, made.basis, made.entered_by,
         made.entered_at});
}

void revoke(Tx& tx, const Delegation& made) {
    tx.exec("UPDATE directory_delegation SET revoked_at = ?, revoked_by = ?, revoke_reason = ? WHERE id = ?",
            {made.revoked_at, made.revoked_by, made.revoke_reason, made.id});
}

std::optional<Delegation> delegation(Tx& tx, DelegationId id) {
    const auto found = delegations_where().add(" AND id = ?", {id}).all(tx, read_delegation);
    return found.empty() ? std::nullopt : std::optional(found.front());
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
    if (wish.state == DelegationState::revoked) query.add(" AND revoked_at IS NOT NULL");
    else if (wish.state) query.add(" AND revoked_at IS NULL");
    if (wish.state == DelegationState::future) query.add(" AND from_date > ?", {wish.today});
    if (wish.state == DelegationState::past) query.add(" AND until_date < ?", {wish.today});
    if (wish.state == DelegationState::active)
        query.add(" AND from_date <= ? AND until_date >= ?", {wish.today, wish.today});
    if (wish.after) query.add(" AND id < ?", {*wish.after});
    return query.add(" ORDER BY id DESC LIMIT ?", {wish.limit + 1}).all(tx, read_delegation);
}

}  // namespace directory::store
