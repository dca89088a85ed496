// SPDX-License-Identifier: Apache-2.0
#include "depot/store/scan_store.h"

#include "depot/store/words.h"

namespace depot::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;
using core::db::Value;

Query chosen_scans() {
    return Query("SELECT id, unit_id, unit_name, number, year, title, method, resolution, format, medium_from, "
                 "medium_to, "
                 "kept_in, operator, made_on, state, opened_by, opened_position, opened_name, opened_at, checked_by, "
                 "checked_name, checked_at, check_note, act_number, act_on, snapshot, version, device, round FROM depot_scan "
                 "WHERE 1 = 1");
}

Scan read_scan(const Row& row) {
    Scan made;
    made.id = row.id<ScanId>(0);
    made.unit = row.id<core::UnitId>(1);
    made.unit_name = row.text(2);
    made.number = row.integer(3);
    made.year = static_cast<int>(row.integer(4));
    made.title = row.text(5);
    made.method = row.text(6);
    made.resolution = static_cast<int>(row.integer(7));
    made.format = row.text(8);
    made.medium_from = row.text(9);
    made.medium_to = row.text(10);
    made.kept_in = row.text(11);
    made.operator_name = row.text(12);
    made.made = row.date(13);
    made.state = word_in(all_scan_states, row.text(14));
    made.opened = {row.id<core::PersonId>(15), row.id<core::PositionId>(16), row.text(17), row.instant(18)};
    if (!row.null(19)) made.checked = Step{row.id<core::PersonId>(19), {}, row.text(20), row.instant(21)};
    made.check_note = row.text(22);
    made.act_number = row.text(23);
    made.act_on = row.maybe(24, &Row::date);
    made.snapshot = row.text(25);
    made.version = row.integer(26);
    made.device = row.text(27);
    made.round = static_cast<int>(row.integer(28));
    return made;
}

}  // namespace

void insert(Tx& tx, const Scan& s, const std::vector<archive::DossierId>& dossiers) {
    tx.exec("INSERT INTO depot_scan (id, unit_id, unit_name, number, year, title, method, resolution, format, "
            "medium_from, "
            "medium_to, kept_in, operator, made_on, state, opened_by, opened_position, opened_name, opened_at, "
            "checked_name, "
            "check_note, act_number, snapshot, version, device) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', 1, ?)",
            {s.id, s.unit, s.unit_name, s.number, s.year, s.title, s.method, s.resolution, s.format, s.medium_from,
             s.medium_to, s.kept_in, s.operator_name, s.made, name(s.state), s.opened.person, s.opened.position,
             s.opened.name, s.opened.at, s.device});
    int line = 0;
    for (const auto& each : dossiers)
        tx.exec("INSERT INTO depot_scan_line (scan_id, line, dossier_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                {s.id, ++line, each});
}

void save(Tx& tx, Scan& s) {
    const auto changed = tx.exec(
        "UPDATE depot_scan SET state = ?, checked_by = ?, checked_name = ?, checked_at = ?, check_note = ?, act_number "
        "= ?, "
        "act_on = ?, snapshot = ?, round = ?, version = version + 1 WHERE id = ? AND version = ?",
        {name(s.state), s.checked ? Value(s.checked->person) : Value(nullptr), s.checked ? s.checked->name : "",
         s.checked ? Value(s.checked->at) : Value(nullptr), s.check_note, s.act_number, s.act_on, s.snapshot,
         s.round, s.id, s.version});
    if (changed != 1) throw core::Error(core::Code::conflict, "depot.error.changed");
    ++s.version;
}

void take(Tx& tx, ScanId id) { tx.exec("UPDATE depot_scan SET version = version + 1 WHERE id = ?", {id}); }

std::optional<Scan> scan(Tx& tx, ScanId id) {
    auto found = chosen_scans().add(" AND id = ?", {id}).all(tx, read_scan);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Scan> scans(Tx& tx, const std::vector<core::UnitId>& units) {
    auto query = chosen_scans();
    core::db::Values values;
    for (const auto& unit : units) values.emplace_back(unit);
    return query.add(" AND unit_id IN (").list(values).add(") ORDER BY opened_at DESC, id DESC LIMIT 300")
        .all(tx, read_scan);
}

std::vector<archive::DossierId> scanned(Tx& tx, ScanId id) {
    return tx.all("SELECT dossier_id FROM depot_scan_line WHERE scan_id = ? ORDER BY line", {id},
                  [](const Row& row) { return row.id<archive::DossierId>(0); });
}

std::map<ScanId, std::vector<archive::DossierId>> scanned(Tx& tx, const std::vector<Scan>& scans) {
    std::map<ScanId, std::vector<archive::DossierId>> all;
    core::db::Values ids;
    for (const auto& each : scans) ids.emplace_back(each.id);
    Query query("SELECT scan_id, dossier_id FROM depot_scan_line WHERE scan_id IN (");
    for (const auto& [scan, dossier] : query.list(ids).add(") ORDER BY scan_id, line").all(tx, [](const Row& row) {
             return std::pair(row.id<ScanId>(0), row.id<archive::DossierId>(1));
         }))
        all[scan].push_back(dossier);
    return all;
}

}  // namespace depot::store
