// SPDX-License-Identifier: Apache-2.0
#include "archive/store/dossier_store.h"

#include <algorithm>
#include <array>
#include <map>

#include "archive/store/clock_store.h"
#include "archive/store/sight.h"
#include "archive/store/waits.h"
#include "archive/store/years.h"
#include "classification/order.h"
#include "core/base/text.h"
#include "core/db/like.h"

namespace archive::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::optional<Rule> rule_of(const std::string& text) {
    return Rule::from(core::json::parse(text));
}

std::string text_of(const std::optional<Rule>& rule) {
    return core::json::write(rule ? rule->json() : core::Json());
}

template <class Value, std::size_t Count>
Value named(const std::string& word, const std::array<Value, Count>& all) {
    for (const auto value : all)
        if (name(value) == word) return value;
    throw core::Error(core::Code::internal, "core.error.internal");
}

Dossier read(const Row& row) {
    Dossier dossier;
    dossier.id = row.id<DossierId>(0);
    dossier.unit = row.id<core::UnitId>(1);
    dossier.unit_name = row.text(2);
    dossier.number = row.integer(3);
    dossier.year = static_cast<int>(row.integer(4));
    dossier.code = row.text(5);
    dossier.code_name = row.text(6);
    dossier.title = row.text(7);
    dossier.access = ranked(row.integer(8));
    dossier.state = row.text(9) == "closed" ? State::closed : State::open;
    dossier.opened = row.date(10);
    dossier.closed = row.maybe(11, &Row::date);
    dossier.trigger = row.maybe(12, &Row::date);
    dossier.trigger_note = row.text(13);
    dossier.place = row.text(14);
    dossier.opened_by = row.id<core::PositionId>(15);
    dossier.rule = rule_of(row.text(16));
    dossier.rule_seen = rule_of(row.text(17));
    dossier.version = row.integer(18);
    dossier.life = named(row.text(19), std::array{Life::active, Life::inactive, Life::archival, Life::destroyed,
                                                  Life::handed_over, Life::annulled});
    dossier.custody = custody_named(row.text(20));
    dossier.process = named(row.text(21), std::array{Process::none, Process::transfer, Process::destruction,
                                                     Process::handover, Process::review, Process::removal});
    dossier.process_of = row.text(22);
    if (!row.null(23)) dossier.fiscal = static_cast<int>(row.integer(23));
    dossier.volume = static_cast<int>(row.integer(24));
    dossier.source = row.text(25);
    dossier.ended_by = row.text(26);
    if (!row.null(27)) dossier.keeper = row.id<core::UnitId>(27);
    if (!row.null(28)) dossier.definitive = row.integer(28);
    dossier.box = row.text(29);
    dossier.creator = row.text(30);
    dossier.creator_unit = row.text(31);
    dossier.ended_at = row.maybe(32, &Row::instant);
    dossier.ended_by_name = row.text(33);
    dossier.scheme = row.text(34);
    dossier.definitive_of = row.text(35);
    dossier.unplaced = row.flag(36);
    return dossier;
}

}  // namespace

Custody custody_named(const std::string& word) {
    return named(word, std::array{Custody::unit, Custody::transit, Custody::records_unit, Custody::institution});
}

void insert(Tx& tx, const Dossier& d) {
    tx.exec("INSERT INTO archive_dossier (id, unit_id, unit_name, number, year, code, code_name, "
            "title, access, state, opened_on, trigger_note, place, opened_by, rule, rule_seen, "
            "fiscal_year, source, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, '', ?, ?, ?, ?, ?, ?, 1)",
            {d.id, d.unit, d.unit_name, d.number, d.year, d.code, d.code_name, d.title,
             rank(d.access), d.opened, d.place, d.opened_by, text_of(d.rule), text_of(d.rule_seen), d.fiscal,
             d.source.empty() ? core::db::Value(nullptr) : core::db::Value(d.source)});
    if (!d.creator.empty() || !d.scheme.empty())
        tx.exec("UPDATE archive_dossier SET creator = ?, creator_unit = ?, scheme = ? WHERE id = ?",
                {d.creator, d.creator_unit, d.scheme, d.id});
}

