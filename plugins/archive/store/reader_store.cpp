// SPDX-License-Identifier: Apache-2.0
// Positions that may know of a withheld dossier.
#include "archive/store/dossier_store.h"

namespace archive::store {

using core::db::Row;
using core::db::Tx;

void set_readers(Tx& tx, DossierId dossier, const std::vector<core::PositionId>& all) {
    tx.exec("DELETE FROM archive_dossier_reader WHERE dossier_id = ?", {dossier});
    for (const auto& position : all)
        tx.exec("INSERT INTO archive_dossier_reader (dossier_id, position_id) VALUES (?, ?) "
                "ON CONFLICT DO NOTHING",
                {dossier, position});
}

std::vector<core::PositionId> readers(Tx& tx, DossierId dossier) {
    return tx.all("SELECT position_id FROM archive_dossier_reader WHERE dossier_id = ? "
                  "ORDER BY position_id",
                  {dossier}, [](const Row& row) { return row.id<core::PositionId>(0); });
}

std::vector<DossierId> read_by_nobody(Tx& tx, const DossierId& after, int limit) {
    return tx.all("SELECT d.id FROM archive_dossier d WHERE d.access >= ? AND d.id > ? AND NOT EXISTS "
                  "(SELECT 1 FROM archive_dossier_reader r WHERE r.dossier_id = d.id) ORDER BY d.id LIMIT ?",
                  {rank(AccessClass::limited), after, limit}, [](const Row& row) { return row.id<DossierId>(0); });
}

}  // namespace archive::store
