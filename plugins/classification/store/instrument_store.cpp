// SPDX-License-Identifier: Apache-2.0
// SQL of the instruments.
#include "classification/store/instrument_store.h"

#include "core/base/text.h"

namespace classification::store {
namespace {

using core::db::Row;
using core::db::Tx;

core::db::Query chosen_versions() {
    return core::db::Query("SELECT id, kind, name, effective_from, verified, imported_at, state, basis, published_at, "
                           "published_by, digest, provisional, provisional_reason, provisional_by, provisional_at, "
                           "compared_with, compared_by, compared_at "
                           "FROM classification_version WHERE 1 = 1");
}

Version read_version(const Row& row) {
    return {row.text(0),  row.text(1), row.text(2),  row.date(3), row.flag(4), row.instant(5), edition_state(row.text(6)),
            row.text(7), row.maybe(8, &Row::instant), row.text(9), row.text(10), row.flag(11), row.text(12), row.text(13),
            row.maybe(14, &Row::instant), row.text(15), row.text(16), row.maybe(17, &Row::instant)};
}

Code read_code(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), !row.flag(3), row.flag(4), row.flag(5)};
}

CodeRow read_code_row(const Row& row) {
    CodeRow made{row.text(0), row.text(1), row.text(2), row.text(3), row.flag(4)};
    made.keywords = row.text(5);
    return made;
}

Fate fate_named(const std::string& text) {
    for (Fate each : {Fate::destroy, Fate::keep, Fate::review})
        if (text == name(each)) return each;
    return Fate::review;
}

RuleRow read_rule_row(const Row& row) {
    RuleRow made;
    made.rule = {row.text(0),
                 static_cast<int>(row.integer(1)),
                 row.text(2),
                 static_cast<int>(row.integer(3)),
                 fate_named(row.text(4)),
                 row.text(5),
                 row.text(6)};
    made.source = row.text(7);
    made.rule.to_personal = row.flag(8);
    return made;
}

AccessRow read_access_class(const Row& row) {
    const auto open = row.text(4);
    return {row.text(0), access_named(row.text(1)), row.text(2), row.text(3),
            open.empty() ? PublicAccess::untold : open == name(PublicAccess::open) ? PublicAccess::open : PublicAccess::closed,
            row.text(5), row.text(6), row.null(7) ? std::nullopt : std::optional(static_cast<int>(row.integer(7)))};
}

std::string escaped(std::string_view word) {
    std::string pattern;
    for (char c : word) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern;
}

}  // namespace

std::vector<Version> versions(Tx& tx) {
    return chosen_versions().add(" ORDER BY kind, effective_from DESC, imported_at DESC").all(tx, read_version);
}

