// SPDX-License-Identifier: Apache-2.0
#include "archive/store/retitling_store.h"

#include "archive/store/in_turn.h"
#include "core/db/in_parts.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

void insert(Tx& tx, const Retitling& made, core::PositionId by) {
    const auto ordinal =
        tx.count("SELECT COALESCE(MAX(ordinal), 0) + 1 FROM archive_retitling WHERE dossier_id = ?", {made.dossier});
    const auto& [was, now] = std::pair(made.was, made.now);
    tx.exec("INSERT INTO archive_retitling (dossier_id, ordinal, was_title, was_code, was_code_name, was_scheme, title, code, "
            "code_name, scheme, reason, recorded_at, recorded_by, recorded_by_name) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {made.dossier, ordinal, was.title, was.code, was.code_name, was.scheme, now.title, now.code, now.code_name,
             now.scheme, made.reason, made.recorded, by, made.recorded_by});
    tx.exec("UPDATE archive_dossier SET title = ?, code = ?, code_name = ?, scheme = ? WHERE id = ?",
            {now.title, now.code, now.code_name, now.scheme, made.dossier});
}

std::vector<Retitling> retitlings(Tx& tx, DossierId dossier) {
    return tx.all("SELECT dossier_id, was_title, was_code, was_code_name, was_scheme, title, code, code_name, scheme, reason, "
                  "recorded_at, recorded_by_name FROM archive_retitling WHERE dossier_id = ? ORDER BY ordinal",
                  {dossier}, [](const Row& row) {
                      return Retitling{row.id<DossierId>(0),
                                       {row.text(1), row.text(2), row.text(3), row.text(4)},
                                       {row.text(5), row.text(6), row.text(7), row.text(8)},
                                       row.text(9),
                                       row.instant(10),
                                       row.text(11)};
                  });
}

void insert(Tx& tx, const Renaming& made, core::PositionId by) {
    const auto ordinal = tx.count("SELECT COALESCE(MAX(ordinal), 0) + 1 FROM archive_naming WHERE item_id = ?", {made.item});
    const auto& now = made.now;
    tx.exec("INSERT INTO archive_naming (item_id, ordinal, title, letter_number, letter_date, first_on, dated, reason, recorded_at, "
            "recorded_by, recorded_by_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {made.item, ordinal, now.title, now.number, now.date, now.first, now.dated, made.reason, made.recorded, by, made.recorded_by});
}

std::vector<Renaming> renamings(Tx& tx, const std::vector<ItemId>& items) {
    std::vector<Renaming> all;
    core::db::in_parts(items, [&](const core::db::Values& ids) {
        Query query("SELECT i.id, 0, i.title, i.letter_number, i.letter_date, i.first_on, '', i.filed_at, i.filed_by_name, i.dated "
                    "FROM archive_item i WHERE EXISTS (SELECT 1 FROM archive_naming n WHERE n.item_id = i.id) AND i.id IN (");
        query.list(ids)
            .add(") UNION ALL SELECT n.item_id, n.ordinal, n.title, n.letter_number, n.letter_date, n.first_on, n.reason, "
                 "n.recorded_at, n.recorded_by_name, n.dated FROM archive_naming n WHERE n.item_id IN (")
            .list(ids)
            .add(") ORDER BY 1, 2");
        add_in_turn(all, query.all(tx, [](const Row& row) {
            Renaming made;
            made.item = row.id<ItemId>(0);
            made.now = {row.text(2), row.text(3), row.date(4), row.maybe(5, &Row::date), row.text(9)};
            made.reason = row.text(6);
            made.recorded = row.instant(7);
            made.recorded_by = row.text(8);
            return made;
        }));
    });
    return all;
}

}  // namespace archive::store
