// SPDX-License-Identifier: Apache-2.0
// SQL of editions and mappings.
#include "classification/store/edition_store.h"

#include <algorithm>
#include <map>

#include "classification/domain/phrases.h"
#include "core/db/in_parts.h"

namespace classification::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_mappings() {
    return Query("SELECT id, from_version, to_version, from_code, to_code, how, note, decided_at, decided_by, "
                 "withdrawn_at, withdrawn_by, withdrawn_reason FROM classification_mapping WHERE 1 = 1");
}

How how_named(const std::string& text) {
    for (const auto each : all_ways)
        if (text == name(each)) return each;
    throw core::Error(core::Code::internal, "core.error.internal");
}

Mapping read_mapping(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
            how_named(row.text(5)), row.text(6), row.instant(7), row.text(8),
            row.maybe(9, &Row::instant), row.text(10), row.text(11)};
}

}  // namespace

void hold(Tx& tx, std::string_view id) {
    tx.exec("UPDATE classification_version SET state = state WHERE id = ?", {id});
}

void hold(Tx& tx, Kind kind) {
    tx.exec("UPDATE classification_version SET state = state WHERE id = "
            "(SELECT id FROM classification_version WHERE kind = ? ORDER BY id LIMIT 1)",
            {name(kind)});
}

void publish(Tx& tx, std::string_view id, const std::string& basis, core::Instant at, const std::string& by,
             const std::string& digest) {
    tx.exec("UPDATE classification_version SET state = 'published', provisional = 0, basis = ?, published_at = ?, published_by = ?, "
            "digest = ?, digest_form = ? WHERE id = ? AND state = 'draft'",
            {basis, at, by, digest, digest_form, id});
}

void withdraw(Tx& tx, std::string_view id) {
    tx.exec("UPDATE classification_version SET state = 'withdrawn', provisional = 0 WHERE id = ?", {id});
}

void verify(Tx& tx, std::string_view id, const std::string& with, const std::string& by, core::Instant at) {
    tx.exec("UPDATE classification_version SET verified = 1, compared_with = ?, compared_by = ?, compared_at = ? WHERE id = ?",
            {with, by, at, id});
}

bool unverify(Tx& tx, std::string_view id) {
    return tx.exec("UPDATE classification_version SET verified = 0, compared_with = '', compared_by = '', compared_at = NULL "
                   "WHERE id = ? AND verified = 1",
                   {id}) > 0;
}

void serve(Tx& tx, const Version& draft, const std::string& reason, core::Instant at, const std::string& by) {
    tx.exec("UPDATE classification_version SET provisional = 0 WHERE kind = ? AND provisional = 1", {draft.kind});
    tx.exec("UPDATE classification_version SET provisional = 1, provisional_reason = ?, provisional_by = ?, "
            "provisional_at = ? WHERE id = ?",
            {reason, by, at, draft.id});
}

void copy(Tx& tx, std::string_view from, std::string_view to) {
    tx.exec("INSERT INTO classification_code (version_id, code, sort_key, name, parent, source, stems, personal, keywords) "
            "SELECT ?, code, sort_key, name, parent, source, stems, personal, keywords FROM classification_code WHERE version_id = ?",
            {to, from});
    tx.exec("INSERT INTO classification_rule (version_id, code, active_years, trigger_words, inactive_years, fate, "
            "exception_words, verbatim, source, to_personal) SELECT ?, code, active_years, trigger_words, inactive_years, fate, "
            "exception_words, verbatim, source, to_personal FROM classification_rule WHERE version_id = ?",
            {to, from});
    tx.exec("INSERT INTO classification_access (version_id, code, access, source, access_rights, public_access, grounds, "
            "unit, closed_years) SELECT ?, code, access, source, access_rights, public_access, grounds, unit, closed_years "
            "FROM classification_access WHERE version_id = ?",
            {to, from});
    tx.exec("INSERT INTO classification_trigger (version_id, phrase, part, event_key, event_name, mode, scope, logic, "
            "repeats) SELECT ?, phrase, part, event_key, event_name, mode, scope, logic, repeats FROM classification_trigger "
            "WHERE version_id = ? UNION ALL SELECT ?, phrase, part, event_key, event_name, mode, scope, logic, repeats "
            "FROM classification_reading WHERE version_id = ?",
            {to, from, to, from});
}

bool mark(Tx& tx, const Version& version, const Mark& mark) {
    if (!mark.phrase.empty())
        return tx.exec("UPDATE classification_trigger SET repeats = ? WHERE version_id = ? AND phrase = ? AND event_key = ?",
                       {mark.on, version.id, plain_phrase(mark.phrase), mark.event}) > 0;
    if (version.kind == name(Kind::scheme))
        return tx.exec("UPDATE classification_code SET personal = ? WHERE version_id = ? AND code = ?",
                       {mark.on, version.id, mark.code}) > 0;
    return tx.exec("UPDATE classification_rule SET to_personal = ? WHERE version_id = ? AND code = ?",
                   {mark.on, version.id, mark.code}) > 0;
}

