// SPDX-License-Identifier: Apache-2.0
#include "depot/store/reading_store.h"

namespace depot::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_readers() {
    return Query("SELECT id, unit_id, number, year, name, contact, origin, rules_on, entered_name, last_on, forgotten_on "
                 "FROM depot_reader WHERE 1 = 1");
}

Reader read_reader(const Row& row) {
    Reader made;
    made.id = row.id<ReaderId>(0);
    made.unit = row.id<core::UnitId>(1);
    made.number = row.integer(2);
    made.year = static_cast<int>(row.integer(3));
    made.name = row.text(4);
    made.contact = row.text(5);
    made.origin = row.text(6);
    made.rules = row.date(7);
    made.entered_name = row.text(8);
    made.last = row.date(9);
    made.forgotten = row.maybe(10, &Row::date);
    return made;
}

Query chosen_visits() {
    return Query("SELECT id, unit_id, reader_id, number, year, purpose, came_at, left_at, entered_name FROM depot_visit "
                 "WHERE 1 = 1");
}

Visit read_visit(const Row& row) {
    return {row.id<VisitId>(0), row.id<core::UnitId>(1), row.id<ReaderId>(2), row.integer(3), static_cast<int>(row.integer(4)),
            row.text(5), row.instant(6), row.maybe(7, &Row::instant), row.text(8)};
}

}  // namespace

void insert(Tx& tx, const Reader& r) {
    tx.exec("INSERT INTO depot_reader (id, unit_id, number, year, name, contact, origin, rules_on, entered_name, last_on) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {r.id, r.unit, r.number, r.year, r.name, r.contact, r.origin, r.rules, r.entered_name, r.last});
}

std::optional<Reader> reader(Tx& tx, ReaderId id) {
    auto found = chosen_readers().add(" AND id = ?", {id}).all(tx, read_reader);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Reader> readers(Tx& tx, core::UnitId unit) {
    return chosen_readers()
        .add(" AND unit_id = ? AND forgotten_on IS NULL ORDER BY last_on DESC, year DESC, number DESC LIMIT 500", {unit})
        .all(tx, read_reader);
}

std::vector<Reader> readers_to_forget(Tx& tx, core::Date last_before) {
    return chosen_readers()
        .add(" AND last_on < ? AND forgotten_on IS NULL AND NOT EXISTS (SELECT 1 FROM depot_visit v "
             "WHERE v.reader_id = depot_reader.id AND v.left_at IS NULL) ORDER BY last_on, id LIMIT 200",
             {last_before})
        .all(tx, read_reader);
}

void forget(Tx& tx, ReaderId id, core::Date on) {
    tx.exec("UPDATE depot_reader SET name = '', contact = '', origin = '', forgotten_on = ? WHERE id = ?", {on, id});
    tx.exec("UPDATE depot_visit SET purpose = '' WHERE reader_id = ?", {id});
}

void insert(Tx& tx, const Visit& v, core::Date on) {
    if (tx.count("SELECT COUNT(*) FROM depot_visit WHERE reader_id = ? AND left_at IS NULL", {v.reader}) > 0)
        throw core::Error(core::Code::conflict, "depot.error.visit_open");
    tx.exec("INSERT INTO depot_visit (id, unit_id, reader_id, number, year, purpose, came_at, entered_name) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            {v.id, v.unit, v.reader, v.number, v.year, v.purpose, v.came, v.entered_name});
    tx.exec("UPDATE depot_reader SET last_on = ? WHERE id = ?", {on, v.reader});
}

std::optional<Visit> visit(Tx& tx, VisitId id) {
    auto found = chosen_visits().add(" AND id = ?", {id}).all(tx, read_visit);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Visit> visits(Tx& tx, core::UnitId unit, bool present, std::optional<int> year) {
    auto query = chosen_visits();
    query.add(" AND unit_id = ?", {unit});
    if (present) query.add(" AND left_at IS NULL");
    if (year) query.add(" AND year = ?", {*year});
    query.add(" ORDER BY came_at DESC, id DESC").limit(20'000);
    return query.all(tx, read_visit);
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

ReadingCounts reading_counts(Tx& tx, core::UnitId unit, int year) {
    auto counts = tx.one("SELECT COUNT(*), COUNT(DISTINCT reader_id) FROM depot_visit WHERE unit_id = ? AND year = ?",
                         {unit, year}, [](const Row& row) { return ReadingCounts{row.integer(0), row.integer(1), 0}; })
                      .value_or(ReadingCounts{});
    counts.dossiers = tx.count("SELECT COUNT(*) FROM depot_visit_loan t JOIN depot_visit v ON v.id = t.visit_id "
                               "JOIN depot_loan l ON l.id = t.loan_id "
                               "WHERE v.unit_id = ? AND v.year = ? AND l.out_on IS NOT NULL",
                               {unit, year});
    return counts;
}

}  // namespace depot::store
