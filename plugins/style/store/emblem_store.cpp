// SPDX-License-Identifier: Apache-2.0
// Rows of emblems and back.
#include "style/store/emblem_store.h"

namespace style {

using core::db::Row;
using core::db::Tx;

std::optional<StoredEmblem> EmblemStore::newest(Tx& tx, std::string_view slot) {
    return tx.one(
        "SELECT slot, number, digest, width, height, made_at, person_name FROM style_emblem "
        "WHERE slot = ? ORDER BY number DESC LIMIT 1",
        {slot}, [](const Row& row) {
            return StoredEmblem{row.text(0),
                                row.integer(1),
                                row.digest(2),
                                static_cast<int>(row.integer(3)),
                                static_cast<int>(row.integer(4)),
                                row.instant(5),
                                row.text(6)};
        });
}

void EmblemStore::add(Tx& tx, const StoredEmblem& emblem) {
    tx.exec(
        "INSERT INTO style_emblem (slot, number, digest, width, height, made_at, person_name) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {emblem.slot, emblem.number, emblem.digest, emblem.width, emblem.height, emblem.at, emblem.by});
}

}  // namespace style
