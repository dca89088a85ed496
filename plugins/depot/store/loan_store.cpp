// SPDX-License-Identifier: Apache-2.0
#include "depot/store/loan_store.h"

#include "core/db/in_parts.h"
#include "depot/store/words.h"

namespace depot::store {
namespace {

using core::db::Query;
using core::db::Row;
using core::db::Tx;
using core::db::Value;

Query chosen_loans() {
    return Query(
        "SELECT l.id, l.number, l.year, l.dossier_id, l.unit_id, l.state, l.borrower, l.borrower_position, "
        "l.borrower_name, l.borrower_unit, l.phone, l.purpose, l.basis, l.days, l.asked_at, l.decided_by, "
        "l.decided_position, l.decided_name, l.decided_at, l.decision, l.place, l.out_on, l.out_by, l.due_on, "
        "l.extensions, l.ended_on, l.ended_by, l.complete, l.condition, l.note, l.loss_number, l.reminded_for, "
        "l.pressed_on, l.version, l.card, l.visit, "
        "CASE WHEN l.card = '' THEN NULL ELSE (SELECT r.unit_id FROM depot_visit_loan t JOIN depot_visit v ON v.id = "
        "t.visit_id JOIN depot_reader r ON r.id = v.reader_id WHERE t.loan_id = l.id) END, l.paper_reason FROM depot_loan l WHERE 1 = 1");
}

Loan read_loan(const Row& row) {
    Loan made;
    made.id = row.id<LoanId>(0);
    made.number = row.integer(1);
    made.year = static_cast<int>(row.integer(2));
    made.dossier = row.id<archive::DossierId>(3);
    made.unit = row.id<core::UnitId>(4);
    made.state = word_in(all_loan_states, row.text(5));
    if (!row.null(6)) made.borrower = row.id<core::PersonId>(6);
    if (!row.null(7)) made.borrower_position = row.id<core::PositionId>(7);
    made.borrower_name = row.text(8);
    made.borrower_unit = row.text(9);
    made.phone = row.text(10);
    made.purpose = row.text(11);
    made.basis = row.text(12);
    made.days = static_cast<int>(row.integer(13));
    made.asked = row.instant(14);
    if (!row.null(15))
        made.decided = Step{row.id<core::PersonId>(15), row.id<core::PositionId>(16), row.text(17), row.instant(18)};
    made.decision = row.text(19);
    made.place = row.text(20);
    made.out_on = row.maybe(21, &Row::date);
    made.out_by = row.text(22);
    made.due_on = row.maybe(23, &Row::date);
    made.extensions = static_cast<int>(row.integer(24));
    made.ended_on = row.maybe(25, &Row::date);
    made.ended_by = row.text(26);
    made.complete = row.maybe(27, &Row::flag);
    if (const auto word = row.text(28); !word.empty()) made.condition = word_in(all_conditions, word);
    made.note = row.text(29);
    made.loss_number = row.text(30);
    made.reminded_for = row.maybe(31, &Row::date);
    made.pressed_on = row.maybe(32, &Row::date);
    made.version = row.integer(33);
    made.card = row.text(34);
    made.visit = row.text(35);
    if (!row.null(36)) made.card_unit = row.id<core::UnitId>(36);
    made.paper_reason = row.text(37);
    return made;
}

template <class Member>
Value of_step(const std::optional<Step>& step, Member Step::*member) {
    return step ? Value((*step).*member) : Value(nullptr);
}

void narrow(Query& query, const LoanAsk& ask) {
    if (ask.borrower) {
        query.add(" AND l.borrower = ?", {*ask.borrower});
    } else {
        query.add(" AND l.unit_id IN (").list(values_of(ask.units)).add(")");
    }
    if (ask.dossier) query.add(" AND l.dossier_id = ?", {*ask.dossier});
    if (!ask.states.empty()) {
        core::db::Values states;
        for (const auto each : ask.states) states.emplace_back(name(each));
        query.add(" AND l.state IN (").list(states).add(")");
    }
    if (ask.overdue_on) query.add(" AND l.state = 'out' AND l.due_on < ?", {*ask.overdue_on});
    if (ask.from) query.add(" AND l.out_on >= ?", {*ask.from});
    if (ask.until) query.add(" AND l.out_on <= ?", {*ask.until});
}

}  // namespace

void insert(Tx& tx, const Loan& l) {
    tx.exec("INSERT INTO depot_loan (id, number, year, dossier_id, unit_id, state, borrower, borrower_position, "
            "borrower_name, borrower_unit, phone, purpose, basis, days, asked_at, decided_name, decision, place, "
            "out_by, "
            "extensions, ended_by, condition, note, loss_number, version, card, visit, paper_reason) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', 0, '', '', '', '', 1, ?, ?, ?)",
            {l.id, l.number, l.year, l.dossier, l.unit, name(l.state), l.borrower, l.borrower_position,
             l.borrower_name, l.borrower_unit, l.phone, l.purpose, l.basis, l.days, l.asked, l.card, l.visit, l.paper_reason});
}

void save(Tx& tx, Loan& l) {
    const auto changed = tx.exec(
        "UPDATE depot_loan SET state = ?, basis = ?, days = ?, decided_by = ?, decided_position = ?, decided_name = ?, "
        "decided_at = ?, decision = ?, place = ?, out_on = ?, out_by = ?, due_on = ?, extensions = ?, ended_on = ?, "
        "ended_by = ?, complete = ?, condition = ?, note = ?, loss_number = ?, reminded_for = ?, pressed_on = ?, "
        "version = version + 1 WHERE id = ? AND version = ?",
        {name(l.state), l.basis, l.days, of_step(l.decided, &Step::person), of_step(l.decided, &Step::position),
         l.decided ? l.decided->name : "", of_step(l.decided, &Step::at), l.decision, l.place, l.out_on, l.out_by,
         l.due_on, l.extensions, l.ended_on, l.ended_by, l.complete, l.condition ? name(*l.condition) : "", l.note,
         l.loss_number, l.reminded_for, l.pressed_on, l.id, l.version});
    if (changed != 1) throw core::Error(core::Code::conflict, "depot.error.changed");
    ++l.version;
}

std::optional<Loan> loan(Tx& tx, LoanId id) {
    auto found = chosen_loans().add(" AND l.id = ?", {id}).all(tx, read_loan);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Loan> loans(Tx& tx, const LoanAsk& ask) {
    auto query = chosen_loans();
    narrow(query, ask);
    return query.add(" ORDER BY l.asked_at DESC, l.id DESC").limit(ask.limit).all(tx, read_loan);
}

std::vector<archive::DossierId> lent_dossiers(Tx& tx, const LoanAsk& ask) {
    Query query("SELECT l.dossier_id FROM depot_loan l WHERE 1 = 1");
    narrow(query, ask);
    return query.all(tx, [](const Row& row) { return row.id<archive::DossierId>(0); });
}

std::optional<Loan> away(Tx& tx, archive::DossierId dossier) {
    auto found = chosen_loans().add(" AND l.dossier_id = ? AND l.state IN ('out', 'lost')", {dossier})
                     .all(tx, read_loan);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::map<archive::DossierId, LoanState> away_of(Tx& tx, const std::vector<archive::DossierId>& dossiers) {
    std::map<archive::DossierId, LoanState> all;
    core::db::in_parts(dossiers, [&](const core::db::Values& part) {
        Query query("SELECT dossier_id, state FROM depot_loan WHERE state IN ('out', 'lost') AND dossier_id IN (");
        for (const auto& [id, state] : query.list(part).add(")").all(tx, [](const Row& row) {
                 return std::pair(row.id<archive::DossierId>(0), word_in(all_loan_states, row.text(1)));
             }))
            all[id] = state;
    });
    return all;
}

std::vector<Loan> out_until(Tx& tx, core::Date day) {
    return chosen_loans().add(" AND l.state = 'out' AND l.due_on <= ? ORDER BY l.due_on, l.id", {day})
        .all(tx, read_loan);
}

void extended(Tx& tx, const Loan& loan, const Extension& e) {
    tx.exec("INSERT INTO depot_extension (loan_id, number, was_due, due, reason, at, by_name) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            {loan.id, loan.extensions, e.was, e.due, e.reason, e.at, e.by});
}

std::vector<Extension> extensions(Tx& tx, LoanId id) {
    return tx.all("SELECT was_due, due, reason, at, by_name FROM depot_extension WHERE loan_id = ? ORDER BY number",
                  {id}, [](const Row& row) {
                      return Extension{row.date(0), row.date(1), row.text(2), row.instant(3), row.text(4)};
                  });
}

Use use_of(Tx& tx, archive::DossierId dossier, core::Date since) {
    const auto found = tx.one(
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN out_on >= ? THEN 1 ELSE 0 END), 0), MAX(out_on) "
        "FROM depot_loan WHERE dossier_id = ? AND out_on IS NOT NULL",
        {since, dossier}, [](const Row& row) { return Use{row.integer(0), row.integer(1), row.maybe(2, &Row::date)}; });
    return found.value_or(Use{});
}

}  // namespace depot::store
