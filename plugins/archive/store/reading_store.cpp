// SPDX-License-Identifier: Apache-2.0
#include "archive/store/reading_store.h"

#include "classification/classification.h"
#include "core/db/db.h"

namespace archive::store {
namespace {

using core::db::Row;
using core::db::Tx;

Reading read_reading(const Row& row) {
    return {row.id<DossierId>(0), core::Digest::parse(row.text(1)), row.text(2), row.text(3), row.text(4), row.text(5)};
}

}  // namespace

bool want(Tx& tx, DossierId dossier, const core::Digest& digest) {
    return tx.exec("INSERT INTO archive_reading (dossier_id, digest, state) VALUES (?, ?, 'waiting') ON CONFLICT DO NOTHING",
                   {dossier, digest.hex()}) == 1;
}

std::optional<Reading> reading(Tx& tx, DossierId dossier, const core::Digest& digest) {
    return tx.one("SELECT dossier_id, digest, state, text, recognised, trouble FROM archive_reading "
                  "WHERE dossier_id = ? AND digest = ?",
                  {dossier, digest.hex()}, read_reading);
}

void save(Tx& tx, const Reading& reading) {
    tx.exec("UPDATE archive_reading SET state = ?, text = ?, recognised = ?, trouble = ? "
            "WHERE dossier_id = ? AND digest = ?",
            {reading.state, reading.text, reading.recognised, reading.trouble, reading.dossier, reading.digest.hex()});
}

std::vector<Reading> readings(Tx& tx, DossierId dossier) {
    return tx.all("SELECT dossier_id, digest, state, text, recognised, trouble FROM archive_reading "
                  "WHERE dossier_id = ? AND state = 'read' ORDER BY digest",
                  {dossier}, read_reading);
}

std::vector<Reading> unread(Tx& tx, int most) {
    const auto most_open = static_cast<std::int64_t>(classification::AccessClass::limited);
    core::db::Query query("SELECT r.dossier_id, r.digest, r.state, r.text, r.recognised, r.trouble FROM archive_reading r "
                          "JOIN archive_dossier d ON d.id = r.dossier_id WHERE r.state = 'waiting' AND d.access <= ? "
                          "AND d.life NOT IN ('destroyed', 'handed_over') "
                          "ORDER BY CASE WHEN r.trouble = '' THEN 0 ELSE 1 END, r.dossier_id, r.digest", {most_open});
    return query.limit(most).all(tx, read_reading);
}

void carry(Tx& tx, const core::Digest& digest, DossierId from, DossierId to) {
    auto found = reading(tx, from, digest);
    if (!found) return;
    if (want(tx, to, digest)) {
        found->dossier = to;
        save(tx, *found);
    }
    tx.exec("DELETE FROM archive_reading WHERE dossier_id = ? AND digest = ?", {from, digest.hex()});
}

void unread(Tx& tx, DossierId dossier) {
    tx.exec("UPDATE archive_reading SET state = 'waiting', text = '', recognised = '', trouble = '' "
            "WHERE dossier_id = ? AND state = 'read'", {dossier});
}

void forget_readings(Tx& tx, DossierId dossier) {
    tx.exec("DELETE FROM archive_reading WHERE dossier_id = ?", {dossier});
}

}  // namespace archive::store
