// SPDX-License-Identifier: Apache-2.0
// SQL of insertions.
#include "numbering/store/insertion_store.h"

namespace numbering::store {
namespace {

using core::Code;
using core::Error;
using core::db::Query;
using core::db::Row;
using core::db::Tx;
using core::db::Value;

template <class I>
Value maybe_insertion(const I& id) {
    return id.nil() ? Value(nullptr) : Value(id);
}

Owner read_owner(const Row& row, int column) {
    Owner owner;
    if (!row.null(column)) owner.person = row.id<core::PersonId>(column);
    owner.person_name = row.text(column + 1);
    if (!row.null(column + 2)) owner.position = row.id<core::PositionId>(column + 2);
    owner.position_name = row.text(column + 3);
    return owner;
}

Insertion read_insertion(const Row& row) {
    Insertion insertion;
    insertion.id = row.id<InsertionId>(0);
    insertion.series = row.id<SeriesId>(1);
    insertion.unit = row.id<core::UnitId>(2);
    insertion.period = row.text(3);
    insertion.date = row.date(4);
    insertion.classification = row.text(5);
    insertion.reason = row.text(6);
    insertion.asked_by = read_owner(row, 7);
    insertion.asked_at = row.instant(11);
    const auto decision = decision_named(row.text(12));
    if (!decision) throw Error(Code::internal, "numbering.error.stored", {{"value", row.text(12)}});
    insertion.decision = *decision;
    insertion.decided_by = read_owner(row, 13);
    insertion.decided_at = row.maybe(17, &Row::instant);
    insertion.note = row.text(18);
    if (!row.null(19)) insertion.number = row.id<NumberId>(19);
    return insertion;
}

Query insertions_where() {
    return Query(
        "SELECT id, series_id, unit_id, period, number_date, classification, reason, asked_person_id, "
        "asked_person, asked_position_id, asked_position, asked_at, decision, decided_person_id, "
        "decided_person, decided_position_id, decided_position, decided_at, note, number_id "
        "FROM numbering_insertion WHERE ");
}

std::optional<Insertion> first(std::vector<Insertion> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

void insert(Tx& tx, const Insertion& insertion) {
    tx.exec(
        "INSERT INTO numbering_insertion (id, series_id, unit_id, period, number_date, classification, "
        "reason, asked_person_id, asked_person, asked_position_id, asked_position, asked_at, decision, "
        "decided_person, decided_position, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '')",
        {insertion.id, insertion.series, insertion.unit, insertion.period, insertion.date,
         insertion.classification, insertion.reason, insertion.asked_by.person,
         insertion.asked_by.person_name, insertion.asked_by.position, insertion.asked_by.position_name,
         insertion.asked_at, name(insertion.decision)});
}

void decide(Tx& tx, const Insertion& insertion) {
    const auto& by = insertion.decided_by;
    const auto changed = tx.exec(
        "UPDATE numbering_insertion SET decision = ?, decided_person_id = ?, decided_person = ?, "
        "decided_position_id = ?, decided_position = ?, decided_at = ?, note = ?, number_id = ? "
        "WHERE id = ? AND decision = 'waiting'",
        {name(insertion.decision), maybe_insertion(by.person), by.person_name, maybe_insertion(by.position), by.position_name,
         insertion.decided_at, insertion.note, insertion.number, insertion.id});
    if (changed == 0) throw Error(Code::conflict, "numbering.error.changed");
}

std::optional<Insertion> insertion(Tx& tx, InsertionId id) {
    return first(insertions_where().add("id = ?", {id}).all(tx, read_insertion));
}

std::optional<Insertion> insertion_of(Tx& tx, NumberId number) {
    return first(insertions_where().add("number_id = ?", {number}).all(tx, read_insertion));
}

std::vector<Insertion> insertions(Tx& tx, core::UnitId unit, const Asked& asked) {
    auto query = insertions_where();
    query.add("unit_id = ?", {unit});
    if (asked.decision) query.add(" AND decision = ?", {name(*asked.decision)});
    if (asked.from) query.add(" AND asked_at >= ?", {*asked.from});
    if (asked.until) query.add(" AND asked_at < ?", {*asked.until});
    return query.add(" ORDER BY asked_at DESC, id DESC LIMIT ?", {asked.limit}).all(tx, read_insertion);
}

std::int64_t count_to_decide(Tx& tx, core::UnitId unit, core::PersonId by) {
    return tx.count(
        "SELECT COUNT(*) FROM numbering_insertion WHERE unit_id = ? AND decision = 'waiting' "
        "AND asked_person_id <> ?",
        {unit, by});
}

}  // namespace numbering::store
