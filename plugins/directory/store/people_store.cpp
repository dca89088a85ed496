// SPDX-License-Identifier: Apache-2.0
// SQL of persons, appointments and waiting imports.
#include "directory/store/people_store.h"

#include "directory/store/like.h"
#include "directory/store/organisation_store.h"

namespace directory::store {
namespace {

using core::db::Row;
using core::db::Tx;

Person read_person(const Row& row) {
    return {row.id<core::PersonId>(0),
            row.text(1),
            row.text(2),
            row.text(3),
            row.text(4),
            row.text(5),
            row.text(6),
            row.text(7),
            row.text(8),
            row.text(9)};
}

Appointment read_appointment(const Row& row) {
    return {row.id<core::AppointmentId>(0),
            row.id<core::PersonId>(1),
            row.id<core::PositionId>(2),
            core::capacity_named(row.text(3)),
            row.text(4),
            row.maybe(5, &Row::date),
            row.date(6),
            row.maybe(7, &Row::date)};
}

core::db::Value or_null(const std::string& text) {
    return text.empty() ? core::db::Value(nullptr) : core::db::Value(text);
}

}  // namespace

std::vector<Person> persons(Tx& tx) {
    return tx.all(
        "SELECT id, nip, name, title_before, title_after, rank_name, grade, status, email, login "
        "FROM directory_person ORDER BY LOWER(name), id",
        {}, read_person);
}

std::optional<Person> person(Tx& tx, core::PersonId id) {
    return tx.one(
        "SELECT id, nip, name, title_before, title_after, rank_name, grade, status, email, login "
        "FROM directory_person WHERE id = ?",
        {id}, read_person);
}

std::optional<Person> person_called(Tx& tx, std::string_view login) {
    return tx.one(
        "SELECT id, nip, name, title_before, title_after, rank_name, grade, status, email, login "
        "FROM directory_person WHERE login = ?",
        {std::string(login)}, read_person);
}

std::vector<Person> find_persons(Tx& tx, std::string_view words, int limit) {
    return tx.all(
        "SELECT id, nip, name, title_before, title_after, rank_name, grade, status, email, login "
        "FROM directory_person WHERE LOWER(name) LIKE ? ESCAPE '!' ORDER BY LOWER(name), id LIMIT "
        "?",
        {like(words), limit}, read_person);
}

void save(Tx& tx, const Person& person) {
    tx.exec(
        "INSERT INTO directory_person (id, nip, name, title_before, title_after, rank_name, grade, "
        "status, "
        "email, login) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET nip = excluded.nip, name = excluded.name, "
        "title_before = excluded.title_before, title_after = excluded.title_after, "
        "rank_name = excluded.rank_name, grade = excluded.grade, status = excluded.status, "
        "email = excluded.email, login = excluded.login",
        {person.id, or_null(person.nip), person.name, person.title_before, person.title_after,
         person.rank, person.grade, person.status, person.email, or_null(person.login)});
}

std::vector<Appointment> appointments(Tx& tx) {
    return tx.all(
        "SELECT id, person_id, position_id, capacity, decree, decree_date, from_date, until_date "
        "FROM directory_appointment ORDER BY from_date DESC, id DESC",
        {}, read_appointment);
}

std::vector<Appointment> appointments_to(Tx& tx, core::PositionId position) {
    return tx.all(
        "SELECT id, person_id, position_id, capacity, decree, decree_date, from_date, until_date "
        "FROM directory_appointment WHERE position_id = ? ORDER BY from_date DESC, id DESC",
        {position}, read_appointment);
}

std::vector<Appointment> appointments_of(Tx& tx, core::PersonId person) {
    return tx.all(
        "SELECT id, person_id, position_id, capacity, decree, decree_date, from_date, until_date "
        "FROM directory_appointment WHERE person_id = ? ORDER BY from_date DESC, id DESC",
        {person}, read_appointment);
}

std::optional<Appointment> appointment(Tx& tx, core::AppointmentId id) {
    return tx.one(
        "SELECT id, person_id, position_id, capacity, decree, decree_date, from_date, until_date "
        "FROM directory_appointment WHERE id = ?",
        {id}, read_appointment);
}

void save(Tx& tx, const Appointment& made) {
    tx.exec(
        "INSERT INTO directory_appointment (id, person_id, position_id, capacity, decree, "
        "decree_date, "
        "from_date, until_date) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET decree = excluded.decree, decree_date = "
        "excluded.decree_date, "
        "until_date = excluded.until_date",
        {made.id, made.person, made.position, core::name(made.capacity), made.decree,
         made.decree_date, made.from, made.until});
}

void keep(Tx& tx, const Waiting& waiting) {
    tx.exec(
        "INSERT INTO directory_import (id, person_id, made_at, outline, sheets) VALUES (?, ?, ?, "
        "?, ?)",
        {waiting.id, waiting.person, waiting.made_at, waiting.outline, waiting.sheets});
}

std::optional<Waiting> waiting(Tx& tx, ImportId id, std::string_view person) {
    return tx.one(
        "SELECT id, person_id, made_at, outline, sheets FROM directory_import WHERE id = ? AND "
        "person_id = ?",
        {id, person}, [](const Row& row) {
            return Waiting{row.id<ImportId>(0), row.text(1), row.instant(2), row.text(3),
                           row.bytes(4)};
        });
}

void drop(Tx& tx, ImportId id) { tx.exec("DELETE FROM directory_import WHERE id = ?", {id}); }

void drop_before(Tx& tx, core::Instant limit) {
    tx.exec("DELETE FROM directory_import WHERE made_at < ?", {limit});
}

Organisation everything(Tx& tx) {
    return {units(tx), positions(tx), persons(tx), appointments(tx), groups(tx)};
}

void save(Tx& tx, const Organisation& organisation) {
    for (const Unit& unit : organisation.units) save(tx, unit);
    for (const Position& position : organisation.positions) save(tx, position);
    for (const Person& person : organisation.persons) save(tx, person);
    for (const Appointment& one : organisation.appointments) save(tx, one);
    for (const GroupRule& group : organisation.groups) save(tx, group);
}

}  // namespace directory::store
