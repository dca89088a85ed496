// SPDX-License-Identifier: Apache-2.0
#include "depot/store/place_store.h"

#include "core/db/in_parts.h"
#include "depot/store/words.h"

namespace depot::store {
namespace {

using archive::DossierId;
using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_places() {
    return Query("SELECT id, unit_id, kind, parent_id, code, name, capacity, highest, barcode, version, "
                 "measure, length_cm FROM depot_place WHERE 1 = 1");
}

Place read_place(const Row& row) {
    Place made;
    made.id = row.id<PlaceId>(0);
    made.unit = row.id<core::UnitId>(1);
    made.kind = word_in(all_place_kinds, row.text(2));
    if (!row.null(3)) made.parent = row.id<PlaceId>(3);
    made.code = row.text(4);
    made.name = row.text(5);
    made.capacity = static_cast<int>(row.integer(6));
    made.highest = static_cast<classification::AccessClass>(row.integer(7));
    made.barcode = row.text(8);
    made.version = row.integer(9);
    made.measure = word_in(all_measures, row.text(10));
    made.length = static_cast<int>(row.integer(11));
    return made;
}

Shelved read_shelved(const Row& row) { return {row.id<DossierId>(0), row.id<PlaceId>(1), row.text(2)}; }

Count read_count(const Row& row) {
    return {row.id<CountId>(0), row.id<core::UnitId>(1), row.id<PlaceId>(2), row.text(3), row.text(4), row.text(5),
            row.instant(6)};
}

}  // namespace

void insert(Tx& tx, const Place& p) {
    tx.exec("INSERT INTO depot_place (id, unit_id, kind, parent_id, code, name, capacity, highest, barcode, measure, "
            "length_cm, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            {p.id, p.unit, name(p.kind), p.parent, p.code, p.name, p.capacity, static_cast<int>(p.highest), p.barcode,
             name(p.measure), p.length});
}

void save(Tx& tx, Place& p) {
    const auto changed = tx.exec("UPDATE depot_place SET parent_id = ?, code = ?, name = ?, capacity = ?, highest = ?, "
                                 "barcode = ?, measure = ?, length_cm = ?, version = version + 1 WHERE id = ? AND version = ?",
                                 {p.parent, p.code, p.name, p.capacity, static_cast<int>(p.highest), p.barcode,
                                  name(p.measure), p.length, p.id, p.version});
    if (changed != 1) throw core::Error(core::Code::conflict, "depot.error.changed");
    ++p.version;
}

