// SPDX-License-Identifier: Apache-2.0
// Answers of the directory, put together from its tables.
#include "directory/service/office.h"

#include <algorithm>
#include <map>
#include <set>

#include "directory/domain/organisation.h"
#include "directory/store/ending_store.h"
#include "directory/store/grant_store.h"
#include "directory/store/organisation_store.h"
#include "directory/store/people_store.h"

namespace directory {
namespace {

using core::db::Tx;

// Trees of offices are shallow; more steps than this is a circle.
constexpr int max_depth = 32;

Holder describe(const Appointment& made, const Position& position, const Person& person) {
    return {made.id,       person.id,   position.id,    position.unit,        made.capacity,
            position.name, person.name, titled(person), printed_rank(person), person.nip};
}

}  // namespace

Agency Office::agency(Tx&) {
    const auto& own = settings_.text("directory.agency_name");
    return {own.empty() ? settings_.text("agency") : own, settings_.text("directory.agency_short"),
            settings_.text("directory.agency_place"), settings_.text("directory.agency_region")};
}

Limits Office::limits() const {
    return {static_cast<int>(settings_.integer("directory.plt_months")),
            static_cast<int>(settings_.integer("directory.plh_months"))};
}

std::vector<Unit> Office::units(Tx& tx) { return in_tree_order(store::units(tx)); }
std::optional<Unit> Office::unit(Tx& tx, core::UnitId id) { return store::unit(tx, id); }
std::optional<Unit> Office::unit_by_code(Tx& tx, std::string_view code) {
    return store::unit_by_code(tx, code);
}
std::optional<Position> Office::position(Tx& tx, core::PositionId id) {
    return store::position(tx, id);
}
std::optional<Position> Office::position_by_code(Tx& tx, std::string_view code) {
    return store::position_by_code(tx, code);
}
std::vector<Position> Office::positions(Tx& tx, core::UnitId unit) {
    return store::positions(tx, unit);
}
std::vector<Position> Office::subordinates(Tx& tx, core::PositionId of) {
    return store::subordinates(tx, of);
}

namespace {

// Those of units that did not end: nobody will hold the others, so nothing is addressed or given to them.
std::vector<Position> living_positions(Tx& tx) {
    auto all = store::positions(tx);
    std::set<core::UnitId> ended;
    for (const auto& ending : store::endings(tx)) ended.insert(ending.unit);
    std::erase_if(all, [&](const Position& each) { return ended.contains(each.unit); });
    return all;
}

}  // namespace

std::vector<Position> Office::all_positions(Tx& tx) {
    std::map<core::UnitId, std::vector<Position>> of;
    for (Position& position : living_positions(tx))
        of[position.unit].push_back(std::move(position));
    std::vector<Position> ordered;
    for (const Unit& unit : units(tx))
        for (Position& position : of[unit.id]) ordered.push_back(std::move(position));
    return ordered;
}

std::vector<Position> Office::line_above(Tx& tx, core::PositionId of) {
    std::vector<Position> line;
    auto at = store::position(tx, of);
    for (int step = 0; at && at->superior && step < max_depth; ++step) {
        at = store::position(tx, *at->superior);
        if (at) line.push_back(*at);
    }
    return line;
}

std::optional<Holder> Office::holder(Tx& tx, core::PositionId id, core::Date day) {
    const auto all = store::appointments_to(tx, id);
    const Appointment* made = holder_of_day(all, day);
    if (!made) return std::nullopt;
    return holder_by(tx, made->id);
}

std::optional<Holder> Office::holder_by(Tx& tx, core::AppointmentId id) {
    const auto made = store::appointment(tx, id);
    if (!made) return std::nullopt;
    const auto position = store::position(tx, made->position);
    const auto person = store::person(tx, made->person);
    if (!position || !person) return std::nullopt;
    return describe(*made, *position, *person);
}

std::optional<Appointed> Office::appointed(Tx& tx, core::AppointmentId id) {
    const auto made = store::appointment(tx, id);
    if (!made) return std::nullopt;
    return Appointed{made->capacity, made->decree, made->decree_date, made->from, made->until};
}

Unit Office::numbering_unit(Tx& tx, core::UnitId id) {
    auto at = store::unit(tx, id);
    if (!at) throw core::Error(core::Code::not_found, "directory.error.unit");
    for (int step = 0; !at->own_numbers && at->parent && step < max_depth; ++step) {
        auto above = store::unit(tx, *at->parent);
        if (!above) break;
        at = std::move(above);
    }
    return *at;
}

std::optional<Position> Office::clerk(Tx& tx, core::UnitId id) {
    auto at = store::unit(tx, id);
    for (int step = 0; at && step < max_depth; ++step) {
        // The clerk of an agency often sits in a sub-unit of its own (Subbagian Umum).
        for (const Position& position : store::positions(tx, at->id))
            if (position.roles.contains("clerk")) return position;
        for (const Unit& below : store::units(tx))
            if (below.parent == at->id && !below.own_numbers)
                for (const Position& position : store::positions(tx, below.id))
                    if (position.roles.contains("clerk")) return position;
        at = at->parent ? store::unit(tx, *at->parent) : std::nullopt;
    }
    return std::nullopt;
}

std::vector<Group> Office::groups(Tx& tx) {
    const auto all_units = units(tx);
    const auto all = living_positions(tx);
    std::vector<Group> found;
    for (const GroupRule& rule : store::groups(tx)) found.push_back(resolve(rule, all_units, all));
    return found;
}

int Office::grant_days() const { return static_cast<int>(settings_.integer("directory.substitute_days")); }

std::optional<core::Seat> Office::seat_of(Tx& tx, const Appointment& made) {
    const auto position = store::position(tx, made.position);
    if (!position) return std::nullopt;
    const auto unit = store::unit(tx, position->unit);
    core::Seat seat{made.id,
                    position->id,
                    position->unit,
                    made.capacity,
                    position->name,
                    unit ? unit->name : "",
                    position->roles,
                    unit ? numbering_unit(tx, unit->id).id : core::UnitId{}};
    seat.until = made.until;
    return seat;
}

std::optional<core::Seat> Office::lent_seat(Tx& tx, const MailboxGrant& grant, const std::vector<core::Seat>& own,
                                            core::Date today) {
    const auto used = std::find_if(own.begin(), own.end(),
                                   [&](const core::Seat& seat) { return seat.appointment == grant.receiver; });
    if (used == own.end()) return std::nullopt;
    const auto of_position = store::appointments_to(tx, grant.position);
    if (!grant_holds(grant, of_position, store::appointments_to(tx, used->position), today)) return std::nullopt;
    const auto giver = store::appointment(tx, grant.giver);
    auto seat = giver ? seat_of(tx, *giver) : std::nullopt;
    if (!seat) return std::nullopt;
    const auto owner = store::person(tx, giver->person);
    core::Lent lent{std::string(name(grant.kind)), used->appointment, used->position, core::written(*used),
                    owner ? titled(*owner) : "",   std::move(seat->roles), grant.acts, rooms_without(grant),
                    height_of(grant.highest),      grant.until};
    seat->appointment = core::AppointmentId::parse(grant.id.text());
    seat->roles.clear();
    seat->lent = std::move(lent);
    return seat;
}

std::vector<core::Seat> Office::seats(Tx& tx, core::PersonId person, core::Date today) {
    std::vector<core::Seat> seats;
    for (const Appointment& made : store::appointments_of(tx, person)) {
        if (!active_on(made, today)) continue;
        if (!seated(made, store::appointments_to(tx, made.position), today)) continue;
        if (auto seat = seat_of(tx, made)) seats.push_back(*std::move(seat));
    }
    std::stable_sort(seats.begin(), seats.end(), [](const core::Seat& a, const core::Seat& b) {
        return a.capacity == core::Capacity::definitive && b.capacity != core::Capacity::definitive;
    });
    if (seats.empty()) return seats;
    std::vector<core::Seat> lent;
    for (const auto& grant : store::grants_to(tx, person, today))
        if (auto seat = lent_seat(tx, grant, seats, today)) lent.push_back(*std::move(seat));
    std::move(lent.begin(), lent.end(), std::back_inserter(seats));
    return seats;
}

std::optional<Office::Called> Office::called(Tx& tx, std::string_view login) {
    const auto found = store::person_called(tx, login);
    if (!found) return std::nullopt;
    return Called{found->id, titled(*found)};
}

}  // namespace directory
