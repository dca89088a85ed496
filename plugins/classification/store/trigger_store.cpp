// SPDX-License-Identifier: Apache-2.0
#include "classification/store/trigger_store.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace classification::store {
namespace {

using core::db::Row;
using core::db::Tx;

Mode mode_of(const std::string& word) {
    for (const Mode each : {Mode::close, Mode::point, Mode::state, Mode::supersession, Mode::jurisdiction})
        if (name(each) == word) return each;
    return Mode::point;
}

Scope scope_of(const std::string& word) {
    for (const Scope each : {Scope::dossier, Scope::unit, Scope::fiscal_year})
        if (name(each) == word) return each;
    return Scope::dossier;
}

// Key, name, mode, scope, logic and mark from that column on.
void put(Triggers& triggers, const Row& row, int at) {
    triggers.all.push_back({row.text(at), row.text(at + 1), mode_of(row.text(at + 2)), scope_of(row.text(at + 3)),
                            row.flag(at + 5)});
    triggers.logic = row.text(at + 4) == name(Logic::all) ? Logic::all : Logic::any;
}

}  // namespace

Triggers triggers(Tx& tx, std::string_view version, std::string_view phrase) {
    Triggers found;
    const auto plain = plain_phrase(phrase);
    tx.each("SELECT part, event_key, event_name, mode, scope, logic, repeats FROM classification_trigger "
            "WHERE version_id = ? AND phrase = ? "
            "UNION ALL SELECT part, event_key, event_name, mode, scope, logic, repeats FROM classification_reading "
            "WHERE version_id = ? AND phrase = ? ORDER BY 1",
            {version, plain, version, plain}, [&](const Row& row) { put(found, row, 1); });
    return found;
}

std::map<std::string, Triggers> phrases(Tx& tx, std::string_view version) {
    std::map<std::string, Triggers> all;
    tx.each("SELECT phrase, event_key, event_name, mode, scope, logic, repeats FROM classification_trigger WHERE version_id = ? "
            "ORDER BY phrase, part",
            {version}, [&](const Row& row) { put(all[row.text(0)], row, 1); });
    return all;
}

std::vector<Reading> readings(Tx& tx, std::string_view version) {
    std::vector<Reading> all;
    tx.each("SELECT phrase, event_key, event_name, mode, scope, logic, repeats, reason, decided_at, decided_by "
            "FROM classification_reading WHERE version_id = ? ORDER BY decided_at, phrase, part",
            {version}, [&](const Row& row) {
                if (all.empty() || all.back().phrase != row.text(0))
                    all.push_back({row.text(0), {}, row.text(7), row.instant(8), row.text(9)});
                put(all.back().triggers, row, 1);
            });
    return all;
}

std::vector<Trigger> known_triggers(Tx& tx) {
    std::vector<Trigger> all;
    std::set<std::pair<std::string, Scope>> told;
    tx.each("SELECT t.event_key, t.event_name, t.mode, t.scope, t.repeats FROM (SELECT version_id, phrase, part, event_key, "
            "event_name, mode, scope, repeats FROM classification_trigger UNION ALL SELECT version_id, phrase, part, "
            "event_key, event_name, mode, scope, repeats FROM classification_reading) t "
            "JOIN classification_version v ON v.id = t.version_id "
            "WHERE v.state <> 'draft' OR v.provisional = 1 "   // one withdrawn explains what was filed by it
            "ORDER BY CASE WHEN v.state = 'withdrawn' THEN 1 ELSE 0 END, v.effective_from DESC, v.imported_at DESC, v.id, t.phrase, t.part",
            {}, [&](const Row& row) {
                const auto scope = scope_of(row.text(3));
                if (told.emplace(row.text(0), scope).second)
                    all.push_back({row.text(0), row.text(1), mode_of(row.text(2)), scope, row.flag(4)});
            });
    std::sort(all.begin(), all.end(), [](const Trigger& a, const Trigger& b) {
        return std::tie(a.name, a.key, a.scope) < std::tie(b.name, b.key, b.scope);
    });
    return all;
}

std::map<std::string, Triggers> known_phrases(Tx& tx, std::string_view version) {
    auto all = phrases(tx, version);
    for (const auto& later : readings(tx, version)) all.emplace(later.phrase, later.triggers);
    return all;
}

void put(Tx& tx, std::string_view version, const PhraseRow& row) {
    tx.exec("DELETE FROM classification_trigger WHERE version_id = ? AND phrase = ?", {version, row.phrase});
    int part = 0;
    for (const Trigger& each : row.triggers.all)
        tx.exec("INSERT INTO classification_trigger (version_id, phrase, part, event_key, event_name, mode, scope, "
                "logic, repeats) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                {version, row.phrase, ++part, each.key, each.name, name(each.mode), name(each.scope),
                 name(row.triggers.logic), each.repeats});
}

bool add(Tx& tx, std::string_view version, const Reading& reading) {
    if (!store::triggers(tx, version, reading.phrase).all.empty()) return false;
    int part = 0;
    for (const Trigger& each : reading.triggers.all)
        tx.exec("INSERT INTO classification_reading (version_id, phrase, part, event_key, event_name, mode, scope, "
                "logic, repeats, reason, decided_at, decided_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                {version, reading.phrase, ++part, each.key, each.name, name(each.mode), name(each.scope),
                 name(reading.triggers.logic), each.repeats, reading.reason, reading.at, reading.by});
    return true;
}

std::vector<Unread> unread(Tx& tx, std::string_view version) {
    std::map<std::string, std::int64_t> used;
    tx.each("SELECT trigger_words FROM classification_rule WHERE version_id = ? AND trigger_words <> ''", {version},
            [&](const Row& row) { ++used[plain_phrase(row.text(0))]; });
    tx.each("SELECT phrase FROM classification_trigger WHERE version_id = ? "
            "UNION SELECT phrase FROM classification_reading WHERE version_id = ?", {version, version},
            [&](const Row& row) { used.erase(row.text(0)); });
    std::vector<Unread> all;
    for (const auto& [phrase, rules] : used) all.push_back({phrase, rules});
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& one, const auto& other) { return one.rules > other.rules; });
    return all;
}

}  // namespace classification::store
