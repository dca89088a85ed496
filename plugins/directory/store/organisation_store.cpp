// SPDX-License-Identifier: Apache-2.0
// SQL of units, positions and groups.
#include "directory/store/organisation_store.h"

#include "core/base/text.h"
#include "directory/store/like.h"

namespace directory::store {
namespace {

using core::db::Row;
using core::db::Tx;

Unit read_unit(const Row& row) {
    Unit unit;
    unit.id = row.id<core::UnitId>(0);
    unit.code = row.text(1);
    unit.name = row.text(2);
    unit.kind = row.text(3);
    if (!row.null(4)) unit.parent = row.id<core::UnitId>(4);
    unit.letter_code = row.text(5);
    unit.short_name = row.text(6);
    unit.address = row.text(7);
    unit.phone = row.text(8);
    unit.email = row.text(9);
    unit.site = row.text(10);
    unit.own_numbers = row.flag(11);
    return unit;
}

std::set<std::string> role_set(const std::string& text) {
    std::set<std::string> roles;
    for (const std::string& word : core::text::split(text, ' '))
        if (!word.empty()) roles.insert(word);
    return roles;
}

Position read_position(const Row& row) {
    Position position;
    position.id = row.id<core::PositionId>(0);
    position.unit = row.id<core::UnitId>(1);
    position.code = row.text(2);
    position.name = row.text(3);
    position.kind = row.text(4);
    if (!row.null(5)) position.superior = row.id<core::PositionId>(5);
    position.signs = row.flag(6);
    position.roles = role_set(row.text(7));
    return position;
}

}  // namespace

std::vector<Unit> units(Tx& tx) {
    return tx.all(
        "SELECT id, code, name, kind, parent_id, letter_code, short_name, address, phone, email, "
        "site, "
        "own_numbers FROM directory_unit ORDER BY place",
        {}, read_unit);
}

std::optional<Unit> unit(Tx& tx, core::UnitId id) {
    return tx.one(
        "SELECT id, code, name, kind, parent_id, letter_code, short_name, address, phone, email, "
        "site, "
        "own_numbers FROM directory_unit WHERE id = ?",
        {id}, read_unit);
}

std::optional<Unit> unit_by_code(Tx& tx, std::string_view code) {
    return tx.one(
        "SELECT id, code, name, kind, parent_id, letter_code, short_name, address, phone, email, "
        "site, "
        "own_numbers FROM directory_unit WHERE code = ?",
        {code}, read_unit);
}

void save(Tx& tx, const Unit& unit) {
    tx.exec(
        "INSERT INTO directory_unit (id, code, name, kind, parent_id, letter_code, short_name, "
        "address, "
        "phone, email, site, own_numbers, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "(SELECT COALESCE(MAX(place), 0) + 1 FROM directory_unit)) "
        "ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name, kind = "
        "excluded.kind, "
        "parent_id = excluded.parent_id, letter_code = excluded.letter_code, "
        "short_name = excluded.short_name, address = excluded.address, phone = excluded.phone, "
        "email = excluded.email, site = excluded.site, own_numbers = excluded.own_numbers",
        {unit.id, unit.code, unit.name, unit.kind, unit.parent, unit.letter_code, unit.short_name,
         unit.address, unit.phone, unit.email, unit.site, unit.own_numbers});
}

void hold(Tx& tx, core::UnitId id) { tx.exec("UPDATE directory_unit SET id = id WHERE id = ?", {id}); }

std::vector<Position> positions(Tx& tx) {
    return tx.all(
        "SELECT id, unit_id, code, name, kind, superior_id, signs, roles FROM directory_position "
        "ORDER BY place",
        {}, read_position);
}

std::vector<Position> positions(Tx& tx, core::UnitId unit) {
    return tx.all(
        "SELECT id, unit_id, code, name, kind, superior_id, signs, roles FROM directory_position "
        "WHERE unit_id = ? ORDER BY place",
        {unit}, read_position);
}

std::vector<Position> subordinates(Tx& tx, core::PositionId of) {
    return tx.all(
        "SELECT id, unit_id, code, name, kind, superior_id, signs, roles FROM directory_position "
        "WHERE superior_id = ? ORDER BY place",
        {of}, read_position);
}

