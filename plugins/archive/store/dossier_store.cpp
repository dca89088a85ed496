// SPDX-License-Identifier: Apache-2.0
#include "archive/store/dossier_store.h"

#include <array>

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
                                                  Life::handed_over});
    dossier.custody = named(row.text(20), std::array{Custody::unit, Custody::transit, Custody::records_unit,
                                                     Custody::institution});
    dossier.process = named(row.text(21), std::array{Process::none, Process::transfer, Process::destruction,
                                                     Process::handover, Process::review});
    dossier.process_of = row.text(22);
    dossier.ended_by = row.text(23);
    return dossier;
}

Item read_item(const Row& row) {
    Item item;
    item.id = row.id<ItemId>(0);
    item.dossier = row.id<DossierId>(1);
    item.subject = row.text(2);
    item.number = static_cast<int>(row.integer(3));
    item.letter_number = row.text(4);
    item.date = row.date(5);
    item.title = row.text(6);
    item.digest = row.digest(7);
    item.amount = row.integer(8);
    item.amount_unit = row.text(9);
    item.stage = row.text(10);
    item.access = ranked(row.integer(11));
    item.filed = row.instant(12);
    item.filed_by_name = row.text(13);
    return item;
}

// The wall: every list and every count of dossiers passes here.
void within(Query& query, const Sight& sight) {
    if (sight.all) return;
    core::db::Values units;
    for (const auto& unit : sight.units) units.emplace_back(unit);
    query.add(" AND d.unit_id IN (").list(units).add(
        ") AND (d.access < ? OR EXISTS (SELECT 1 FROM archive_dossier_reader r "
        "WHERE r.dossier_id = d.id AND r.position_id = ?))",
        {rank(sight.keeps ? AccessClass::secret : AccessClass::limited), sight.position});
}

}  // namespace

void insert(Tx& tx, const Dossier& d) {
    tx.exec("INSERT INTO archive_dossier (id, unit_id, unit_name, number, year, code, code_name, "
            "title, access, state, opened_on, trigger_note, place, opened_by, rule, rule_seen, "
            "version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, '', ?, ?, ?, ?, 1)",
            {d.id, d.unit, d.unit_name, d.number, d.year, d.code, d.code_name, d.title,
             rank(d.access), d.opened, d.place, d.opened_by, text_of(d.rule), text_of(d.rule_seen)});
}

void save(Tx& tx, Dossier& d) {
    const auto changed = tx.exec(
        "UPDATE archive_dossier SET access = ?, state = ?, closed_on = ?, trigger_on = ?, "
        "trigger_note = ?, rule = ?, rule_seen = ?, life = ?, custody = ?, process = ?, process_of = ?, "
        "ended_by = ?, "
        "version = version + 1 "
        "WHERE id = ? AND version = ?",
        {rank(d.access), d.state == State::closed ? "closed" : "open", d.closed, d.trigger,
         d.trigger_note, text_of(d.rule), text_of(d.rule_seen), name(d.life), name(d.custody), name(d.process),
         d.process_of, d.ended_by, d.id, d.version});
    if (changed != 1) throw core::Error(core::Code::conflict, "archive.error.changed");
    ++d.version;
}

std::vector<Dossier> list(Tx& tx, const Sight& sight, const Wish& wish) {
    Query query("SELECT d.id, d.unit_id, d.unit_name, d.number, d.year, d.code, d.code_name, "
                "d.title, d.access, d.state, d.opened_on, d.closed_on, d.trigger_on, "
                "d.trigger_note, d.place, d.opened_by, d.rule, d.rule_seen, d.version, d.life, d.custody, "
                "d.process, d.process_of, d.ended_by "
                "FROM archive_dossier d WHERE 1 = 1");
    within(query, sight);
    if (wish.id) query.add(" AND d.id = ?", {*wish.id});
    if (wish.unit) query.add(" AND d.unit_id = ?", {*wish.unit});
    if (wish.state)
        query.add(" AND d.state = ?", {*wish.state == State::closed ? "closed" : "open"});
    if (!wish.code.empty())
        query.add(" AND (d.code = ? OR d.code LIKE ?)", {wish.code, wish.code + ".%"});
    if (wish.life) query.add(" AND d.life = ?", {name(*wish.life)});
    if (wish.custody) query.add(" AND d.custody = ?", {name(*wish.custody)});
    if (wish.process) query.add(" AND d.process = ?", {name(*wish.process)});
    query.add(" ORDER BY d.unit_name, d.unit_id, d.year DESC, d.number DESC LIMIT ?", {wish.limit});
    return query.all(tx, read);
}

