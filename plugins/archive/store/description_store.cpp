// SPDX-License-Identifier: Apache-2.0
#include "archive/store/description_store.h"

#include "archive/store/in_turn.h"
#include "core/db/in_parts.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

void insert(Tx& tx, const Correction& c, core::PositionId by) {
    const auto ordinal =
        tx.count("SELECT COALESCE(MAX(ordinal), 0) + 1 FROM archive_description WHERE item_id = ?", {c.item});
    const auto& now = c.now;
    tx.exec("INSERT INTO archive_description (item_id, ordinal, sender, stage, medium, physical, amount, amount_unit, "
            "reason, recorded_at, recorded_by, recorded_by_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {c.item, ordinal, now.sender, now.stage, now.medium, now.physical, now.amount, now.amount_unit, c.reason,
             c.recorded, by, c.recorded_by});
}

namespace {

Correction read_correction(const Row& row) {
    Correction made;
    made.item = row.id<ItemId>(0);
    auto& now = made.now;
    now.sender = row.text(2);
    now.stage = row.text(3);
    now.medium = row.text(4);
    now.physical = row.text(5);
    now.amount = row.integer(6);
    now.amount_unit = row.text(7);
    made.reason = row.text(8);
    made.recorded = row.instant(9);
    made.recorded_by = row.text(10);
    return made;
}

}  // namespace

std::vector<Correction> corrections(Tx& tx, const std::vector<ItemId>& items) {
    std::vector<Correction> all;
    core::db::in_parts(items, [&](const core::db::Values& ids) {
        Query query("SELECT i.id, 0, i.sender, i.stage, i.medium, i.physical, i.amount, i.amount_unit, '', i.filed_at, "
                    "i.filed_by_name FROM archive_item i WHERE EXISTS "
                    "(SELECT 1 FROM archive_description c WHERE c.item_id = i.id) AND i.id IN (");
        query.list(ids)
            .add(") UNION ALL SELECT c.item_id, c.ordinal, c.sender, c.stage, c.medium, c.physical, c.amount, "
                 "c.amount_unit, c.reason, c.recorded_at, c.recorded_by_name FROM archive_description c "
                 "WHERE c.item_id IN (")
            .list(ids)
            .add(") ORDER BY 1, 2");
        add_in_turn(all, query.all(tx, read_correction));
    });
    return all;
}

}  // namespace archive::store