void save(Tx& tx, Dossier& d) {
    const auto changed = tx.exec(
        "UPDATE archive_dossier SET access = ?, state = ?, closed_on = ?, trigger_on = ?, "
        "trigger_note = ?, rule = ?, rule_seen = ?, life = ?, custody = ?, process = ?, process_of = ?, "
        "fiscal_year = ?, volume = ?, ended_by = ?, keeper_id = ?, version = version + 1 "
        "WHERE id = ? AND version = ?",
        {rank(d.access), d.state == State::closed ? "closed" : "open", d.closed, d.trigger,
         d.trigger_note, text_of(d.rule), text_of(d.rule_seen), name(d.life), name(d.custody), name(d.process),
         d.process_of, d.fiscal, d.volume, d.ended_by, d.keeper, d.id, d.version});
    if (changed != 1) throw core::Error(core::Code::conflict, "archive.error.changed");
    ++d.version;
    follow(tx, d.id);
}

namespace {

void by_phase(Query& query, Phase phase, core::Date today) {
    if (phase == Phase::open) {
        query.add(" AND d.state = 'open'");
        return;
    }
    // What was closed before clocks were kept is asked anew by whoever lists it.
    query.add(" AND d.state = 'closed' AND (k.dossier_id IS NULL OR ");
    if (phase == Phase::active) query.add("k.active_until >= ?)", {today});
    else if (phase == Phase::inactive) query.add("(k.active_until < ? AND k.inactive_until >= ?))", {today, today});
    else if (phase == Phase::ended) query.add("k.inactive_until < ?)", {today});
    else query.add("k.stands = ?)", {name(phase)});
}

void by_clock(Query& query, const Sight& sight, const Wish& wish) {
    if (wish.waits) by_waiting(query, sight, *wish.waits, wish.today);
    if (wish.phase) by_phase(query, *wish.phase, wish.today);
    if (wish.past_active)
        query.add(" AND (d.life = 'inactive' OR (d.life = 'active' AND d.state = 'closed' AND (k.dossier_id IS NULL OR k.active_until < ? "
                  "OR k.inactive_until < ?)))",
                  {wish.today, wish.today});
    if (wish.fate)
        query.add(" AND (k.dossier_id IS NULL OR k.fate = ?)", {classification::name(*wish.fate)});
    if (wish.ending == Ending::active)
        query.add(" AND k.active_until >= ? AND k.active_until <= ? AND d.life = 'active'", {wish.from, wish.until});
    if (wish.ending == Ending::inactive)
        query.add(" AND k.inactive_until >= ? AND k.inactive_until <= ? AND d.life IN ('active', 'inactive')",
                  {wish.from, wish.until});
}

// The first condition is all an index needs to begin there.
void behind(Query& query, const Wish& wish) {
    const auto& spot = *wish.past;
    if (wish.by_definitive) query.add(" AND d.definitive >= ? AND (d.definitive > ? OR (1 = 1", {spot.definitive, spot.definitive});
    query.add(" AND d.unit_name >= ? AND (d.unit_name > ? OR d.unit_id > ? OR (d.unit_id = ? AND ",
              {spot.unit_name, spot.unit_name, spot.unit, spot.unit});
    if (wish.oldest_first) query.add("(d.year > ? OR (d.year = ? AND ", {spot.year, spot.year});
    else query.add("(d.year < ? OR (d.year = ? AND ", {spot.year, spot.year});
    // Numbers of the secret series, below zero, stand after the others.
    if (wish.oldest_first == (spot.number < 0)) query.add("d.number < ?", {spot.number});
    else if (wish.oldest_first) query.add("(d.number > ? OR d.number < 0)", {spot.number});
    else query.add("d.number > ? AND d.number < 0", {spot.number});
    query.add("))))");
    if (wish.by_definitive) query.add("))");
}

}  // namespace

void take(Tx& tx, DossierId id) { tx.exec("UPDATE archive_dossier SET version = version WHERE id = ?", {id}); }

