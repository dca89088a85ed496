// SPDX-License-Identifier: Apache-2.0
#include "directory/service/reorganise.h"

#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "directory/domain/access.h"
#include "directory/store/ending_store.h"
#include "directory/store/organisation_store.h"
#include "directory/store/people_store.h"

namespace directory {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

std::vector<Ending> Reorganise::endings(Tx& tx) { return store::endings(tx); }

bool Reorganise::takes_over(Tx& tx, const Unit& unit, core::UnitId from) {
    return unit.own_numbers && unit.id != from && !store::ending(tx, unit.id);
}

std::vector<Unit> Reorganise::with_parts(Tx& tx, const Unit& unit) {
    std::vector<Unit> all{unit};
    std::set<core::UnitId> inside{unit.id};
    for (const auto& each : office_.units(tx)) {   // a unit comes after the one above it
        if (!each.parent || !inside.contains(*each.parent) || store::ending(tx, each.id)) continue;
        if (each.own_numbers)
            throw Error(Code::conflict, "directory.error.unit_below", {{"name", each.name}});
        inside.insert(each.id);
        all.push_back(each);
    }
    return all;
}

void Reorganise::ensure_empty(Tx& tx, const Context& ctx, const Unit& unit) {
    for (const auto& position : store::positions(tx, unit.id))
        for (const auto& made : store::appointments_to(tx, position.id)) {
            if (made.until && *made.until < ctx.today()) continue;
            const auto person = store::person(tx, made.person);
            throw Error(Code::conflict, "directory.error.unit_held",
                        {{"position", position.name}, {"name", person ? titled(*person) : ""}});
        }
}

void Reorganise::end(const Context& ctx, core::UnitId id, const EndingForm& form) {
    core::ensure(may(ctx.actor, Act::manage));
    db_.write([&](Tx& tx) {
        const auto unit = store::unit(tx, id);
        if (!unit) throw Error(Code::not_found, "directory.error.unit");
        if (store::ending(tx, id)) throw Error(Code::conflict, "directory.error.unit_ended", {{"name", unit->name}});
        Ending ending{id, {}, form.on.value_or(ctx.today()), std::string(core::text::trim(form.basis)), ctx.now(),
                      ctx.actor.person_name};
        std::vector<core::Fault> faults;
        std::optional<Unit> successor;
        for (const auto& each : office_.units(tx))
            if (each.id.text() == form.successor && takes_over(tx, each, id)) successor = each;
        if (!successor) faults.push_back({"successor", "directory.fault.successor", {}});
        if (ending.on > ctx.today()) faults.push_back({"on", "directory.fault.ended_later", {}});
        if (ending.basis.empty()) faults.push_back({"basis", "directory.fault.ending_basis", {}});
        if (core::text::length(ending.basis) > longest_ending_basis)
            faults.push_back({"basis", "core.fault.long", {{"most", std::to_string(longest_ending_basis)}}});
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        const auto parts = with_parts(tx, *unit);
        if (std::any_of(parts.begin(), parts.end(), [&](const Unit& each) { return each.id == successor->id; }))
            throw Error("core.error.invalid", {{"successor", "directory.fault.successor", {}}});
        for (const auto& each : parts) {
            store::hold(tx, each.id);   // nobody is appointed there meanwhile
            ensure_empty(tx, ctx, each);
        }
        ending.successor = successor->id;
        for (const auto& each : parts) {
            auto one = ending;
            one.unit = each.id;
            store::add(tx, one);
            for (auto* heir : heirs_) heir->inherit(tx, ctx, one);
            core::audit::append(tx, ctx, "directory.unit_ended", "unit:" + each.id.text(),
                                {{"successor", successor->id.text()}, {"on", core::iso(one.on)}, {"basis", one.basis}});
            bus_.publish(tx, ctx.now(), UnitEnded{one.unit, one.successor}, "unit:" + one.unit.text());
        }
    });
}

std::optional<std::pair<Ending, Unit>> Reorganise::ended(const Context& ctx, core::UnitId unit) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) -> std::optional<std::pair<Ending, Unit>> {
        auto found = store::ending(tx, unit);
        auto successor = found ? store::unit(tx, found->successor) : std::nullopt;
        if (!successor) return std::nullopt;
        return std::pair(*std::move(found), *std::move(successor));
    });
}

std::vector<Unit> Reorganise::successors(const Context& ctx, core::UnitId unit) {
    core::ensure(may(ctx.actor, Act::manage));
    return db_.read([&](Tx& tx) {
        auto all = office_.units(tx);
        std::erase_if(all, [&](const Unit& each) { return !takes_over(tx, each, unit); });
        return all;
    });
}

}  // namespace directory