std::int64_t count_rows(Tx& tx, std::string_view version) {
    return tx.count("SELECT (SELECT COUNT(*) FROM classification_code WHERE version_id = ?) + "
                    "(SELECT COUNT(*) FROM classification_rule WHERE version_id = ?) + "
                    "(SELECT COUNT(*) FROM classification_access WHERE version_id = ?)",
                    {version, version, version});
}

std::int64_t count_open(Tx& tx, std::string_view version) {
    return tx.count("SELECT COUNT(*) FROM classification_review WHERE version_id = ? AND state = 'open'", {version});
}

bool add(Tx& tx, const Mapping& made) {
    return tx.exec("INSERT INTO classification_mapping (id, from_version, to_version, from_code, to_code, how, note, "
                   "decided_at, decided_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                   {made.id, made.from_version, made.to_version, made.from, made.to, name(made.how), made.note,
                    made.decided, made.decided_by}) == 1;
}

std::optional<Mapping> mapping(Tx& tx, std::string_view id) {
    const auto found = chosen_mappings().add(" AND id = ?", {id}).all(tx, read_mapping);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

bool withdraw_mapping(Tx& tx, std::string_view id, const std::string& reason, core::Instant at, const std::string& by) {
    return tx.exec("UPDATE classification_mapping SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? "
                   "WHERE id = ? AND withdrawn_at IS NULL",
                   {at, by, reason, id}) == 1;
}

std::vector<Mapping> mappings(Tx& tx, std::string_view from_version, std::string_view to_version) {
    return chosen_mappings()
        .add(" AND from_version = ? AND to_version = ? ORDER BY from_code, to_code, decided_at", {from_version, to_version})
        .all(tx, read_mapping);
}

std::vector<CodePair> code_pairs(Tx& tx) {
    std::map<std::string, int> order;
    tx.each("SELECT id FROM classification_version WHERE kind = ? ORDER BY effective_from, imported_at", {name(Kind::scheme)},
            [&](const Row& row) { order.emplace(row.text(0), static_cast<int>(order.size())); });
    return tx.all("SELECT from_code, to_code, from_version, to_version FROM classification_mapping WHERE to_code <> '' "
                  "AND withdrawn_at IS NULL", {}, [&](const Row& row) {
                      return CodePair{row.text(0), row.text(1), order[row.text(2)], order[row.text(3)]};
                  });
}

std::vector<std::pair<std::string, std::string>> pairs_from(Tx& tx, std::string_view scheme, std::string_view code,
                                                            std::string_view wanted) {
    auto all = tx.all("SELECT to_version, to_code FROM classification_mapping WHERE from_version = ? AND from_code = ? "
                      "AND withdrawn_at IS NULL ORDER BY decided_at DESC", {scheme, code},
                      [](const Row& row) { return std::pair(row.text(0), row.text(1)); });
    const bool told = std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.first == wanted; });
    const std::string into = told ? std::string(wanted) : all.empty() ? "" : all.front().first;
    std::erase_if(all, [&](const auto& each) { return each.first != into; });
    return all;
}

std::string paired_scheme(Tx& tx, std::string_view code, std::string_view called, std::string_view after,
                          std::string_view wanted) {
    return tx.one("SELECT m.from_version FROM classification_mapping m JOIN classification_code k ON k.version_id = m.from_version "
                  "AND k.code = m.from_code JOIN classification_version v ON v.id = m.from_version "
                  "WHERE m.from_code = ? AND k.name = ? AND m.withdrawn_at IS NULL "
                  "AND v.effective_from > (SELECT effective_from FROM classification_version WHERE id = ?) "
                  "ORDER BY CASE WHEN m.to_version = ? THEN 0 ELSE 1 END, v.effective_from DESC LIMIT 1",
                  {code, called, after, wanted}, [](const Row& row) { return row.text(0); }).value_or("");
}

std::string scheme_calling(Tx& tx, std::string_view code, std::string_view called) {
    return tx.one("SELECT v.id FROM classification_code k JOIN classification_version v ON v.id = k.version_id "
                  "WHERE k.code = ? AND k.name = ? ORDER BY v.effective_from DESC, v.imported_at DESC LIMIT 1",
                  {code, called}, [](const Row& row) { return row.text(0); }).value_or("");
}

std::map<std::string, std::string> code_names(Tx& tx, const std::vector<std::string>& codes) {
    std::map<std::string, std::string> names;
    core::db::in_parts(codes, [&](const core::db::Values& part) {
        Query query("SELECT k.code, k.name FROM classification_version v JOIN classification_code k ON k.version_id = v.id "
                    "WHERE k.code IN (");
        query.list(part).add(") ORDER BY CASE v.state WHEN 'published' THEN 2 WHEN 'withdrawn' THEN 1 ELSE 0 END, "
                             "v.effective_from, v.imported_at");
        for (auto& [code, name] : query.all(tx, [](const Row& row) { return std::pair(row.text(0), row.text(1)); }))
            names[code] = std::move(name);   // the last one stands
    });
    return names;
}

std::vector<std::string> heirs(Tx& tx, std::string_view code) {
    return tx.all("SELECT DISTINCT to_code FROM classification_mapping WHERE from_code = ? AND to_code <> '' "
                  "AND withdrawn_at IS NULL "
                  "ORDER BY to_code",
                  {code}, [](const Row& row) { return row.text(0); });
}

}  // namespace classification::store
