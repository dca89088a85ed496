// SPDX-License-Identifier: Apache-2.0
#include "archive/store/place_store.h"

namespace archive::store {

using core::db::Tx;

void set_place(Tx& tx, DossierId id, const std::string& place, const std::string& box) {
    tx.exec("UPDATE archive_dossier SET place = ?, box = ? WHERE id = ?", {place, box, id});
    if (!place.empty()) set_unplaced(tx, id, false);
}

void set_unplaced(Tx& tx, DossierId id, bool unplaced) {
    tx.exec("UPDATE archive_dossier SET unplaced = ? WHERE id = ? AND unplaced <> ?", {unplaced, id, unplaced});
}

}  // namespace archive::store
