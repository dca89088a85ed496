// SPDX-License-Identifier: Apache-2.0
#include "depot/store/reading_store.h"

#include "core/db/like.h"
#include "depot/store/words.h"

namespace depot::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_readers() {
    return Query("SELECT id, unit_id, number, year, name, contact, origin, rules_on, entered_name, last_on, "
                 "forgotten_on "
                 "FROM depot_reader WHERE 1 = 1");
}

Reader read_reader(const Row& row, int at) {
    Reader made;
    made.id = row.id<ReaderId>(at);
    made.unit = row.id<core::UnitId>(at + 1);
    made.number = row.integer(at + 2);
    made.year = static_cast<int>(row.integer(at + 3));
    made.name = row.text(at + 4);
    made.contact = row.text(at + 5);
    made.origin = row.text(at + 6);
    made.rules = row.date(at + 7);
    made.entered_name = row.text(at + 8);
    made.last = row.date(at + 9);
    made.forgotten = row.maybe(at + 10, &Row::date);
    return made;
}

Reader only_reader(const Row& row) { return read_reader(row, 0); }

Query chosen_visits() {
    return Query("SELECT id, unit_id, reader_id, number, year, purpose, came_at, left_at, entered_name FROM "
                 "depot_visit "
                 "WHERE 1 = 1");
}

Visit read_visit(const Row& row) {
    return {row.id<VisitId>(0), row.id<core::UnitId>(1), row.id<ReaderId>(2), row.integer(3),
            static_cast<int>(row.integer(4)),
            row.text(5), row.instant(6), row.maybe(7, &Row::instant), row.text(8)};
}

void narrow(Query& query, const ReaderAsk& ask) {
    query.add(" AND forgotten_on IS NULL AND unit_id IN (").list(values_of(ask.units)).add(")");
    if (ask.words.empty()) return;
    const auto part = core::db::like_part(ask.words);
    query.add(" AND (LOWER(name) LIKE CAST(? AS TEXT) ESCAPE '\\' OR LOWER(origin) LIKE CAST(? AS TEXT) ESCAPE '\\' "
              "OR CAST(number AS TEXT) || '/' || CAST(year AS TEXT) = CAST(? AS TEXT))",
              {part, part, ask.words});
}

}  // namespace

