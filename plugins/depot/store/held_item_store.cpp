// SPDX-License-Identifier: Apache-2.0
#include "depot/store/held_item_store.h"

#include "core/db/in_parts.h"

namespace depot::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_held() { return Query("SELECT o.hold_id, o.unit_id, o.subject, o.dossier_id, o.item_number FROM depot_hold_item o "); }

HeldItem read_held(const Row& row) {
    return {row.id<HoldId>(0), row.id<core::UnitId>(1), row.text(2), row.id<archive::DossierId>(3), static_cast<int>(row.integer(4))};
}

}  // namespace

bool hold_item(Tx& tx, const HeldItem& item, core::Instant at, const std::string& by) {
    return tx.exec("INSERT INTO depot_hold_item (hold_id, unit_id, subject, dossier_id, item_number, added_at, added_name) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                   {item.hold, item.unit, item.subject, item.dossier, item.number, at, by}) == 1;
}

bool items_held(Tx& tx) {
    return tx.count("SELECT COUNT(*) FROM (SELECT 1 FROM depot_hold_item o JOIN depot_hold h ON h.id = o.hold_id "
                    "WHERE h.state <> 'released' LIMIT 1) one", {}) > 0;
}

std::vector<HeldItem> held_items(Tx& tx, HoldId id) {
    return chosen_held().add("WHERE o.hold_id = ? ORDER BY o.added_at, o.subject", {id}).all(tx, read_held);
}

std::vector<HeldItem> held_items(Tx& tx, const std::vector<std::string>& subjects) {
    std::vector<HeldItem> found;
    core::db::in_parts(subjects, [&](const core::db::Values& part) {
        auto query = chosen_held();
        query.add("JOIN depot_hold h ON h.id = o.hold_id WHERE h.state <> 'released' AND o.subject IN (").list(part).add(")");
        for (auto& each : query.all(tx, read_held)) found.push_back(std::move(each));
    });
    return found;
}

}  // namespace depot::store
