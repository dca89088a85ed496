// SPDX-License-Identifier: Apache-2.0
#include "archive/store/secrecy_store.h"

namespace archive::store {

using core::db::Row;
using core::db::Tx;

void put(Tx& tx, DossierId dossier, const Secrecy& secrecy) {
    forget_secrecy(tx, dossier);
    tx.exec("INSERT INTO archive_secrecy (dossier_id, review_on, reason, set_at, set_by_name) VALUES (?, ?, ?, ?, ?)",
            {dossier, secrecy.review, secrecy.reason, secrecy.set, secrecy.set_by});
}

void forget_secrecy(Tx& tx, DossierId dossier) { tx.exec("DELETE FROM archive_secrecy WHERE dossier_id = ?", {dossier}); }

std::optional<Secrecy> secrecy(Tx& tx, DossierId dossier) {
    return tx.one("SELECT review_on, reason, set_at, set_by_name FROM archive_secrecy WHERE dossier_id = ?", {dossier},
                  [](const Row& row) { return Secrecy{row.date(0), row.text(1), row.instant(2), row.text(3)}; });
}

std::vector<DossierId> secrecy_due(Tx& tx, core::Date today) {
    return tx.all("SELECT dossier_id FROM archive_secrecy WHERE told = 0 AND review_on <= ? ORDER BY review_on, dossier_id",
                  {today}, [](const Row& row) { return row.id<DossierId>(0); });
}

bool tell_secrecy(Tx& tx, DossierId dossier, core::Date today) {
    return tx.exec("UPDATE archive_secrecy SET told = 1 WHERE dossier_id = ? AND told = 0 AND review_on <= ?", {dossier, today}) > 0;
}

}  // namespace archive::store
