// SPDX-License-Identifier: Apache-2.0
#include "seeking/store/saved_store.h"

#include <set>

namespace seeking::store {

using core::db::Row;
using core::db::Tx;
using core::search::Named;

namespace {

core::db::Query select_saved() {
    return core::db::Query("SELECT id, person_id, person_name, appointment_id, unit_id, name, wanted, shared, alert,"
                           " fresh, made_at, floor_day FROM seeking_search WHERE ");
}

Saved read_saved(const Row& row) {
    Saved saved;
    saved.id = row.id<SavedId>(0);
    saved.person = row.id<core::PersonId>(1);
    saved.person_name = row.text(2);
    saved.appointment = row.id<core::AppointmentId>(3);
    saved.unit = row.id<core::UnitId>(4);
    saved.name = row.text(5);
    saved.wanted = core::json::parse(row.text(6));
    saved.shared = row.flag(7);
    saved.alert = row.flag(8);
    saved.fresh = row.integer(9);
    saved.made = row.instant(10);
    saved.floor = row.maybe(11, &Row::date);
    return saved;
}

Named read_named(const Row& row) { return {row.text(0), row.text(1)}; }

}  // namespace

void insert(Tx& tx, const Saved& saved) {
    tx.exec("INSERT INTO seeking_search (id, person_id, person_name, appointment_id, unit_id, name, wanted, shared,"
            " alert, fresh, made_at, floor_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {saved.id, saved.person, saved.person_name, saved.appointment, saved.unit, saved.name,
             core::json::write(saved.wanted), saved.shared, saved.alert, saved.fresh, saved.made, saved.floor});
}

void update(Tx& tx, const Saved& saved) {
    tx.exec("UPDATE seeking_search SET appointment_id = ?, unit_id = ?, name = ?, shared = ?, alert = ?, fresh = ?,"
            " floor_day = ? WHERE id = ?",
            {saved.appointment, saved.unit, saved.name, saved.shared, saved.alert, saved.fresh, saved.floor,
             saved.id});
}

void remove(Tx& tx, SavedId id) {
    tx.exec("DELETE FROM seeking_known WHERE search_id = ?", {id});
    tx.exec("DELETE FROM seeking_search WHERE id = ?", {id});
}

std::optional<Saved> find(Tx& tx, SavedId id) {
    auto found = select_saved().add("id = ?", {id}).all(tx, read_saved);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void hold(Tx& tx, SavedId id) { tx.exec("UPDATE seeking_search SET id = id WHERE id = ?", {id}); }

std::vector<Saved> of_person(Tx& tx, core::PersonId person) {
    return select_saved().add("person_id = ? ORDER BY name, id", {person}).all(tx, read_saved);
}

std::vector<Saved> shared_with(Tx& tx, core::UnitId unit, core::PersonId besides) {
    return select_saved()
        .add("unit_id = ? AND shared = ? AND person_id <> ? ORDER BY name, id", {unit, true, besides})
        .all(tx, read_saved);
}

std::vector<SavedId> with_alert(Tx& tx) {
    return tx.all("SELECT id FROM seeking_search WHERE alert = ? ORDER BY id", {true},
                  [](const Row& row) { return row.id<SavedId>(0); });
}

std::int64_t know(Tx& tx, SavedId id, const std::vector<Named>& all) {
    const auto known = tx.all("SELECT kind, document FROM seeking_known WHERE search_id = ?", {id}, read_named);
    const std::set<Named> before(known.begin(), known.end()), now(all.begin(), all.end());
    std::int64_t fresh = 0;
    for (const auto& each : now) {
        if (before.contains(each)) continue;
        tx.exec("INSERT INTO seeking_known (search_id, kind, document) VALUES (?, ?, ?)", {id, each.kind, each.id});
        ++fresh;
    }
    for (const auto& each : before)
        if (!now.contains(each))
            tx.exec("DELETE FROM seeking_known WHERE search_id = ? AND kind = ? AND document = ?",
                    {id, each.kind, each.id});
    return fresh;
}

void note_opened(Tx& tx, core::PersonId person, core::AppointmentId seat, const Named& what, core::Instant at,
                 std::int64_t kept) {
    tx.exec("INSERT INTO seeking_opened (person_id, appointment_id, kind, document, opened_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (person_id, appointment_id, kind, document) DO UPDATE SET opened_at = excluded.opened_at",
            {person, seat, what.kind, what.id, at});
    tx.exec("DELETE FROM seeking_opened WHERE person_id = ? AND appointment_id = ? AND opened_at <"
            " (SELECT MIN(opened_at) FROM (SELECT opened_at FROM seeking_opened WHERE person_id = ?"
            " AND appointment_id = ? ORDER BY opened_at DESC LIMIT ?) AS newest)",
            {person, seat, person, seat, kept});
}

std::vector<Named> opened(Tx& tx, core::PersonId person, core::AppointmentId seat, std::int64_t most) {
    return tx.all("SELECT kind, document FROM seeking_opened WHERE person_id = ? AND appointment_id = ?"
                  " ORDER BY opened_at DESC, kind, document LIMIT ?",
                  {person, seat, most}, read_named);
}

}  // namespace seeking::store
