// SPDX-License-Identifier: Apache-2.0
// Who may know of a withheld dossier.
#include "archive/store/dossier_store.h"
#include "core/db/in_parts.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

DossierId dossier_of_row(const Row& row) { return row.id<DossierId>(0); }

void add_found(Tx& tx, Query& query, std::set<DossierId>& found) {
    for (const auto& id : query.all(tx, dossier_of_row)) found.insert(id);
}

}  // namespace

void set_readers(Tx& tx, DossierId dossier, const Readers& all) {
    tx.exec("DELETE FROM archive_dossier_reader WHERE dossier_id = ?", {dossier});
    for (const auto& each : plain(all))
        tx.exec("INSERT INTO archive_dossier_reader (dossier_id, position_id, office) VALUES (?, ?, ?)",
                {dossier, each.position, each.office});
}

Readers readers(Tx& tx, DossierId dossier) {
    return tx.all("SELECT position_id, office FROM archive_dossier_reader WHERE dossier_id = ? "
                  "ORDER BY position_id, office",
                  {dossier}, [](const Row& row) { return Reader{row.id<core::PositionId>(0), row.text(1)}; });
}

std::vector<DossierId> read_by_office(Tx& tx, const DossierId& after, int limit) {
    return tx.all("SELECT d.id FROM archive_dossier d WHERE d.access >= ? AND d.id > ? AND NOT EXISTS "
                  "(SELECT 1 FROM archive_dossier_reader r WHERE r.dossier_id = d.id AND r.office = '') "
                  "ORDER BY d.id LIMIT ?",
                  {rank(AccessClass::limited), after, limit}, dossier_of_row);
}

std::vector<DossierId> told_in(Tx& tx, const std::vector<core::UnitId>& units) {
    std::set<DossierId> found;
    core::db::in_parts(units, [&](const core::db::Values& those) {
        Query made("SELECT id FROM archive_dossier WHERE unit_id IN (");
        add_found(tx, made.list(those).add(")"), found);
        Query kept("SELECT id FROM archive_dossier WHERE keeper_id IN (");
        add_found(tx, kept.list(those).add(")"), found);
    });
    std::vector<std::string> offices;
    for (const auto& unit : units)
        for (const auto& office : offices_of(unit, {std::begin(reading_roles), std::end(reading_roles)})) offices.push_back(office);
    core::db::in_parts(offices, [&](const core::db::Values& those) {
        Query read("SELECT dossier_id FROM archive_dossier_reader WHERE office <> '' AND office IN (");
        add_found(tx, read.list(those).add(")"), found);
    });
    return {found.begin(), found.end()};
}

std::vector<DossierId> read_by(Tx& tx, const std::vector<core::PositionId>& positions) {
    std::set<DossierId> found;
    core::db::in_parts(positions, [&](const core::db::Values& those) {
        Query query("SELECT dossier_id FROM archive_dossier_reader WHERE position_id IN (");
        add_found(tx, query.list(those).add(")"), found);
    });
    return {found.begin(), found.end()};
}

std::vector<DossierId> read_before(Tx& tx, int limit) {
    return tx.all("SELECT DISTINCT dossier_id FROM archive_dossier_reader_before ORDER BY dossier_id LIMIT ?", {limit},
                  dossier_of_row);
}

std::vector<std::pair<core::PositionId, bool>> readers_before(Tx& tx, DossierId dossier) {
    return tx.all("SELECT b.position_id, EXISTS (SELECT 1 FROM archive_item i WHERE i.dossier_id = b.dossier_id "
                  "AND i.filed_by = b.position_id) FROM archive_dossier_reader_before b WHERE b.dossier_id = ?",
                  {dossier}, [](const Row& row) { return std::pair(row.id<core::PositionId>(0), row.flag(1)); });
}

void forget_before(Tx& tx, DossierId dossier) {
    tx.exec("DELETE FROM archive_dossier_reader_before WHERE dossier_id = ?", {dossier});
}

}  // namespace archive::store
