// SPDX-License-Identifier: Apache-2.0
#include "archive/store/event_store.h"

#include <algorithm>
#include <set>

#include "archive/store/person_store.h"
#include "archive/store/sight.h"
#include "archive/store/years.h"
#include "core/db/in_parts.h"

namespace archive::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_events() {
    return Query(
        "SELECT e.id, e.event_key, e.event_name, e.dossier_id, e.unit_id, e.unit_name, e.fiscal_year, e.happened_on, "
        "e.evidence, e.recorded_at, e.recorded_by_name, c.evidence, c.recorded_by_name, "
        "e.recorded_by, e.basis_number, e.basis_on, e.person_id, e.letter_subject FROM archive_event e "
        "LEFT JOIN archive_event c ON c.cancels = e.id WHERE e.cancels IS NULL");
}

Event read_event(const Row& row) {
    Event made;
    made.id = row.id<EventId>(0);
    made.trigger = row.text(1);
    made.name = row.text(2);
    if (!row.null(3)) made.dossier = row.id<DossierId>(3);
    if (!row.null(4)) made.unit = row.id<core::UnitId>(4);
    made.unit_name = row.text(5);
    if (!row.null(6)) made.fiscal_year = static_cast<int>(row.integer(6));
    made.on = row.date(7);
    made.evidence = row.text(8);
    made.recorded = row.instant(9);
    made.recorded_by = row.text(10);
    made.by = row.id<core::PositionId>(13);
    made.basis = row.text(14);
    if (!row.null(15)) made.basis_on = row.date(15);
    if (!row.null(16)) made.person = row.id<PersonKey>(16);
    made.letter = row.text(17);
    made.cancelled = !row.null(11);
    if (!made.cancelled) return made;
    made.cancel_reason = row.text(11);
    made.cancelled_by = row.text(12);
    return made;
}

void add(Tx& tx, const Event& e, EventId id, const std::optional<EventId>& cancels, const std::string& evidence,
         core::Instant at, core::PositionId by, const std::string& by_name) {
    tx.exec("INSERT INTO archive_event (id, event_key, event_name, dossier_id, unit_id, unit_name, fiscal_year, "
            "happened_on, evidence, cancels, recorded_at, recorded_by, recorded_by_name, basis_number, basis_on, "
            "person_id, letter_subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {id, e.trigger, e.name, e.dossier, e.unit, e.unit_name, e.fiscal_year, e.on, evidence, cancels, at, by,
             by_name, e.basis, e.basis_on, e.person, e.letter});
}

}  // namespace

void insert(Tx& tx, const Event& event, core::PositionId by) {
    add(tx, event, event.id, std::nullopt, event.evidence, event.recorded, by, event.recorded_by);
}

void cancel(Tx& tx, const Event& event, EventId by_row, const std::string& reason, core::Instant at,
            core::PositionId by, const std::string& by_name) {
    if (tx.count("SELECT COUNT(*) FROM archive_event WHERE cancels = ?", {event.id}) > 0)
        throw core::Error(core::Code::conflict, "archive.error.event_cancelled");
    add(tx, event, by_row, event.id, reason, at, by, by_name);
}

