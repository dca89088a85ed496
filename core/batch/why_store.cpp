// SPDX-License-Identifier: Apache-2.0
#include "core/batch/why_store.h"

#include "core/batch/forget.h"

namespace core::batch_store {

void keep_why(db::Tx& tx, batch::BatchId id, std::int64_t place, const std::optional<batch::Refusal>& why) {
    const db::Value text = why ? db::Value(json::write(batch::to_json(*why))) : db::Value(nullptr);
    tx.exec("UPDATE core_batch_item SET refusal = ? WHERE batch_id = ? AND place = ? "
            "AND state IN ('waiting', 'running')",
            {text, id, place});
}

void forget_whys(db::Tx& tx, batch::BatchId id) {
    tx.exec("UPDATE core_batch_item SET refusal = NULL WHERE batch_id = ? AND state IN ('waiting', 'running')", {id});
}

std::optional<batch::Refusal> why(db::Tx& tx, batch::BatchId id, std::int64_t place) {
    const auto kept = tx.one("SELECT refusal FROM core_batch_item WHERE batch_id = ? AND place = ?", {id, place},
                             [](const db::Row& row) { return row.null(0) ? std::string() : row.text(0); });
    if (!kept || kept->empty()) return std::nullopt;
    return batch::refusal_kept(json::parse(*kept));
}

}  // namespace core::batch_store

namespace core::batch {

void forget(db::Tx& tx, std::string_view subject, std::string_view instead) {
    // Whatever still waits finds its subject destroyed and says so.
    tx.exec("UPDATE core_batch_item SET title = ?, told = '' WHERE subject = ? AND title <> ?", {instead, subject, instead});
    tx.exec("UPDATE core_batch_item SET payload = '{}' WHERE subject = ? AND state IN ('done', 'refused', 'failed')",
            {subject});
}

}  // namespace core::batch
