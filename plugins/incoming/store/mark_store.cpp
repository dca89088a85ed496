// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/mark_store.h"

#include "core/db/in_parts.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

std::string_view name(Mark mark) {
    switch (mark) {
        case Mark::today: return "today";
        case Mark::important: return "important";
        case Mark::later: return "later";
    }
    return "";
}

void MarkStore::put(Tx& tx, IncomingId id, core::PositionId position, const Marked& marked) {
    tx.exec("INSERT INTO incoming_mark (entry_id, position_id, mark, note, marked_by, marked_at) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (entry_id, position_id) DO UPDATE SET mark = excluded.mark, note = excluded.note, "
            "marked_by = excluded.marked_by, marked_at = excluded.marked_at",
            {id, position, name(marked.mark), marked.note, marked.by, marked.at});
}

bool MarkStore::drop(Tx& tx, IncomingId id, core::PositionId position) {
    return tx.exec("DELETE FROM incoming_mark WHERE entry_id = ? AND position_id = ?", {id, position}) > 0;
}

std::map<IncomingId, Marked> MarkStore::of(Tx& tx, const std::vector<IncomingId>& of, core::PositionId position) {
    std::map<IncomingId, Marked> found;
    core::db::in_parts(of, [&](const core::db::Values& ids) {
        core::db::Query query("SELECT entry_id, mark, note, marked_by, marked_at FROM incoming_mark "
                              "WHERE position_id = ?", {position});
        query.add(" AND entry_id IN (").list(ids).add(")");
        for (auto& [id, marked] : query.all(tx, [](const Row& row) {
                 Marked made;
                 for (const auto each : all_marks)
                     if (row.text(1) == name(each)) made.mark = each;
                 made.note = row.text(2);
                 made.by = row.text(3);
                 made.at = row.instant(4);
                 return std::pair(row.id<IncomingId>(0), std::move(made));
             }))
            found.emplace(id, std::move(marked));
    });
    return found;
}

}  // namespace incoming
