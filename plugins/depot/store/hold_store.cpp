// SPDX-License-Identifier: Apache-2.0
#include "depot/store/hold_store.h"

#include <algorithm>

#include "core/db/in_parts.h"
#include "depot/store/words.h"

namespace depot::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_holds() {
    return Query(
        "SELECT h.id, h.unit_id, h.unit_name, h.name, h.kind, h.mandate, h.state, h.by_query, h.code, h.of_unit, "
        "h.year_from, h.year_until, h.remind_on, h.reminded_on, h.opened_by, h.opened_position, h.opened_name, "
        "h.opened_at, h.proposed_by, h.proposed_position, h.proposed_name, h.proposed_at, h.proposed_reason, "
        "h.closed_by, h.closed_name, h.closed_at, h.closed_reason, "
        "h.asked_by, h.reason, h.mandate_on, h.house FROM depot_hold h WHERE 1 = 1");
}

Hold read_hold(const Row& row) {
    Hold made;
    made.id = row.id<HoldId>(0);
    made.unit = row.id<core::UnitId>(1);
    made.unit_name = row.text(2);
    made.name = row.text(3);
    made.kind = word_in(all_hold_kinds, row.text(4));
    made.mandate = row.text(5);
    made.state = word_in(all_hold_states, row.text(6));
    made.by_query = row.flag(7);
    made.scope.code = row.text(8);
    if (!row.null(9)) made.scope.unit = row.id<core::UnitId>(9);
    if (!row.null(10)) made.scope.from = static_cast<int>(row.integer(10));
    if (!row.null(11)) made.scope.until = static_cast<int>(row.integer(11));
    made.remind = row.maybe(12, &Row::date);
    made.reminded = row.maybe(13, &Row::date);
    made.opened = {row.id<core::PersonId>(14), row.id<core::PositionId>(15), row.text(16), row.instant(17)};
    if (!row.null(18))
        made.proposed = Step{row.id<core::PersonId>(18), row.id<core::PositionId>(19), row.text(20), row.instant(21)};
    made.proposed_reason = row.text(22);
    if (!row.null(23)) made.closed = Step{row.id<core::PersonId>(23), {}, row.text(24), row.instant(25)};
    made.closed_reason = row.text(26);
    made.asked_by = row.text(27);
    made.reason = row.text(28);
    made.mandate_on = row.maybe(29, &Row::date);
    made.house = row.flag(30);
    return made;
}

}  // namespace

void insert(Tx& tx, const Hold& h) {
    tx.exec("INSERT INTO depot_hold (id, unit_id, unit_name, name, kind, mandate, state, by_query, code, of_unit, "
            "year_from, year_until, remind_on, opened_by, opened_position, opened_name, opened_at, asked_by, "
            "reason, mandate_on, house, proposed_name, proposed_reason, closed_name, closed_reason) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '')",
            {h.id, h.unit, h.unit_name, h.name, name(h.kind), h.mandate, name(h.state), h.by_query, h.scope.code,
             h.scope.unit, h.scope.from, h.scope.until, h.remind, h.opened.person, h.opened.position, h.opened.name,
             h.opened.at, h.asked_by, h.reason, h.mandate_on, h.house});
}

void update(Tx& tx, const Hold& h, HoldState was) {
    const auto& asked = h.proposed;
    const auto& ended = h.closed;
    const auto changed = tx.exec(
        "UPDATE depot_hold SET state = ?, proposed_by = ?, proposed_position = ?, proposed_name = ?, proposed_at = ?, "
        "proposed_reason = ?, closed_by = ?, closed_name = ?, closed_at = ?, closed_reason = ? "
        "WHERE id = ? AND state = ?",
        {name(h.state), asked ? core::db::Value(asked->person) : core::db::Value(nullptr),
         asked ? core::db::Value(asked->position) : core::db::Value(nullptr), asked ? asked->name : "",
         asked ? core::db::Value(asked->at) : core::db::Value(nullptr), h.proposed_reason,
         ended ? core::db::Value(ended->person) : core::db::Value(nullptr), ended ? ended->name : "",
         ended ? core::db::Value(ended->at) : core::db::Value(nullptr), h.closed_reason, h.id, name(was)});
    if (changed != 1) throw core::Error(core::Code::conflict, "depot.error.changed");
}

void reminded(Tx& tx, HoldId id, core::Date on) {
    tx.exec("UPDATE depot_hold SET reminded_on = ? WHERE id = ?", {on, id});
}

std::optional<Hold> hold(Tx& tx, HoldId id) {
    auto found = chosen_holds().add(" AND h.id = ?", {id}).all(tx, read_hold);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Hold> holds(Tx& tx, const std::vector<core::UnitId>& units, std::optional<HoldState> state) {
    auto query = chosen_holds();
    query.add(" AND h.unit_id IN (").list(values_of(units)).add(")");
    if (state) query.add(" AND h.state = ?", {name(*state)});
    query.add(" ORDER BY h.opened_at DESC, h.id DESC LIMIT 500");
    return query.all(tx, read_hold);
}

Standing standing(Tx& tx, const std::vector<archive::DossierId>& dossiers) {
    Standing found;
    if (dossiers.empty()) return found;
    core::db::in_parts(dossiers, [&](const core::db::Values& part) {
        Query query("SELECT o.hold_id, o.dossier_id FROM depot_hold_object o JOIN depot_hold h ON h.id = o.hold_id "
                    "WHERE h.state <> 'released' AND o.dossier_id IN (");
        for (const auto& each : query.list(part).add(")").all(tx, [](const Row& row) {
                 return std::pair(row.id<HoldId>(0), row.id<archive::DossierId>(1));
             }))
            found.chosen.insert(each);
    });
    std::vector<HoldId> some;
    for (const auto& [hold, dossier] : found.chosen)
        if (some.empty() || some.back() != hold) some.push_back(hold);
    found.holds = chosen_holds().add(" AND h.state <> 'released' AND h.by_query = 1").all(tx, read_hold);
    core::db::in_parts(some, [&](const core::db::Values& part) {
        for (auto& each : chosen_holds().add(" AND h.by_query = 0 AND h.id IN (").list(part).add(")").all(tx, read_hold))
            found.holds.push_back(std::move(each));
    });
    std::sort(found.holds.begin(), found.holds.end(), [](const Hold& a, const Hold& b) {
        return std::pair(a.opened.at, a.id) < std::pair(b.opened.at, b.id);
    });
    return found;
}

std::vector<Hold> to_remind(Tx& tx, core::Date today) {
    return chosen_holds()
        .add(" AND h.state <> 'released' AND h.remind_on <= ? AND h.reminded_on IS NULL ORDER BY h.id", {today})
        .all(tx, read_hold);
}

bool choose(Tx& tx, HoldId id, archive::DossierId dossier, core::Instant at, const std::string& by) {
    return tx.exec("INSERT INTO depot_hold_object (hold_id, dossier_id, added_at, added_name) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT DO NOTHING",
                   {id, dossier, at, by}) == 1;
}

std::vector<archive::DossierId> chosen(Tx& tx, HoldId id) {
    return tx.all("SELECT dossier_id FROM depot_hold_object WHERE hold_id = ? ORDER BY added_at, dossier_id", {id},
                  [](const Row& row) { return row.id<archive::DossierId>(0); });
}

}  // namespace depot::store