void share_gate(Tx& tx) {
    // SQLite has one writer at a time.
    if (tx.engine() == core::db::Engine::postgres)
        tx.count("SELECT turn FROM archive_gate WHERE one = 1 FOR SHARE");
}

void take_gate(Tx& tx) { tx.exec("UPDATE archive_gate SET turn = turn + 1 WHERE one = 1"); }

void set_ended(Tx& tx, DossierId id, core::Instant at, const std::string& by_name) {
    tx.exec("UPDATE archive_dossier SET ended_at = ?, ended_by_name = ? WHERE id = ?", {at, by_name, id});
}

std::vector<DossierId> ended_untold(Tx& tx, const DossierId& after, int limit) {
    return tx.all("SELECT id FROM archive_dossier WHERE life = 'destroyed' AND ended_at IS NULL AND id > ? ORDER BY id LIMIT ?",
                  {after, limit}, [](const Row& row) { return row.id<DossierId>(0); });
}

void set_definitive(Tx& tx, DossierId id, std::int64_t number) {
    tx.exec("UPDATE archive_dossier SET definitive = ? WHERE id = ? AND definitive IS NULL", {number, id});
}

std::int64_t highest_definitive(Tx& tx, const std::vector<core::UnitId>& keepers) {
    Query query("SELECT COALESCE(MAX(definitive), 0) FROM archive_dossier WHERE definitive IS NOT NULL AND keeper_id IN (");
    return query.list(core::db::Values(keepers.begin(), keepers.end())).add(")").count(tx);
}

bool bears_definitive(Tx& tx, const std::vector<core::UnitId>& keepers, std::int64_t number) {
    Query query("SELECT COUNT(*) FROM archive_dossier WHERE definitive = ? AND keeper_id IN (", {number});
    return query.list(core::db::Values(keepers.begin(), keepers.end())).add(")").count(tx) > 0;
}