void insert(Tx& tx, const Reader& r) {
    tx.exec("INSERT INTO depot_reader (id, unit_id, number, year, name, contact, origin, rules_on, entered_name, "
            "last_on) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {r.id, r.unit, r.number, r.year, r.name, r.contact, r.origin, r.rules, r.entered_name, r.last});
}

std::optional<Reader> reader(Tx& tx, ReaderId id) {
    auto found = chosen_readers().add(" AND id = ?", {id}).all(tx, only_reader);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Reader> readers(Tx& tx, const ReaderAsk& ask) {
    auto query = chosen_readers();
    narrow(query, ask);
    query.add(" ORDER BY last_on DESC, year DESC, number DESC").limit(ask.limit);
    if (ask.skip > 0) query.add(" OFFSET ?", {ask.skip});
    return query.all(tx, only_reader);
}

std::int64_t count(Tx& tx, const ReaderAsk& ask) {
    Query query("SELECT COUNT(*) FROM depot_reader WHERE 1 = 1");
    narrow(query, ask);
    return query.count(tx);
}

std::vector<Reader> readers_to_forget(Tx& tx, core::Date last_before, int most) {
    return chosen_readers()
        .add(" AND last_on < ? AND forgotten_on IS NULL ORDER BY last_on, id", {last_before})
        .limit(most)
        .all(tx, only_reader);
}

void forget(Tx& tx, ReaderId id, core::Date on) {
    tx.exec("UPDATE depot_reader SET name = '', contact = '', origin = '', forgotten_on = ? WHERE id = ?", {on, id});
    tx.exec("UPDATE depot_visit SET purpose = '' WHERE reader_id = ?", {id});
}

void insert(Tx& tx, const Visit& v, core::Date on) {
    const auto made =
        tx.exec("INSERT INTO depot_visit (id, unit_id, reader_id, number, year, purpose, came_at, entered_name) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (reader_id) WHERE left_at IS NULL DO NOTHING",
                {v.id, v.unit, v.reader, v.number, v.year, v.purpose, v.came, v.entered_name});
    if (made != 1) throw core::Error(core::Code::conflict, "depot.error.visit_open");
    tx.exec("UPDATE depot_reader SET last_on = ? WHERE id = ?", {on, v.reader});
}

std::optional<Visit> visit(Tx& tx, VisitId id) {
    auto found = chosen_visits().add(" AND id = ?", {id}).all(tx, read_visit);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Visit> present(Tx& tx, const std::vector<core::UnitId>& units) {
    return chosen_visits()
        .add(" AND left_at IS NULL AND unit_id IN (").list(values_of(units))
        .add(") ORDER BY came_at DESC, id DESC")
        .all(tx, read_visit);
}

std::vector<VisitLine> visit_lines(Tx& tx, const std::vector<core::UnitId>& units, core::Instant from,
                                   core::Instant until, int most) {
    Query query("SELECT v.id, v.unit_id, v.reader_id, v.number, v.year, v.purpose, v.came_at, v.left_at, "
                "v.entered_name, "
                "r.id, r.unit_id, r.number, r.year, r.name, r.contact, r.origin, r.rules_on, r.entered_name, "
                "r.last_on, "
                "r.forgotten_on, (SELECT COUNT(*) FROM depot_visit_loan t JOIN depot_loan l ON l.id = t.loan_id "
                "WHERE t.visit_id = v.id AND l.out_on IS NOT NULL) FROM depot_visit v "
                "JOIN depot_reader r ON r.id = v.reader_id WHERE v.came_at >= ? AND v.came_at < ? "
                "AND v.unit_id IN (", {from, until});
    query.list(values_of(units)).add(") ORDER BY v.came_at, v.id");
    return query.limit(most).all(tx, [](const Row& row) {
        return VisitLine{read_visit(row), read_reader(row, 9), row.integer(20)};
    });
}

bool keep_open(Tx& tx, VisitId id) {
    return tx.exec("UPDATE depot_visit SET left_at = NULL WHERE id = ? AND left_at IS NULL", {id}) == 1;
}

bool leave(Tx& tx, VisitId id, core::Instant at) {
    return tx.exec("UPDATE depot_visit SET left_at = ? WHERE id = ? AND left_at IS NULL", {at, id}) == 1;
}

void take(Tx& tx, VisitId id, LoanId loan) {
    tx.exec("INSERT INTO depot_visit_loan (visit_id, loan_id) VALUES (?, ?)", {id, loan});
}

std::vector<LoanId> taken(Tx& tx, VisitId id) {
    return tx.all("SELECT t.loan_id FROM depot_visit_loan t JOIN depot_loan l ON l.id = t.loan_id WHERE t.visit_id = ? "
                  "ORDER BY l.asked_at, l.year, l.number, l.id", {id},
                  [](const Row& row) { return row.id<LoanId>(0); });
}

ReadingCounts reading_counts(Tx& tx, const std::vector<core::UnitId>& units, core::Instant from, core::Instant until) {
    const auto ours = values_of(units);
    Query visits("SELECT COUNT(*), COUNT(DISTINCT reader_id) FROM depot_visit "
                 "WHERE came_at >= ? AND came_at < ? AND unit_id IN (", {from, until});
    auto counts = visits.list(ours).add(")")
                      .all(tx, [](const Row& row) { return ReadingCounts{row.integer(0), row.integer(1), 0}; })
                      .front();
    Query brought("SELECT COUNT(*) FROM depot_visit_loan t JOIN depot_visit v ON v.id = t.visit_id "
                  "JOIN depot_loan l ON l.id = t.loan_id "
                  "WHERE l.out_on IS NOT NULL AND v.came_at >= ? AND v.came_at < ? AND v.unit_id IN (", {from, until});
    counts.dossiers = brought.list(ours).add(")").count(tx);
    return counts;
}

}  // namespace depot::store
