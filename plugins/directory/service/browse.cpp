// SPDX-License-Identifier: Apache-2.0
// Pages' worth of the directory, each read in one snapshot.
#include "directory/service/browse.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "directory/domain/access.h"
#include "directory/store/organisation_store.h"
#include "directory/store/people_store.h"

namespace directory {
namespace {

using core::db::Tx;

template <class T>
T found(std::optional<T> maybe, const char* key) {
    if (!maybe) throw core::Error(core::Code::not_found, key);
    return std::move(*maybe);
}

// Holders of all positions in three statements, where asking one by one would take hundreds.
std::map<core::PositionId, Holder> holders(Tx& tx, const std::vector<Position>& positions,
                                           core::Date day) {
    std::map<core::PersonId, Person> persons;
    for (Person& person : store::persons(tx)) persons.emplace(person.id, std::move(person));
    std::map<core::PositionId, std::vector<Appointment>> made;
    for (const Appointment& one : store::appointments(tx)) made[one.position].push_back(one);
    std::map<core::PositionId, Holder> all;
    for (const Position& position : positions) {
        const Appointment* one = holder_of_day(made[position.id], day);
        if (!one) continue;
        const Person& person = persons[one->person];
        all[position.id] = {
            one->id,       person.id,   position.id,    position.unit,        one->capacity,
            position.name, person.name, titled(person), printed_rank(person), person.nip};
    }
    return all;
}

}  // namespace

std::vector<UnitLine> Browse::tree(const core::Context& ctx) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        const auto units = office_.units(tx);
        const auto positions = store::positions(tx);
        const auto depth = depths(units);
        std::vector<Position> heads;
        std::map<core::UnitId, Position> head_of_unit;
        for (const Unit& unit : units)
            if (const Position* head = head_of(positions, unit.id)) {
                heads.push_back(*head);
                head_of_unit.emplace(unit.id, *head);
            }
        auto held = holders(tx, heads, ctx.today());
        std::vector<UnitLine> lines;
        for (std::size_t i = 0; i < units.size(); ++i) {
            UnitLine line{units[i], depth[i], {}, {}};
            if (const auto head = head_of_unit.find(units[i].id); head != head_of_unit.end()) {
                line.head = head->second;
                if (const auto holder = held.find(head->second.id); holder != held.end())
                    line.holder = holder->second;
            }
            lines.push_back(std::move(line));
        }
        return lines;
    });
}

UnitSheet Browse::unit(const core::Context& ctx, core::UnitId id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        UnitSheet sheet;
        sheet.unit = found(store::unit(tx, id), "directory.error.unit");
        auto at = sheet.unit.parent;
        while (at && sheet.above.size() < 32) {
            const auto above = store::unit(tx, *at);
            if (!above) break;
            sheet.above.insert(sheet.above.begin(), *above);
            at = above->parent;
        }
        for (const Unit& unit : office_.units(tx))
            if (unit.parent == id) sheet.below.push_back(unit);
        for (Position& position : store::positions(tx, id)) {
            auto holder = office_.holder(tx, position.id, ctx.today());
            sheet.positions.push_back({std::move(position), std::move(holder)});
        }
        sheet.numbering = office_.numbering_unit(tx, id);
        return sheet;
    });
}

Term Browse::term(Tx& tx, const core::Context& ctx, const Appointment& made) {
    Term term;
    term.made = made;
    term.person = found(store::person(tx, made.person), "directory.error.person");
    term.position = found(store::position(tx, made.position), "directory.error.position");
    if (const auto unit = store::unit(tx, term.position.unit)) term.unit_name = unit->name;
    term.active = active_on(made, ctx.today());
    term.long_stand_in = unusually_long(made, office_.limits());
    return term;
}

PositionSheet Browse::position(const core::Context& ctx, core::PositionId id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        PositionSheet sheet;
        sheet.position = found(store::position(tx, id), "directory.error.position");
        sheet.unit = found(store::unit(tx, sheet.position.unit), "directory.error.unit");
        if (sheet.position.superior) sheet.superior = store::position(tx, *sheet.position.superior);
        sheet.holder = office_.holder(tx, id, ctx.today());
        for (Position& below : store::subordinates(tx, id)) {
            auto holder = office_.holder(tx, below.id, ctx.today());
            sheet.subordinates.push_back({std::move(below), std::move(holder)});
        }
        for (const Appointment& made : store::appointments_to(tx, id))
            sheet.terms.push_back(term(tx, ctx, made));
        return sheet;
    });
}

PersonSheet Browse::person(const core::Context& ctx, core::PersonId id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        PersonSheet sheet;
        sheet.person = found(store::person(tx, id), "directory.error.person");
        for (const Appointment& made : store::appointments_of(tx, id))
            sheet.terms.push_back(term(tx, ctx, made));
        if (!may_see_nip(ctx.actor, id)) sheet.person.nip = masked_nip(sheet.person.nip);
        return sheet;
    });
}

std::vector<Match> Browse::find(const core::Context& ctx, std::string_view words, int limit) {
    core::ensure(may(ctx.actor, Act::read));
    std::vector<std::string> parts;
    for (std::string& word : core::text::split(words, ' '))
        if (!word.empty() && parts.size() < 8) parts.push_back(std::move(word));
    return db_.read([&](Tx& tx) {
        std::vector<Match> matches;
        for (Position& position : store::find(tx, parts, ctx.today(), std::clamp(limit, 1, 100))) {
            const auto unit = store::unit(tx, position.unit);
            auto holder = office_.holder(tx, position.id, ctx.today());
            matches.push_back({std::move(position), unit ? unit->name : "", std::move(holder)});
        }
        return matches;
    });
}

std::vector<Group> Browse::groups(const core::Context& ctx) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) { return office_.groups(tx); });
}

std::vector<Person> Browse::find_persons(const core::Context& ctx, std::string_view words,
                                         int limit) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        auto persons = store::find_persons(tx, words, std::clamp(limit, 1, 1000));
        for (Person& person : persons)
            if (!may_see_nip(ctx.actor, person.id)) person.nip = masked_nip(person.nip);
        return persons;
    });
}

}  // namespace directory