std::optional<Place> place(Tx& tx, PlaceId id) {
    auto found = chosen_places().add(" AND id = ?", {id}).all(tx, read_place);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Place> places(Tx& tx, core::UnitId unit) {
    return chosen_places().add(" AND unit_id = ? ORDER BY code, id", {unit}).all(tx, read_place);
}

std::vector<Place> upwards(Tx& tx, PlaceId id) {
    std::vector<Place> all;
    for (auto at = place(tx, id); at; at = at->parent ? place(tx, *at->parent) : std::nullopt) all.push_back(*at);
    return all;
}

bool code_taken(Tx& tx, core::UnitId unit, const std::optional<PlaceId>& parent, const std::string& code, PlaceId but) {
    Query query("SELECT COUNT(*) FROM depot_place WHERE unit_id = ? AND code = ? AND id <> ?", {unit, code, but});
    if (parent) query.add(" AND parent_id = ?", {*parent});
    else query.add(" AND parent_id IS NULL");
    return query.count(tx) > 0;
}

bool barcode_taken(Tx& tx, const std::string& barcode, PlaceId but) {
    return tx.count("SELECT COUNT(*) FROM depot_place WHERE barcode = ? AND id <> ?", {barcode, but}) > 0;
}

std::optional<Shelved> shelved(Tx& tx, DossierId dossier) {
    return tx.one("SELECT dossier_id, place_id, barcode FROM depot_shelved WHERE dossier_id = ?", {dossier},
                  read_shelved);
}

std::vector<Shelved> shelved_in(Tx& tx, const std::vector<PlaceId>& places) {
    std::vector<Shelved> all;
    core::db::in_parts(places, [&](const core::db::Values& part) {
        Query query("SELECT dossier_id, place_id, barcode FROM depot_shelved WHERE place_id IN (");
        query.list(part).add(") ORDER BY barcode");
        for (auto& each : query.all(tx, read_shelved)) all.push_back(std::move(each));
    });
    return all;
}

std::map<DossierId, PlaceId> shelved_of(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::map<DossierId, PlaceId> stands;
    core::db::in_parts(dossiers, [&](const core::db::Values& part) {
        Query query("SELECT dossier_id, place_id, barcode FROM depot_shelved WHERE dossier_id IN (");
        for (const auto& each : query.list(part).add(")").all(tx, read_shelved)) stands[each.dossier] = each.place;
    });
    return stands;
}

std::vector<Shelved> shelved_after(Tx& tx, core::UnitId unit, DossierId after, int most) {
    Query query("SELECT s.dossier_id, s.place_id, s.barcode FROM depot_shelved s "
                "JOIN depot_place p ON p.id = s.place_id WHERE p.unit_id = ? AND s.dossier_id > ? ORDER BY "
                "s.dossier_id",
                {unit, after});
    return query.limit(most).all(tx, read_shelved);
}

std::vector<Shelved> shelved_after(Tx& tx, const std::vector<PlaceId>& places, DossierId after, int most) {
    std::vector<Shelved> all;
    core::db::in_parts(places, [&](const core::db::Values& part) {
        Query query("SELECT dossier_id, place_id, barcode FROM depot_shelved WHERE dossier_id > ? AND place_id IN (",
                    {after});
        for (auto& each : query.list(part).add(") ORDER BY dossier_id").limit(most).all(tx, read_shelved))
            all.push_back(std::move(each));
    });
    std::sort(all.begin(), all.end(), [](const Shelved& a, const Shelved& b) { return a.dossier < b.dossier; });
    if (all.size() > static_cast<std::size_t>(most)) all.resize(static_cast<std::size_t>(most));
    return all;
}

std::map<std::string, DossierId> by_barcode(Tx& tx, const std::vector<std::string>& barcodes) {
    std::map<std::string, DossierId> found;
    core::db::in_parts(barcodes, [&](const core::db::Values& part) {
        Query query("SELECT dossier_id, place_id, barcode FROM depot_shelved WHERE barcode IN (");
        for (const auto& each : query.list(part).add(")").all(tx, read_shelved)) found[each.barcode] = each.dossier;
    });
    return found;
}

void shelve(Tx& tx, const Shelved& s, core::Instant since) {
    tx.exec("INSERT INTO depot_shelved (dossier_id, place_id, barcode, since) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (dossier_id) DO UPDATE SET place_id = excluded.place_id, since = excluded.since",
            {s.dossier, s.place, s.barcode, since});
}

bool unshelve(Tx& tx, DossierId dossier) {
    return tx.exec("DELETE FROM depot_shelved WHERE dossier_id = ?", {dossier}) == 1;
}

bool misplace(Tx& tx, DossierId dossier, core::UnitId unit, core::Instant since) {
    return tx.exec("INSERT INTO depot_misplaced (dossier_id, unit_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                   {dossier, unit, since}) == 1;
}

std::optional<core::UnitId> settle(Tx& tx, DossierId dossier) {
    return tx.one("DELETE FROM depot_misplaced WHERE dossier_id = ? RETURNING unit_id", {dossier},
                  [](const Row& row) { return row.id<core::UnitId>(0); });
}

std::vector<Misplaced> misplaced(Tx& tx, const std::vector<core::UnitId>& units) {
    Query query("SELECT m.dossier_id, m.since, s.place_id, s.barcode FROM depot_misplaced m "
                "JOIN depot_shelved s ON s.dossier_id = m.dossier_id WHERE m.unit_id IN (");
    return query.list(values_of(units)).add(") ORDER BY m.since, m.dossier_id").all(tx, [](const Row& row) {
        return Misplaced{{row.id<DossierId>(0), row.id<PlaceId>(2), row.text(3)}, row.instant(1)};
    });
}

std::vector<core::UnitId> keeping(Tx& tx) {
    return tx.all("SELECT DISTINCT unit_id FROM depot_place ORDER BY unit_id", {},
                  [](const Row& row) { return row.id<core::UnitId>(0); });
}

void add(Tx& tx, const Move& m) {
    tx.exec("INSERT INTO depot_move (id, object, from_id, to_id, from_text, to_text, reason, moved_at, moved_by, "
            "moved_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {core::Uuid::make(m.at), m.object, m.from, m.to, m.from_text, m.to_text, m.reason, m.at, m.by, m.by_name});
}

std::vector<Move> moves(Tx& tx, std::string_view object) {
    return tx.all("SELECT object, from_id, to_id, from_text, to_text, reason, moved_at, moved_by, moved_name "
                  "FROM depot_move WHERE object = ? ORDER BY moved_at DESC, id DESC LIMIT 100",
                  {object}, [](const Row& row) {
                      Move move;
                      move.object = row.text(0);
                      if (!row.null(1)) move.from = row.id<PlaceId>(1);
                      if (!row.null(2)) move.to = row.id<PlaceId>(2);
                      move.from_text = row.text(3);
                      move.to_text = row.text(4);
                      move.reason = row.text(5);
                      move.at = row.instant(6);
                      move.by = row.id<core::PersonId>(7);
                      move.by_name = row.text(8);
                      return move;
                  });
}

void insert(Tx& tx, const Count& c, const std::vector<CountLine>& lines) {
    tx.exec("INSERT INTO depot_count (id, unit_id, place_id, place_text, counted_name, note, counted_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            {c.id, c.unit, c.place, c.place_text, c.by_name, c.note, c.at});
    int number = 0;
    for (const auto& line : lines)
        tx.exec("INSERT INTO depot_count_line (count_id, line, dossier_id, code, outcome, recorded) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                {c.id, ++number, line.dossier, line.code, name(line.outcome), line.recorded});
}

std::optional<Count> count(Tx& tx, CountId id) {
    return tx.one("SELECT id, unit_id, place_id, place_text, counted_name, note, counted_at FROM depot_count "
                  "WHERE id = ?",
                  {id}, read_count);
}

std::vector<Count> counts(Tx& tx, const std::vector<PlaceId>& places) {
    Query query("SELECT id, unit_id, place_id, place_text, counted_name, note, counted_at FROM depot_count "
                "WHERE place_id IN (");
    return query.list(values_of(places)).add(") ORDER BY counted_at DESC, id DESC LIMIT 50").all(tx, read_count);
}

std::vector<CountLine> count_lines(Tx& tx, CountId id) {
    return tx.all("SELECT dossier_id, code, outcome, recorded FROM depot_count_line WHERE count_id = ? ORDER BY line",
                  {id}, [](const Row& row) {
                      CountLine line;
                      if (!row.null(0)) line.dossier = row.id<DossierId>(0);
                      line.code = row.text(1);
                      line.outcome = word_in(all_outcomes, row.text(2));
                      line.recorded = row.text(3);
                      return line;
                  });
}

}  // namespace depot::store
