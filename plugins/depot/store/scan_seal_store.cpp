// SPDX-License-Identifier: Apache-2.0
#include "depot/store/scan_seal_store.h"

namespace depot::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::vector<CopySeal> seals_where(Tx& tx, core::db::Sql condition, const core::db::Values& values) {
    Query query("SELECT sums, cms, office, sealed_at, signer, known, scan_id, dossier_id FROM depot_scan_seal WHERE ");
    return query.add(condition, values).all(tx, [](const Row& row) {
        return CopySeal{{row.text(0), row.bytes(1), row.text(2), row.instant(3), row.text(4), row.flag(5)},
                        row.id<ScanId>(6), row.id<archive::DossierId>(7)};
    });
}

}  // namespace

void insert(Tx& tx, const CopySeal& s) {
    tx.exec("INSERT INTO depot_scan_seal (scan_id, dossier_id, sums, cms, office, sealed_at, signer, known) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING", {s.scan, s.dossier, s.sums, s.cms, s.office, s.at, s.signer, s.known});
}

std::vector<CopySeal> seals_of(Tx& tx, ScanId id) { return seals_where(tx, "scan_id = ? ORDER BY dossier_id", {id}); }

std::vector<CopySeal> seals_of(Tx& tx, archive::DossierId id) { return seals_where(tx, "dossier_id = ? ORDER BY sealed_at, scan_id", {id}); }

std::vector<std::pair<ScanId, core::UnitId>> unsealed(Tx& tx) {
    return tx.all("SELECT s.id, s.unit_id FROM depot_scan s WHERE s.state IN ('accepted', 'recorded') AND EXISTS (SELECT 1 FROM "
                  "depot_scan_file f WHERE f.scan_id = s.id AND f.state = 'here' AND NOT EXISTS (SELECT 1 FROM depot_scan_seal e "
                  "WHERE e.scan_id = f.scan_id AND e.dossier_id = f.dossier_id)) ORDER BY s.id",
                  {}, [](const Row& row) { return std::pair(row.id<ScanId>(0), row.id<core::UnitId>(1)); });
}

void forget_seals(Tx& tx, archive::DossierId id) { tx.exec("DELETE FROM depot_scan_seal WHERE dossier_id = ?", {id}); }

std::optional<ScanAct> act_of(Tx& tx, ScanId id) {
    auto found = tx.all("SELECT letter_id, begun_by, begun_at FROM depot_scan_act WHERE scan_id = ?", {id}, [](const Row& row) {
        return ScanAct{row.id<letters::LetterId>(0), row.text(1), row.instant(2)};
    });
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<ScanId> scan_of_act(Tx& tx, letters::LetterId letter) {
    auto found = tx.all("SELECT scan_id FROM depot_scan_act WHERE letter_id = ?", {letter}, [](const Row& row) { return row.id<ScanId>(0); });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

bool put(Tx& tx, ScanId id, const ScanAct& act) {
    tx.exec("DELETE FROM depot_scan_act WHERE scan_id = ?", {id});
    return tx.exec("INSERT INTO depot_scan_act (scan_id, letter_id, begun_by, begun_at) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT (letter_id) DO NOTHING", {id, act.letter, act.by, act.at}) == 1;
}

}  // namespace depot::store
