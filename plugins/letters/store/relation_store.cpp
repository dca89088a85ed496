// SPDX-License-Identifier: Apache-2.0
// Rows of relations and back.
#include "letters/store/relation_store.h"

#include "core/db/in_parts.h"
#include "letters/domain/access.h"

namespace letters {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

Relation how_kept(const std::string& text) {
    const auto how = relation_named(text);
    if (!how) throw core::Error(core::Code::internal, "letters.error.stored", {{"value", text}});
    return *how;
}

Tie read_tie(const Row& row) {
    Tie tie;
    tie.from = row.id<LetterId>(0);
    tie.how = how_kept(row.text(1));
    tie.about.subject = row.text(2);
    if (!row.null(3)) tie.about.letter = row.id<LetterId>(3);
    tie.about.link = row.text(4);
    tie.about.kind = row.text(5);
    tie.about.from = row.text(6);
    tie.about.number = row.text(7);
    tie.about.date = row.date(8);
    tie.about.title = row.text(9);
    tie.about.access = classification::access_named(row.text(10));
    tie.lapsed = row.flag(11);
    tie.state = state_named(row.text(12)).value_or(State::draft);
    return tie;
}

Query ties_where() {
    return Query(
        "SELECT r.from_id, r.how, r.subject, r.to_id, r.link, r.kind, r.issuer, r.number, r.letter_date, r.title, "
        "r.access, r.lapsed, l.state FROM letters_relation r JOIN letters_letter l ON l.id = r.from_id WHERE ");
}

}  // namespace

void RelationStore::declare(Tx& tx, LetterId from, Relation how, const About& about) {
    tx.exec(
        "INSERT INTO letters_relation (from_id, how, subject, to_id, link, kind, issuer, number, letter_date, title, "
        "access, lapsed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {from, name(how), about.subject, about.letter, about.link, about.kind, about.from, about.number, about.date,
         about.title, classification::name(about.access), false});
}

bool RelationStore::drop(Tx& tx, LetterId from, std::string_view subject) {
    return tx.exec("DELETE FROM letters_relation WHERE from_id = ? AND subject = ?", {from, subject}) > 0;
}

std::vector<Tie> RelationStore::of(Tx& tx, LetterId from) {
    return ties_where().add("r.from_id = ? ORDER BY r.subject", {from}).all(tx, read_tie);
}

std::vector<Tie> RelationStore::to(Tx& tx, LetterId letter) {
    return ties_where()
        .add("r.to_id = ? AND r.lapsed = 0 AND l.state IN ('sealed', 'sent') ORDER BY l.numbered_at, l.id", {letter})
        .all(tx, read_tie);
}

std::vector<Tie> RelationStore::to(Tx& tx, std::string_view subject) {
    return ties_where()
        .add("r.subject = ? AND r.lapsed = 0 AND l.state IN ('sealed', 'sent') ORDER BY l.numbered_at, l.id",
             {subject})
        .all(tx, read_tie);
}

std::map<LetterId, std::vector<Newer>> RelationStore::changes(Tx& tx, const std::vector<LetterId>& of) {
    std::map<LetterId, std::vector<Newer>> found;
    core::db::in_parts(of, [&](const core::db::Values& ids) {
        Query query(
            "SELECT r.to_id, r.how, l.id, l.number, l.letter_date, l.access FROM letters_relation r "
            "JOIN letters_letter l ON l.id = r.from_id WHERE r.lapsed = 0 AND l.state IN ('sealed', 'sent') "
            "AND r.how IN ('corrects', 'amends', 'revokes', 'cancels') AND r.to_id IN (");
        query.list(ids).add(") ORDER BY l.numbered_at, l.id");
        const auto rows = query.all(tx, [](const Row& row) {
            Newer newer{how_kept(row.text(1)), row.id<LetterId>(2), row.text(3), row.date(4),
                        secret(classification::access_named(row.text(5)))};
            return std::pair(row.id<LetterId>(0), std::move(newer));
        });
        for (const auto& [letter, newer] : rows) found[letter].push_back(newer);
    });
    return found;
}

bool RelationStore::ended(Tx& tx, LetterId letter, LetterId but) {
    return tx.count(
               "SELECT COUNT(*) FROM letters_relation r JOIN letters_letter l ON l.id = r.from_id "
               "WHERE r.to_id = ? AND r.from_id <> ? AND r.how IN ('revokes', 'cancels') AND r.lapsed = 0 "
               "AND l.state IN ('sealing', 'printed', 'sealed', 'sent')",
               {letter, but}) > 0;
}

void RelationStore::hold(Tx& tx, LetterId letter) {
    tx.exec("UPDATE letters_relation SET lapsed = lapsed WHERE to_id = ?", {letter});
}

void RelationStore::lapse(Tx& tx, LetterId from, bool lapsed) {
    tx.exec("UPDATE letters_relation SET lapsed = ? WHERE from_id = ?", {lapsed, from});
}

}  // namespace letters
