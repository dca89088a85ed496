// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/attachment_store.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

void AttachmentStore::add(Tx& tx, IncomingId id, const std::vector<Attached>& attachments) {
    int place = 0;
    for (const auto& each : attachments)
        tx.exec("INSERT INTO incoming_attachment (entry_id, place, name, media, bytes) VALUES (?, ?, ?, ?, ?)",
                {id, ++place, each.name, each.media, each.bytes});
}

std::vector<Attached> AttachmentStore::of(Tx& tx, IncomingId id) {
    return tx.all("SELECT name, media, bytes FROM incoming_attachment WHERE entry_id = ? ORDER BY place", {id},
                  [](const Row& row) { return Attached{row.text(0), row.text(1), row.digest(2)}; });
}

}  // namespace incoming