std::optional<Dossier> find(Tx& tx, const Sight& sight, DossierId id) {
    Wish wish;
    wish.id = id;
    auto found = list(tx, sight, wish);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::int64_t count(Tx& tx, const Sight& sight) {
    Query query("SELECT COUNT(*) FROM archive_dossier d WHERE 1 = 1");
    within(query, sight);
    return query.count(tx);
}

std::vector<CodeCount> codes(Tx& tx, const Sight& sight) {
    Query query("SELECT d.code, MIN(d.code_name), COUNT(*) FROM archive_dossier d WHERE 1 = 1");
    within(query, sight);
    query.add(" GROUP BY d.code ORDER BY d.code");
    return query.all(tx, [](const Row& row) {
        return CodeCount{row.text(0), row.text(1), row.integer(2)};
    });
}

void insert(Tx& tx, const Item& item, core::UnitId unit, core::PositionId by) {
    tx.exec("INSERT INTO archive_item (id, dossier_id, unit_id, subject, item_number, letter_number, "
            "letter_date, title, digest, amount, amount_unit, stage, access, filed_at, filed_by, "
            "filed_by_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {item.id, item.dossier, unit, item.subject, item.number, item.letter_number, item.date,
             item.title, item.digest, item.amount, item.amount_unit, item.stage, rank(item.access),
             item.filed, by, item.filed_by_name});
}

std::vector<Item> items(Tx& tx, DossierId dossier) {
    return tx.all("SELECT id, dossier_id, subject, item_number, letter_number, letter_date, title, "
                  "digest, amount, amount_unit, stage, access, filed_at, filed_by_name "
                  "FROM archive_item WHERE dossier_id = ? ORDER BY item_number",
                  {dossier}, read_item);
}

void erase_items(Tx& tx, DossierId dossier) {
    tx.exec("DELETE FROM archive_item WHERE dossier_id = ?", {dossier});
}

int last_item(Tx& tx, DossierId dossier) {
    return static_cast<int>(tx.count(
        "SELECT COALESCE(MAX(item_number), 0) FROM archive_item WHERE dossier_id = ?", {dossier}));
}

std::vector<DossierId> dossiers_with(Tx& tx, std::string_view subject) {
    return tx.all("SELECT dossier_id FROM archive_item WHERE subject = ? ORDER BY dossier_id", {subject},
                  [](const Row& row) { return row.id<DossierId>(0); });
}

std::optional<DossierId> dossier_of(Tx& tx, std::string_view subject, core::UnitId unit) {
    return tx.one("SELECT dossier_id FROM archive_item WHERE subject = ? AND unit_id = ?",
                  {subject, unit}, [](const Row& row) { return row.id<DossierId>(0); });
}

void set_readers(Tx& tx, DossierId dossier, const std::vector<core::PositionId>& all) {
    tx.exec("DELETE FROM archive_dossier_reader WHERE dossier_id = ?", {dossier});
    for (const auto& position : all)
        tx.exec("INSERT INTO archive_dossier_reader (dossier_id, position_id) VALUES (?, ?) "
                "ON CONFLICT DO NOTHING",
                {dossier, position});
}

std::vector<core::PositionId> readers(Tx& tx, DossierId dossier) {
    return tx.all("SELECT position_id FROM archive_dossier_reader WHERE dossier_id = ? "
                  "ORDER BY position_id",
                  {dossier}, [](const Row& row) { return row.id<core::PositionId>(0); });
}

}  // namespace archive::store