namespace {

void by_words(Query& query, const Wish& wish) {
    if (wish.words.empty()) return;
    query.add(" AND (LOWER(d.title) LIKE CAST(? AS TEXT) ESCAPE '\\' OR d.code = ?", {core::db::like_part(wish.words), wish.words});
    if (const auto number = number_in(wish.words))
        query.add(" OR (d.number = ? AND d.year = ?)", {number->first, number->second});
    query.add(")");
}

void by_numbers(Query& query, const Wish& wish) {
    if (wish.numbers.empty()) return;
    std::map<int, core::db::Values> years;
    for (const auto& [number, year] : wish.numbers) years[year].emplace_back(number);
    query.add(" AND (1 = 0");
    for (const auto& [year, numbers] : years) query.add(" OR (d.year = ? AND d.number IN (", {year}).list(numbers).add("))");
    query.add(")");
}

void narrow(Query& query, const Sight& sight, const Wish& wish) {
    within(query, sight);
    // One that was annulled is found by its number, in the index, and by who asks for what he noted; it stands in no list.
    if (wish.id) query.add(" AND d.id = ?", {*wish.id});
    else if (!wish.annulled) query.add(" AND d.life <> 'annulled'");
    if (!wish.among.empty())
        query.add(" AND d.id IN (").list(core::db::Values(wish.among.begin(), wish.among.end())).add(")");
    if (!wish.without.empty())
        query.add(" AND d.id NOT IN (").list(core::db::Values(wish.without.begin(), wish.without.end())).add(")");
    if (!wish.codes.empty())
        query.add(" AND d.code IN (").list(core::db::Values(wish.codes.begin(), wish.codes.end())).add(")");
    if (wish.by_definitive) query.add(" AND d.definitive IS NOT NULL");
    if (wish.past) behind(query, wish);
    if (wish.unit) query.add(" AND d.unit_id = ?", {*wish.unit});
    if (!wish.units.empty()) {
        core::db::Values units(wish.units.begin(), wish.units.end());
        query.add(" AND (d.keeper_id IN (").list(units);
        if (wish.unplaced) query.add("))");
        else query.add(") OR d.unit_id IN (").list(units).add("))");
    }
    if (wish.unplaced) query.add(" AND d.unplaced = 1 AND d.life NOT IN ('destroyed', 'handed_over')");
    if (wish.state)
        query.add(" AND d.state = ?", {*wish.state == State::closed ? "closed" : "open"});
    if (!wish.code.empty()) {
        core::db::Values kin(wish.kin.begin(), wish.kin.end());
        const auto below = wish.code + ".";
        query.add(" AND (d.code = ? OR SUBSTR(d.code, 1, CAST(? AS INTEGER)) = ? OR d.code IN (",
                  {wish.code, core::text::length(below), below}).list(kin).add("))");
    }
    if (wish.life) query.add(" AND d.life = ?", {name(*wish.life)});
    if (wish.custody) query.add(" AND d.custody = ?", {name(*wish.custody)});
    if (wish.process) query.add(" AND d.process = ?", {name(*wish.process)});
    if (wish.year) query.add(" AND d.year = ?", {*wish.year});
    if (wish.here) query.add(" AND d.life NOT IN ('destroyed', 'handed_over', 'annulled')");
    if (!wish.mark.empty())
        query.add(" AND EXISTS (SELECT 1 FROM archive_mark m WHERE m.dossier_id = d.id AND m.kind = ?)", {wish.mark});
    if (wish.personal) query.add(" AND EXISTS (SELECT 1 FROM archive_person p WHERE p.dossier_id = d.id)");
    if (wish.at_most) query.add(" AND d.access <= ?", {rank(*wish.at_most)});
    if (!wish.nip.empty())
        query.add(" AND d.id IN (SELECT p.dossier_id FROM archive_person p WHERE p.nip = ?)", {wish.nip});
    if (!wish.registered.empty())
        query.add(" AND d.id IN (SELECT p.dossier_id FROM archive_person p WHERE p.registered = ?)", {wish.registered});
    if (wish.person)
        query.add(" AND d.id IN (SELECT p.dossier_id FROM archive_person p WHERE p.person_id = ?)", {*wish.person});
    // Whole names along the way to it: "Boks 1" is not "Boks 12".
    if (!wish.place.empty())
        query.add(" AND d.unplaced = 0 AND LOWER(' / ' || d.place || ' / ') LIKE CAST(? AS TEXT) ESCAPE '\\'", {core::db::like_part(" / " + wish.place + " / ")});
    by_words(query, wish);
    by_numbers(query, wish);
    by_years(query, wish);
    by_clock(query, sight, wish);
}

}  // namespace

std::vector<Dossier> list(Tx& tx, const Sight& sight, const Wish& wish) {
    Query query("SELECT d.id, d.unit_id, d.unit_name, d.number, d.year, d.code, d.code_name, "
                "d.title, d.access, d.state, d.opened_on, d.closed_on, d.trigger_on, "
                "d.trigger_note, d.place, d.opened_by, d.rule, d.rule_seen, d.version, d.life, d.custody, "
                "d.process, d.process_of, d.fiscal_year, d.volume, d.source, d.ended_by, d.keeper_id, d.definitive, d.box, "
                "d.creator, d.creator_unit, d.ended_at, d.ended_by_name, d.scheme, d.definitive_of, d.unplaced "
                "FROM archive_dossier d LEFT JOIN archive_clock k ON k.dossier_id = d.id WHERE 1 = 1");
    narrow(query, sight, wish);
    // Of each unit what waits longest comes first.
    query.add(" ORDER BY ");
    if (wish.unplaced_first) query.add("d.unplaced DESC, ");
    if (wish.by_definitive) query.add("d.definitive, ");
    query.add("d.unit_name, d.unit_id, ");
    if (wish.oldest_first) query.add("d.year, (d.number < 0), ABS(d.number)");
    else query.add("d.year DESC, (d.number < 0), ABS(d.number) DESC");
    query.add(" LIMIT ? OFFSET ?", {wish.limit, wish.offset});
    return query.all(tx, read);
}

std::int64_t count(Tx& tx, const Sight& sight, const Wish& wish) {
    Query query("SELECT COUNT(*) FROM archive_dossier d LEFT JOIN archive_clock k ON k.dossier_id = d.id WHERE 1 = 1");
    narrow(query, sight, wish);
    return query.count(tx);
}