std::optional<Event> event(Tx& tx, EventId id) {
    auto query = chosen_events();
    query.add(" AND e.id = ?", {id});
    auto found = query.all(tx, read_event);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Event> standing(Tx& tx, std::string_view key, int fiscal_year) {
    auto query = chosen_events();
    query.add(" AND e.event_key = ? AND e.fiscal_year = ? AND c.id IS NULL", {std::string(key), fiscal_year});
    auto found = query.all(tx, read_event);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

namespace {

// Items that stand in d, filed there or moved to it.
void add_held(Query& query, const core::db::Values& after) {
    const auto newer = [&]() -> Query& {
        return after.empty() ? query : query.add(" AND COALESCE(").add(renamed("n.letter_date")).add(", i.letter_date) > ?", after);
    };
    query.add(", CASE WHEN EXISTS (SELECT 1 FROM archive_item i WHERE i.dossier_id = d.id AND NOT EXISTS (SELECT 1 FROM "
              "archive_exception a WHERE a.item_id = i.id AND a.dossier_id = d.id AND a.kind = 'moved')");
    newer().add(") OR EXISTS (SELECT 1 FROM archive_exception e JOIN archive_item i ON i.id = e.item_id WHERE "
                "e.target_id = d.id AND e.kind = 'moved' AND NOT EXISTS (SELECT 1 FROM archive_exception away WHERE away.kind = 'moved' "
                "AND away.dossier_id = e.target_id AND away.item_number = e.target_number)");
    newer().add(") THEN 1 ELSE 0 END");
}

// Waiting ones, alike by rule and by how they stand to that day: opened by then, holding anything, and anything newer.
Query waiting_by(core::Date day) {
    Query query("SELECT unit_id, rule, opened, held, newer, COUNT(*) FROM (SELECT d.unit_id, d.rule");
    query.add(", CASE WHEN d.opened_on <= ? THEN 1 ELSE 0 END AS opened", {day});
    add_held(query, {});
    query.add(" AS held");
    add_held(query, {day});
    return query.add(" AS newer FROM archive_clock k JOIN archive_dossier d ON d.id = k.dossier_id WHERE k.stands = 'waiting'");
}

struct Alike {
    core::UnitId unit;
    std::optional<Rule> rule;
    Facts facts;
    std::int64_t dossiers = 0;

    bool waits_for(const Event& event) const {
        if (!rule) return false;
        for (const auto& each : happenings({event}))
            for (const auto& awaited : rule->triggers.all)
                if (awaited.key == event.trigger && reaches(each, awaited.mode, facts)) return true;
        return false;
    }
};

}  // namespace

Reach reach(Tx& tx, const Sight& sight, const Event& event, const std::vector<core::UnitId>& units_of) {
    auto query = waiting_by(event.on);
    if (event.fiscal_year) query.add(" AND COALESCE(d.fiscal_year, d.year) = ?", {*event.fiscal_year});
    if (!units_of.empty()) query.add(" AND d.unit_id IN (").list(core::db::Values(units_of.begin(), units_of.end())).add(")");
    if (event.person)
        query.add(" AND d.id IN (SELECT p.dossier_id FROM archive_person p WHERE p.person_id = ?)", {*event.person});
    within(query, sight);
    query.add(") waiting GROUP BY unit_id, rule, opened, held, newer");
    const auto read = [&](const Row& row) {
        const core::Date after = std::chrono::sys_days(event.on) + std::chrono::days(1);
        Alike alike{row.id<core::UnitId>(0),
                    row.null(1) ? std::nullopt : Rule::from(core::json::parse(row.text(1))), {}, row.integer(5)};
        alike.facts.opened = row.flag(2) ? event.on : after;
        if (row.flag(3)) alike.facts.items.emplace_back().dated = row.flag(4) ? after : event.on;
        return alike;
    };
    Reach found;
    std::set<core::UnitId> units;
    for (const auto& alike : query.all(tx, read)) {
        if (!alike.waits_for(event)) continue;
        found.dossiers += alike.dossiers;
        units.insert(alike.unit);
    }
    found.units = static_cast<std::int64_t>(units.size());
    return found;
}

namespace {

void newest_first(std::vector<Event>& events) {
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return a.on != b.on ? a.on > b.on : a.id > b.id;
    });
}

// Its own, or told by an heir since he is one.
bool of_unit(core::UnitId unit, const Event& event, const Heirs& heirs) {
    if (*event.unit == unit) return true;
    const auto at = heirs.find(unit);
    return at != heirs.end() && std::any_of(at->second.begin(), at->second.end(), [&](const Heir& heir) {
               return heir.unit == *event.unit && heir.since <= event.recorded;
           });
}

std::vector<Event> told_of(Tx& tx, const std::map<DossierId, PersonKey>& persons) {
    std::set<PersonKey> keys;
    for (const auto& [dossier, person] : persons) keys.insert(person);
    std::vector<Event> all;
    core::db::in_parts(std::vector<PersonKey>(keys.begin(), keys.end()), [&](const core::db::Values& those) {
        auto query = chosen_events();
        query.add(" AND e.person_id IN (").list(those).add(")");
        for (auto& each : query.all(tx, read_event)) all.push_back(std::move(each));
    });
    newest_first(all);
    return all;
}

}  // namespace

std::map<DossierId, std::vector<Event>> events_of(Tx& tx, const std::vector<Dossier>& dossiers, const Heirs& heirs) {
    std::map<DossierId, std::vector<Event>> all;
    std::vector<DossierId> ids;
    std::set<core::UnitId> units;
    std::set<int> years;
    for (const auto& each : dossiers) {
        ids.push_back(each.id);
        units.insert(each.unit);
        if (const auto at = heirs.find(each.unit); at != heirs.end())
            for (const auto& heir : at->second) units.insert(heir.unit);
        years.insert(each.fiscal_year());
    }
    core::db::in_parts(ids, [&](const core::db::Values& those) {
        auto query = chosen_events();
        query.add(" AND e.dossier_id IN (").list(those).add(")");
        for (auto& each : query.all(tx, read_event)) all[*each.dossier].push_back(std::move(each));
    });
    auto query = chosen_events();
    query.add(" AND e.dossier_id IS NULL AND (e.unit_id IN (")
        .list(core::db::Values(units.begin(), units.end()))
        .add(") OR e.fiscal_year IN (")
        .list(core::db::Values(years.begin(), years.end()))
        .add("))");
    const auto shared = query.all(tx, read_event);
    const auto persons = keys_of(tx, ids);
    const auto of_persons = told_of(tx, persons);
    for (const auto& dossier : dossiers) {
        auto& own = all[dossier.id];
        for (const auto& each : shared)
            if ((each.unit && of_unit(dossier.unit, each, heirs)) || each.fiscal_year == dossier.fiscal_year()) own.push_back(each);
        const auto person = persons.find(dossier.id);
        for (const auto& each : of_persons)
            if (person != persons.end() && each.person == person->second) own.push_back(each);
        newest_first(own);
    }
    return all;
}

std::vector<Event> events_of(Tx& tx, PersonKey person) { return told_of(tx, {{DossierId{}, person}}); }

std::vector<Event> shared_events(Tx& tx, const Sight& sight, const std::optional<EventId>& after, int limit) {
    auto query = chosen_events();
    core::db::Values units;
    for (const auto& unit : sight.units) units.emplace_back(unit);
    query.add(" AND (e.fiscal_year IS NOT NULL OR e.unit_id IN (").list(units).add("))");
    if (after) query.add(" AND e.id < ?", {*after});
    query.add(" ORDER BY e.id DESC").limit(limit);
    return query.all(tx, read_event);
}

}  // namespace archive::store
