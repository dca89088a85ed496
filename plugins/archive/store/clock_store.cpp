// SPDX-License-Identifier: Apache-2.0
#include "archive/store/clock_store.h"

#include "archive/store/sight.h"
#include "archive/store/waits.h"
#include "core/db/in_parts.h"

namespace archive::store {
namespace {

using core::Json;
using core::db::Query;
using core::db::Row;
using core::db::Tx;

Fate fate_of(const std::string& word) {
    for (const Fate fate : {Fate::destroy, Fate::keep})
        if (classification::name(fate) == word) return fate;
    return Fate::review;   // what is unknown is kept
}

Route route_of(const std::string& word) {
    for (const Route route : {Route::none, Route::head})
        if (name(route) == word) return route;
    return Route::national_archives;
}

Json date_or_null(const std::optional<core::Date>& date) { return date ? Json(core::iso(*date)) : Json(); }

Json why_json(const std::vector<Reason>& why) {
    Json all = Json::array();
    for (const auto& each : why) {
        Json one{{"word", each.word}};
        for (const auto& [name, value] : each.args) one["args"][name] = value;
        for (const auto& [name, day] : each.dates) one["dates"][name] = core::iso(day);
        all.push_back(std::move(one));
    }
    return all;
}

Wound read_wound(const Row& row) {
    Wound wound;
    wound.stands = row.text(1);
    wound.start = row.maybe(2, &Row::date);
    wound.active_until = row.maybe(3, &Row::date);
    wound.inactive_until = row.maybe(4, &Row::date);
    wound.fate = fate_of(row.text(5));
    wound.route = route_of(row.text(6));
    wound.whole = row.flag(7);
    wound.why = row.text(8);
    return wound;
}

}  // namespace

Phase Wound::phase(core::Date today) const {
    if (active_until && inactive_until)
        return today <= *active_until ? Phase::active : today <= *inactive_until ? Phase::inactive : Phase::ended;
    for (const Phase each : {Phase::waiting, Phase::unruled})
        if (name(each) == stands) return each;
    return Phase::review;
}

Json Wound::json() const {
    return {{"stands", stands},
            {"start", date_or_null(start)},
            {"active_until", date_or_null(active_until)},
            {"inactive_until", date_or_null(inactive_until)},
            {"fate", classification::name(fate)},
            {"route", name(route)},
            {"whole", whole}};
}

Wound wound(const Clock& clock) {
    const bool runs = clock.active_until.has_value();
    return {runs ? "running" : std::string(name(clock.phase)), clock.start, clock.active_until, clock.inactive_until,
            clock.fate, clock.route, clock.whole, core::json::write(why_json(clock.why))};
}

void put(Tx& tx, DossierId dossier, core::UnitId unit, const Wound& clock, core::Instant at) {
    drop_clock(tx, dossier);
    tx.exec("INSERT INTO archive_clock (dossier_id, unit_id, stands, start_on, active_until, inactive_until, fate, "
            "route, whole, why, wound_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {dossier, unit, clock.stands, clock.start, clock.active_until, clock.inactive_until,
             classification::name(clock.fate), name(clock.route), clock.whole, clock.why, at});
    follow(tx, dossier);
}

namespace {

// As migrations/0007_waiting.sql began it.
Query followed() {
    return Query("UPDATE archive_clock SET "
                 "transfer_from = (SELECT CASE WHEN d.life = 'active' AND d.custody = 'unit' AND d.process = 'none' "
                 "THEN d.unit_id END FROM archive_dossier d WHERE d.id = archive_clock.dossier_id), "
                 "decided_by = (SELECT CASE WHEN d.life IN ('active', 'inactive') "
                 "AND d.custody IN ('unit', 'records_unit') AND d.process = 'none' "
                 "THEN COALESCE(d.keeper_id, d.unit_id) END "
                 "FROM archive_dossier d WHERE d.id = archive_clock.dossier_id) ");
}

}  // namespace

void follow(Tx& tx, DossierId dossier) { followed().add("WHERE dossier_id = ?", {dossier}).exec(tx); }

void follow_kept_by(Tx& tx, core::UnitId keeper) {
    followed().add("WHERE dossier_id IN (SELECT id FROM archive_dossier WHERE keeper_id = ?)", {keeper}).exec(tx);
}

std::int64_t count_waiting(Tx& tx, const Sight& sight, Waits waits, core::Date today, int most) {
    Query query("SELECT COUNT(*) FROM (SELECT 1 FROM archive_clock k JOIN archive_dossier d ON d.id = k.dossier_id "
                "WHERE 1 = 1");
    by_waiting(query, sight, waits, today);
    within(query, sight);
    query.limit(most).add(") AS w");
    return query.count(tx);
}

std::int64_t count_secret_ended(Tx& tx, const Sight& sight, core::Date today) {
    Query query("SELECT COUNT(*) FROM archive_dossier d JOIN archive_clock k ON k.dossier_id = d.id WHERE d.access >= 2 "
                "AND d.life IN ('active', 'inactive') AND d.process = 'none' AND k.inactive_until < ?", {today});
    within(query, sight);
    return query.count(tx);
}

bool drop_clock(Tx& tx, DossierId dossier) {
    return tx.exec("DELETE FROM archive_clock WHERE dossier_id = ?", {dossier}) > 0;
}

std::vector<std::pair<DossierId, Wound>> wound(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::vector<std::pair<DossierId, Wound>> all;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        Query query("SELECT dossier_id, stands, start_on, active_until, inactive_until, fate, route, whole, why "
                    "FROM archive_clock WHERE dossier_id IN (");
        query.list(ids).add(")");
        for (auto& each : query.all(tx, [](const Row& row) { return std::pair(row.id<DossierId>(0), read_wound(row)); }))
            all.push_back(std::move(each));
    });
    return all;
}

std::optional<Wound> wound(Tx& tx, DossierId dossier) {
    auto found = wound(tx, std::vector<DossierId>{dossier});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front().second));
}

namespace {

void count_due(Tx& tx, Query query, const Sight& sight, const std::optional<core::UnitId>& unit, Ending ending,
               std::vector<Due>& all) {
    within(query, sight);
    if (unit) query.add(" AND k.unit_id = ?", {*unit});
    query.add(" GROUP BY 1, k.unit_id, k.fate ORDER BY 1");
    for (auto& each : query.all(tx, [&](const Row& row) {
             return Due{row.text(0), row.id<core::UnitId>(1), ending, fate_of(row.text(2)), row.integer(3)};
         }))
        all.push_back(std::move(each));
}

}  // namespace

std::vector<Due> due(Tx& tx, const Sight& sight, const std::optional<core::UnitId>& unit, core::Date from,
                     core::Date until) {
    std::vector<Due> all;
    count_due(tx,
              Query("SELECT SUBSTR(k.active_until, 1, 7), k.unit_id, k.fate, COUNT(*) FROM archive_clock k "
                    "JOIN archive_dossier d ON d.id = k.dossier_id WHERE k.active_until >= ? AND k.active_until <= ? "
                    "AND d.life = 'active'",
                    {from, until}),
              sight, unit, Ending::active, all);
    count_due(tx,
              Query("SELECT SUBSTR(k.inactive_until, 1, 7), k.unit_id, k.fate, COUNT(*) FROM archive_clock k "
                    "JOIN archive_dossier d ON d.id = k.dossier_id WHERE k.inactive_until >= ? "
                    "AND k.inactive_until <= ? AND d.life IN ('active', 'inactive')",
                    {from, until}),
              sight, unit, Ending::inactive, all);
    return all;
}

}  // namespace archive::store