std::optional<Position> position(Tx& tx, core::PositionId id) {
    return tx.one(
        "SELECT id, unit_id, code, name, kind, superior_id, signs, roles FROM directory_position "
        "WHERE id = ?",
        {id}, read_position);
}

std::optional<Position> position_by_code(Tx& tx, std::string_view code) {
    return tx.one(
        "SELECT id, unit_id, code, name, kind, superior_id, signs, roles FROM directory_position "
        "WHERE code = ?",
        {code}, read_position);
}

void save(Tx& tx, const Position& position) {
    std::string roles = " ";
    for (const std::string& role : position.roles) roles += role + " ";
    tx.exec(
        "INSERT INTO directory_position (id, unit_id, code, name, kind, superior_id, signs, roles, "
        "place) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(place), 0) + 1 FROM "
        "directory_position)) "
        "ON CONFLICT (id) DO UPDATE SET unit_id = excluded.unit_id, code = excluded.code, "
        "name = excluded.name, kind = excluded.kind, superior_id = excluded.superior_id, "
        "signs = excluded.signs, roles = excluded.roles",
        {position.id, position.unit, position.code, position.name, position.kind, position.superior,
         position.signs, roles});
}

std::vector<Position> find(Tx& tx, const std::vector<std::string>& words, core::Date day,
                           int limit) {
    core::db::Query query(
        "SELECT p.id, p.unit_id, p.code, p.name, p.kind, p.superior_id, p.signs, p.roles "
        "FROM directory_position p JOIN directory_unit u ON u.id = p.unit_id WHERE 1 = 1");
    for (const std::string& word : words) {
        const std::string part = like(word);
        query.add(
            " AND (LOWER(p.name) LIKE ? ESCAPE '!' OR LOWER(u.name) LIKE ? ESCAPE '!' "
            "OR LOWER(u.short_name) LIKE ? ESCAPE '!' OR LOWER(u.code) LIKE ? ESCAPE '!' "
            "OR LOWER(p.code) LIKE ? ESCAPE '!' OR EXISTS (SELECT 1 FROM directory_appointment a JOIN directory_person n ON n.id = "
            "a.person_id "
            "WHERE a.position_id = p.id AND LOWER(n.name) LIKE ? ESCAPE '!' AND a.from_date <= ? "
            "AND (a.until_date IS NULL OR a.until_date >= ?)))",
            {part, part, part, part, part, part, day, day});
    }
    query.add(" ORDER BY u.place, p.place LIMIT ?", {limit});
    return query.all(tx, read_position);
}

std::vector<GroupRule> groups(Tx& tx) {
    auto found = tx.all("SELECT code, name, unit_kinds FROM directory_group ORDER BY place", {},
                        [](const Row& row) {
                            GroupRule group{row.text(0), row.text(1), {}, {}};
                            for (const std::string& kind : core::text::split(row.text(2), ';'))
                                if (!kind.empty()) group.unit_kinds.push_back(kind);
                            return group;
                        });
    for (GroupRule& group : found)
        group.members = tx.all(
            "SELECT position_id FROM directory_group_member WHERE group_code = ? ORDER BY place",
            {group.code}, [](const Row& row) { return row.id<core::PositionId>(0); });
    return found;
}

void save(Tx& tx, const GroupRule& group) {
    tx.exec(
        "INSERT INTO directory_group (code, name, unit_kinds, place) VALUES (?, ?, ?, "
        "(SELECT COALESCE(MAX(place), 0) + 1 FROM directory_group)) "
        "ON CONFLICT (code) DO UPDATE SET name = excluded.name, unit_kinds = excluded.unit_kinds",
        {group.code, group.name, core::text::join(group.unit_kinds, ";")});
    tx.exec("DELETE FROM directory_group_member WHERE group_code = ?", {group.code});
    int place = 0;
    for (core::PositionId member : group.members)
        tx.exec(
            "INSERT INTO directory_group_member (group_code, position_id, place) VALUES (?, ?, ?)",
            {group.code, member, ++place});
}

}  // namespace directory::store
