// SPDX-License-Identifier: Apache-2.0
// Rows of editions and back.
#include "style/store/edition_store.h"

namespace style {

using core::db::Row;
using core::db::Tx;

namespace {

core::db::Query select() {
    return core::db::Query(
        "SELECT code, number, state, revision, definition, shipped, changed_at, person_id, person_name, "
        "published_at FROM style_edition WHERE ");
}

std::vector<Edition> read(Tx& tx, Thing thing, const core::db::Query& query) {
    return query.all(tx, [thing](const Row& row) {
        Edition edition;
        edition.thing = thing;
        edition.code = row.text(0);
        edition.number = row.integer(1);
        edition.published = row.text(2) == "published";
        edition.revision = row.integer(3);
        edition.definition = core::json::parse(row.text(4));
        edition.shipped = row.text(5);
        edition.changed = row.instant(6);
        if (!row.null(7)) edition.person = row.id<core::PersonId>(7);
        edition.by = row.text(8);
        edition.published_at = row.maybe(9, &Row::instant);
        return edition;
    });
}

std::optional<Edition> first(std::vector<Edition> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

std::optional<Edition> EditionStore::newest(Tx& tx, Thing thing, std::string_view code) {
    return first(read(tx, thing,
                      select().add("thing = ? AND code = ? AND state = 'published' ORDER BY number DESC LIMIT 1",
                                   {name(thing), code})));
}

std::optional<Edition> EditionStore::draft(Tx& tx, Thing thing, std::string_view code) {
    return first(read(tx, thing,
                      select().add("thing = ? AND code = ? AND state = 'draft'", {name(thing), code})));
}

std::optional<Edition> EditionStore::find(Tx& tx, Thing thing, std::string_view code, std::int64_t number) {
    return first(read(tx, thing,
                      select().add("thing = ? AND code = ? AND number = ?", {name(thing), code, number})));
}

std::int64_t EditionStore::newest_number(Tx& tx, Thing thing, std::string_view code) {
    return tx.count(
        "SELECT COALESCE(MAX(number), 0) FROM style_edition WHERE thing = ? AND code = ? AND state = 'published'",
        {name(thing), code});
}

std::vector<std::pair<std::string, std::int64_t>> EditionStore::newest_numbers(Tx& tx, Thing thing) {
    return tx.all(
        "SELECT code, MAX(number) FROM style_edition WHERE thing = ? AND state = 'published' "
        "GROUP BY code ORDER BY code",
        {name(thing)}, [](const Row& row) { return std::pair(row.text(0), row.integer(1)); });
}

std::vector<Edition> EditionStore::history(Tx& tx, Thing thing, std::string_view code) {
    return read(tx, thing, select().add("thing = ? AND code = ? ORDER BY number DESC", {name(thing), code}));
}

std::vector<std::string> EditionStore::drafts(Tx& tx, Thing thing) {
    return tx.all("SELECT code FROM style_edition WHERE thing = ? AND state = 'draft' ORDER BY code", {name(thing)},
                  [](const Row& row) { return row.text(0); });
}

void EditionStore::put(Tx& tx, const Edition& edition) {
    // A published row is never written again: the update finds drafts alone.
    const auto state = edition.published ? "published" : "draft";
    const auto definition = core::json::write(edition.definition);
    const auto changed = tx.exec(
        "UPDATE style_edition SET state = ?, revision = ?, definition = ?, shipped = ?, changed_at = ?, "
        "person_id = ?, person_name = ?, published_at = ? "
        "WHERE thing = ? AND code = ? AND number = ? AND state = 'draft'",
        {state, edition.revision, definition, edition.shipped, edition.changed, edition.person, edition.by,
         edition.published_at, name(edition.thing), edition.code, edition.number});
    if (changed > 0) return;
    tx.exec(
        "INSERT INTO style_edition (thing, code, number, state, revision, definition, shipped, changed_at, "
        "person_id, person_name, published_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {name(edition.thing), edition.code, edition.number, state, edition.revision, definition, edition.shipped,
         edition.changed, edition.person, edition.by, edition.published_at});
}

void EditionStore::discard(Tx& tx, Thing thing, std::string_view code) {
    tx.exec("DELETE FROM style_edition WHERE thing = ? AND code = ? AND state = 'draft'", {name(thing), code});
}

std::set<std::string> EditionStore::unused(Tx& tx) {
    std::set<std::string> codes;
    tx.each("SELECT code FROM style_unused", {}, [&](const Row& row) { codes.insert(row.text(0)); });
    return codes;
}

void EditionStore::use(Tx& tx, std::string_view kind, bool used) {
    if (used)
        tx.exec("DELETE FROM style_unused WHERE code = ?", {kind});
    else
        tx.exec("INSERT INTO style_unused (code) VALUES (?) ON CONFLICT (code) DO NOTHING", {kind});
}

std::vector<InForce> EditionStore::in_force(Tx& tx) {
    return tx.all("SELECT from_day, profile, person_name FROM style_force ORDER BY from_day DESC", {},
                  [](const Row& row) { return InForce{row.date(0), row.text(1), row.text(2)}; });
}

void EditionStore::put_in_force(Tx& tx, const InForce& change) {
    tx.exec(
        "INSERT INTO style_force (from_day, profile, person_name) VALUES (?, ?, ?) "
        "ON CONFLICT (from_day) DO UPDATE SET profile = excluded.profile, person_name = excluded.person_name",
        {change.from, change.profile, change.by});
}

}  // namespace style
