// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/rule_store.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

std::vector<UnitInstruction> RuleStore::instructions(Tx& tx, const std::vector<core::UnitId>& units) {
    core::db::Values ids;
    for (const auto& unit : units) ids.emplace_back(unit);
    core::db::Query query("SELECT unit_id, code, name, place, retired FROM incoming_unit_instruction WHERE unit_id IN (");
    query.list(ids).add(") ORDER BY place, code");
    return query.all(tx, [](const Row& row) {
        return UnitInstruction{row.id<core::UnitId>(0), row.text(1), row.text(2),
                               static_cast<int>(row.integer(3)), row.flag(4)};
    });
}

void RuleStore::keep(Tx& tx, const UnitInstruction& said) {
    tx.exec("DELETE FROM incoming_unit_instruction WHERE unit_id = ? AND code = ?", {said.unit, said.code});
    tx.exec("INSERT INTO incoming_unit_instruction (unit_id, code, name, place, retired) VALUES (?, ?, ?, ?, ?)",
            {said.unit, said.code, said.name, said.place, said.retired});
}

std::vector<Rule> RuleStore::rules(Tx& tx) {
    const auto side = [](const Row& row, int kind, int unit) {
        Side made{row.text(kind), {}};
        if (!row.null(unit)) made.unit = row.id<core::UnitId>(unit);
        return made;
    };
    return tx.all(
        "SELECT id, giver_kind, giver_unit_id, receiver_kind, receiver_unit_id, allowed, note FROM incoming_rule "
        "ORDER BY made_at, id",
        {}, [&](const Row& row) {
            return Rule{row.id<RuleId>(0), side(row, 1, 2), side(row, 3, 4), row.flag(5), row.text(6)};
        });
}

void RuleStore::insert(Tx& tx, const Rule& rule, core::Instant at, std::string_view by) {
    tx.exec(
        "INSERT INTO incoming_rule (id, giver_kind, giver_unit_id, receiver_kind, receiver_unit_id, allowed, note, "
        "made_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {rule.id, rule.giver.kind, rule.giver.unit, rule.receiver.kind, rule.receiver.unit, rule.allowed, rule.note,
         at, by});
}

bool RuleStore::drop(Tx& tx, RuleId id) {
    return tx.exec("DELETE FROM incoming_rule WHERE id = ?", {id}) > 0;
}

std::map<core::UnitId, core::UnitId> RuleStore::mailrooms(Tx& tx) {
    std::map<core::UnitId, core::UnitId> found;
    for (const auto& [unit, by] : tx.all("SELECT unit_id, served_by FROM incoming_mailroom", {}, [](const Row& row) {
             return std::pair(row.id<core::UnitId>(0), row.id<core::UnitId>(1));
         }))
        found.emplace(unit, by);
    return found;
}

void RuleStore::serve(Tx& tx, core::UnitId unit, core::UnitId by, core::Instant at, std::string_view set_by) {
    serve_no_more(tx, unit);
    tx.exec("INSERT INTO incoming_mailroom (unit_id, served_by, set_at, set_by) VALUES (?, ?, ?, ?)",
            {unit, by, at, set_by});
}

bool RuleStore::serve_no_more(Tx& tx, core::UnitId unit) {
    return tx.exec("DELETE FROM incoming_mailroom WHERE unit_id = ?", {unit}) > 0;
}

}  // namespace incoming