std::optional<Version> version(Tx& tx, std::string_view id) {
    const auto found = chosen_versions().add(" AND id = ?", {id}).all(tx, read_version);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::string version_on(Tx& tx, Kind kind, core::Date day) {
    return tx
        .one("SELECT id FROM classification_version WHERE kind = ? "
             "AND (state = 'published' OR (state = 'draft' AND provisional = 1)) ORDER BY "
             "CASE WHEN effective_from > ? THEN 2 WHEN state = 'published' THEN 0 ELSE 1 END, "
             "CASE WHEN effective_from <= ? THEN effective_from END DESC, effective_from, imported_at DESC",
             {name(kind), day, day}, [](const Row& row) { return row.text(0); })
        .value_or("");
}

std::string newest_draft(Tx& tx, Kind kind) {
    return tx
        .one("SELECT id FROM classification_version WHERE kind = ? AND state = 'draft' "
             "ORDER BY effective_from DESC, imported_at DESC LIMIT 1",
             {name(kind)}, [](const Row& row) { return row.text(0); })
        .value_or("");
}

std::optional<Version> version_named(Tx& tx, Kind kind, std::string_view wanted) {
    const auto found = chosen_versions().add(" AND kind = ? AND name = ?", {name(kind), wanted}).all(tx, read_version);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

void add(Tx& tx, const Version& made) {
    tx.exec(
        "INSERT INTO classification_version (id, kind, name, effective_from, verified, "
        "imported_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        {made.id, made.kind, made.name, made.effective, made.verified, made.imported});
}

std::optional<Shown> code(Tx& tx, std::string_view version, std::string_view wanted) {
    return tx.one(
        "SELECT k.code, k.name, k.parent, EXISTS (SELECT 1 FROM classification_code c "
        "WHERE c.version_id = k.version_id AND c.parent = k.code), v.verified, k.personal, k.source, k.keywords "
        "FROM classification_code k JOIN classification_version v ON v.id = k.version_id "
        "WHERE k.version_id = ? AND k.code = ?",
        {version, wanted}, [](const Row& row) {
            return Shown{read_code(row), row.text(6), row.text(7)};
        });
}

std::vector<Code> children(Tx& tx, std::string_view version, std::string_view parent) {
    return tx.all(
        "SELECT k.code, k.name, k.parent, EXISTS (SELECT 1 FROM classification_code c "
        "WHERE c.version_id = k.version_id AND c.parent = k.code), v.verified, k.personal "
        "FROM classification_code k JOIN classification_version v ON v.id = k.version_id "
        "WHERE k.version_id = ? AND k.parent = ? ORDER BY k.sort_key",
        {version, parent}, read_code);
}

std::vector<Code> search(Tx& tx, std::string_view version, std::string_view words,
                         const std::vector<std::string>& stems, int limit) {
    const std::string folded = escaped(core::text::lower(words));
    core::db::Query query(
        "SELECT k.code, k.name, k.parent, EXISTS (SELECT 1 FROM classification_code c "
        "WHERE c.version_id = k.version_id AND c.parent = k.code), v.verified, k.personal "
        "FROM classification_code k JOIN classification_version v ON v.id = k.version_id "
        "WHERE k.version_id = ? AND (LOWER(k.code) LIKE ? ESCAPE '!' OR LOWER(k.name) LIKE ? "
        "ESCAPE '!' OR LOWER(k.keywords) LIKE ? ESCAPE '!'",
        {version, folded + "%", "%" + folded + "%", "%" + folded + "%"});
    if (!stems.empty()) {
        query.add(" OR (1 = 1");
        for (const std::string& stem : stems)
            query.add(" AND k.stems LIKE ? ESCAPE '!'",
                      {"% " + escaped(stem) + (stem == stems.back() ? "%" : " %")});
        query.add(")");
    }
    query.add(
        ") ORDER BY CASE WHEN LOWER(k.code) LIKE ? ESCAPE '!' THEN 0 "
        "WHEN LOWER(k.name) LIKE ? ESCAPE '!' THEN 1 WHEN LOWER(k.name) LIKE ? ESCAPE '!' THEN 2 "
        "ELSE 3 END, "
        "LENGTH(k.name), k.sort_key LIMIT ?",
        {folded + "%", folded + "%", "%" + folded + "%", limit});
    return query.all(tx, read_code);
}

std::optional<RuleRow> rule(Tx& tx, std::string_view version, std::string_view code) {
    return tx.one(
        "SELECT code, active_years, trigger_words, inactive_years, fate, exception_words, "
        "verbatim, source, to_personal "
        "FROM classification_rule WHERE version_id = ? AND code = ?",
        {version, code}, read_rule_row);
}

std::optional<AccessRow> access(Tx& tx, std::string_view version, std::string_view code) {
    return tx.one(
        "SELECT code, access, source, access_rights, public_access, grounds, unit, closed_years FROM classification_access "
        "WHERE version_id = ? AND code = ?",
        {version, code}, read_access_class);
}

std::vector<Unstemmed> unstemmed(Tx& tx, int limit) {
    return tx.all("SELECT version_id, code, name || ' ' || keywords FROM classification_code WHERE stems = '' LIMIT ?", {limit},
                  [](const Row& row) { return Unstemmed{row.text(0), row.text(1), row.text(2)}; });
}

void keep_stems(Tx& tx, const Unstemmed& of, const std::string& stems) {
    tx.exec("UPDATE classification_code SET stems = ? WHERE version_id = ? AND code = ?", {stems, of.version, of.code});
}

void save(Tx& tx, std::string_view version, const CodeRow& row, const std::string& stems) {
    tx.exec(
        "INSERT INTO classification_code (version_id, code, sort_key, name, parent, source, stems, personal, keywords) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (version_id, code) DO UPDATE SET name = "
        "excluded.name, "
        "parent = excluded.parent, source = excluded.source, stems = excluded.stems, "
        "personal = excluded.personal, keywords = excluded.keywords",
        {version, row.code, sort_key(row.code), row.name, row.parent, row.source, stems, row.personal, row.keywords});
}

void save(Tx& tx, std::string_view version, const RuleRow& row) {
    const RetentionRule& rule = row.rule;
    tx.exec(
        "INSERT INTO classification_rule (version_id, code, active_years, trigger_words, "
        "inactive_years, fate, "
        "exception_words, verbatim, source, to_personal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (version_id, code) DO UPDATE SET active_years = excluded.active_years, "
        "trigger_words = excluded.trigger_words, inactive_years = excluded.inactive_years, "
        "fate = excluded.fate, exception_words = excluded.exception_words, verbatim = "
        "excluded.verbatim, "
        "source = excluded.source, to_personal = excluded.to_personal",
        {version, rule.code, rule.active_years, rule.trigger, rule.inactive_years, name(rule.fate),
         rule.exception, rule.verbatim, row.source, rule.to_personal});
}

void save(Tx& tx, std::string_view version, const AccessRow& row) {
    tx.exec(
        "INSERT INTO classification_access (version_id, code, access, source, access_rights, public_access, grounds, unit, "
        "closed_years) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (version_id, code) DO UPDATE SET access = excluded.access, "
        "source = excluded.source, access_rights = excluded.access_rights, public_access = excluded.public_access, "
        "grounds = excluded.grounds, unit = excluded.unit, closed_years = excluded.closed_years",
        {version, row.code, name(row.access), row.source, row.rights, name(row.open), row.grounds, row.unit, row.closed_years});
}

Existing everything(Tx& tx, std::string_view scheme, std::string_view retention,
                    std::string_view access) {
    Existing all;
    tx.each("SELECT code, name, parent, source, personal, keywords FROM classification_code WHERE version_id = ?",
            {scheme}, [&](const Row& row) { all.codes.emplace(row.text(0), read_code_row(row)); });
    tx.each(
        "SELECT code, active_years, trigger_words, inactive_years, fate, exception_words, "
        "verbatim, source, to_personal "
        "FROM classification_rule WHERE version_id = ?",
        {retention}, [&](const Row& row) { all.rules.emplace(row.text(0), read_rule_row(row)); });
    tx.each("SELECT code, access, source, access_rights, public_access, grounds, unit, closed_years FROM classification_access "
            "WHERE version_id = ?", {access},
            [&](const Row& row) { all.access.emplace(row.text(0), read_access_class(row)); });
    return all;
}

}  // namespace classification::store