std::optional<Dossier> find(Tx& tx, const Sight& sight, DossierId id) {
    Wish wish;
    wish.id = id;
    auto found = list(tx, sight, wish);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<core::UnitId> makers(Tx& tx, const Sight& sight) {
    if (sight.kept.empty()) return {};
    core::db::Values kept;
    for (const auto& unit : sight.kept) kept.emplace_back(unit);
    Query query("SELECT DISTINCT d.unit_id FROM archive_dossier d WHERE d.keeper_id IN (");
    query.list(kept).add(")");
    within(query, sight);
    return query.all(tx, [](const Row& row) { return row.id<core::UnitId>(0); });
}

std::int64_t count(Tx& tx, const Sight& sight) {
    Query query("SELECT COUNT(*) FROM archive_dossier d WHERE d.life <> 'annulled'");
    within(query, sight);
    return query.count(tx);
}

std::vector<DossierId> after(Tx& tx, DossierId id, int limit) {
    return tx.all("SELECT id FROM archive_dossier WHERE id > ? ORDER BY id LIMIT ?", {id, limit},
                  [](const Row& row) { return row.id<DossierId>(0); });
}

std::vector<CodeCount> codes(Tx& tx, const Sight& sight) {
    Query query("SELECT d.code, MIN(d.code_name), COUNT(*) FROM archive_dossier d WHERE d.life <> 'annulled'");
    within(query, sight);
    query.add(" GROUP BY d.code");
    auto all = query.all(tx, [](const Row& row) {
        return CodeCount{row.text(0), row.text(1), row.integer(2)};
    });
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return classification::sort_key(a.code) < classification::sort_key(b.code);
    });
    return all;
}

std::vector<Applied> applied(Tx& tx, const Sight& sight) {
    Query query("SELECT d.code, d.code_name, d.scheme, d.rule, COUNT(*) FROM archive_dossier d WHERE d.state = 'closed' "
                "AND d.life NOT IN ('destroyed', 'handed_over')");
    within(query, sight);
    query.add(" GROUP BY d.code, d.code_name, d.scheme, d.rule ORDER BY d.code, d.code_name, d.scheme, d.rule");
    return query.all(tx, [](const Row& row) {
        return Applied{{row.text(0), row.text(1), row.text(2)}, rule_of(row.text(3)), row.integer(4)};
    });
}

std::vector<DossierId> closed_after(Tx& tx, const std::vector<core::UnitId>& units,
                                    const std::optional<int>& fiscal_year, const DossierId& after, int limit) {
    Query query("SELECT d.id FROM archive_dossier d WHERE d.state = 'closed' "
                "AND d.life NOT IN ('destroyed', 'handed_over') AND d.id > ?", {after});
    if (!units.empty()) query.add(" AND d.unit_id IN (").list(core::db::Values(units.begin(), units.end())).add(")");
    if (fiscal_year)
        query.add(" AND (d.fiscal_year = ? OR (d.fiscal_year IS NULL AND d.year = ?))", {*fiscal_year, *fiscal_year});
    query.add(" ORDER BY d.id").limit(limit);
    return query.all(tx, [](const Row& row) { return row.id<DossierId>(0); });
}

std::optional<DossierId> by_number(Tx& tx, core::UnitId unit, std::int64_t number, int year) {
    return tx.one("SELECT id FROM archive_dossier WHERE unit_id = ? AND year = ? AND number = ?", {unit, year, number},
                  [](const Row& row) { return row.id<DossierId>(0); });
}

std::optional<DossierId> by_source(Tx& tx, std::string_view source) {
    return tx.one("SELECT id FROM archive_dossier WHERE source = ?", {source},
                  [](const Row& row) { return row.id<DossierId>(0); });
}

std::string source_in(Tx& tx, const std::string& before, core::UnitId kept, core::UnitId taker,
                      const std::string& after) {
    auto once = before + taker.text() + after;
    return kept != taker && by_source(tx, once) ? once : before + kept.text() + after;
}

}  // namespace archive::store
