// SPDX-License-Identifier: Apache-2.0
#include "depot/service/holds.h"

#include <algorithm>

#include "core/audit/trail.h"

namespace depot {

using archive::DossierId;
using archive::Kept;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::string_view hold_right = "depot.hold";

core::Json trail_of(const Hold& hold) {
    core::Json data{{"name", hold.name}, {"kind", name(hold.kind)}, {"mandate", hold.mandate}};
    if (!hold.by_query) return data;
    data["code"] = hold.scope.code;
    if (hold.scope.unit) data["unit"] = hold.scope.unit->text();
    if (hold.scope.from) data["from"] = *hold.scope.from;
    if (hold.scope.until) data["until"] = *hold.scope.until;
    return data;
}

void check(const HoldWish& wish) {
    std::vector<core::Fault> faults;
    if (clean(wish.name).empty()) faults.push_back({"name", "depot.fault.hold_name", {}});
    if (clean(wish.mandate).empty()) faults.push_back({"mandate", "depot.fault.mandate", {}});
    if (!wish.by_query && wish.dossiers.empty()) faults.push_back({"dossiers", "depot.fault.hold_dossiers", {}});
    if (wish.by_query && wish.scope.empty()) faults.push_back({"code", "depot.fault.hold_scope", {}});
    if (wish.scope.from && wish.scope.until && *wish.scope.until < *wish.scope.from)
        faults.push_back({"year_until", "depot.fault.years", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
}

}  // namespace

std::string object_of(HoldId id) { return "hold:" + id.text(); }

bool Holds::may_see(Tx& tx, const core::Actor& actor, const Hold& hold) {
    return actor.may(hold_right) && reaches(tx, parts_, actor, hold.unit);
}

Hold Holds::seen(Tx& tx, const Context& ctx, HoldId id) {
    auto hold = store::hold(tx, id);
    if (!hold || !may_see(tx, ctx.actor, *hold)) core::ensure(core::Verdict::hidden);
    return *std::move(hold);
}

std::vector<Hold> Holds::list(const Context& ctx, std::optional<HoldState> state) {
    must(ctx, hold_right);
    return parts_.db.read([&](Tx& tx) { return store::holds(tx, reach_of(tx, parts_, ctx.actor), state); });
}

std::int64_t Holds::proposals(const Context& ctx) {
    if (ctx.actor.seats.empty()) return 0;
    return parts_.db.read([&](Tx& tx) {
        const auto all = store::holds(tx, reach_of(tx, parts_, ctx.actor), HoldState::proposed);
        return std::count_if(all.begin(), all.end(),
                             [&](const Hold& each) { return each.proposed->person != ctx.actor.person; });
    });
}

std::vector<Kept> Holds::caught(Tx& tx, const Hold& hold, std::vector<Kept> all) {
    std::erase_if(all, [&](const Kept& each) { return !catches(hold.scope, span_of(each)); });
    std::vector<DossierId> ids;
    for (const auto& each : all) ids.push_back(each.id);
    const auto custody = parts_.shelf.standing(tx, system_context(parts_), ids);
    const auto tree = tree_of(tx, parts_, hold.unit);
    std::erase_if(all, [&](const Kept& each) {
        const auto found = custody.find(each.id);
        const bool kept = found != custody.end() && found->second.keeper && among(tree, *found->second.keeper);
        return !kept && !among(tree, each.unit);
    });
    return all;
}

HoldShown Holds::one(const Context& ctx, HoldId id) {
    must(ctx, hold_right);
    return parts_.db.read([&](Tx& tx) {
        HoldShown shown;
        shown.hold = seen(tx, ctx, id);
        const auto& hold = shown.hold;
        if (hold.by_query) {
            archive::Wanted wanted;
            wanted.code = hold.scope.code;
            wanted.unit = hold.scope.unit;
            wanted.limit = most_listed;
            shown.dossiers = caught(tx, hold, parts_.holdings.list(tx, ctx, wanted));
            if (hold.scope.unit)
                if (const auto unit = parts_.directory.unit(tx, *hold.scope.unit)) shown.scope_unit = unit->name;
        } else {
            for (const auto& each : store::chosen(tx, id))
                if (auto found = parts_.holdings.find(tx, ctx, each)) shown.dossiers.push_back(*std::move(found));
        }
        shown.may_propose = hold.state == HoldState::active;
        shown.may_release = hold.state == HoldState::proposed && hold.proposed->person != ctx.actor.person;
        shown.may_add = hold.state != HoldState::released && !hold.by_query;
        return shown;
    });
}

std::vector<Kept> Holds::choices(const Context& ctx, const std::string& code) {
    must(ctx, hold_right);
    return parts_.db.read([&](Tx& tx) {
        archive::Wanted wanted;
        wanted.code = code;
        wanted.limit = most_listed;
        auto all = parts_.holdings.list(tx, ctx, wanted);
        std::erase_if(all, gone);
        return all;
    });
}

std::vector<std::pair<core::UnitId, std::string>> Holds::units(const Context& ctx) {
    must(ctx, hold_right);
    return parts_.db.read([&](Tx& tx) {
        std::vector<std::pair<core::UnitId, std::string>> all;
        for (const auto& id : reach_of(tx, parts_, ctx.actor)) {
            const auto unit = parts_.directory.unit(tx, id);
            if (unit && parts_.directory.numbering_unit(tx, id).id == id) all.emplace_back(id, unit->name);
        }
        return all;
    });
}

void Holds::choose(Tx& tx, const Context& ctx, const Hold& hold, std::vector<DossierId> dossiers) {
    std::sort(dossiers.begin(), dossiers.end());   // whoever takes several takes them in one order
    for (const auto& id : dossiers) {
        parts_.gate.take(tx, id);   // a destruction that asked before is done, or waits and asks after this
        must_be_here(known(tx, parts_, ctx, id));
        if (store::choose(tx, hold.id, id, ctx.now(), ctx.actor.named()))
            core::audit::append(tx, ctx, "depot.held", object_of(id), {{"hold", hold.id.text()}, {"name", hold.name}});
    }
}

HoldId Holds::open(const Context& ctx, const HoldWish& wish) {
    must(ctx, hold_right);
    check(wish);
    return parts_.db.write([&](Tx& tx) {
        if (wish.scope.unit && !reaches(tx, parts_, ctx.actor, *wish.scope.unit))
            throw Error("core.error.invalid", {{"unit", "depot.fault.unit", {}}});
        Hold hold;
        hold.id = HoldId::make(ctx.now());
        const auto unit = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit);
        hold.unit = unit.id;
        hold.unit_name = unit.name;
        hold.name = clean(wish.name);
        hold.mandate = clean(wish.mandate);
        hold.kind = wish.kind;
        hold.by_query = wish.by_query;
        if (wish.by_query) hold.scope = wish.scope;
        hold.remind = wish.remind;
        hold.opened = step_of(ctx);
        store::insert(tx, hold);
        core::audit::append(tx, ctx, "depot.hold_opened", object_of(hold.id), trail_of(hold));
        if (!hold.by_query) choose(tx, ctx, hold, wish.dossiers);
        return hold.id;
    });
}

void Holds::add(const Context& ctx, HoldId id, const std::vector<DossierId>& dossiers) {
    must(ctx, hold_right);
    parts_.db.write([&](Tx& tx) {
        const auto hold = seen(tx, ctx, id);
        if (hold.state == HoldState::released) throw Error(core::Code::conflict, "depot.error.hold_released");
        if (hold.by_query) throw Error(core::Code::conflict, "depot.error.hold_by_query");
        store::update(tx, hold, hold.state);   // nobody releases it meanwhile
        if (dossiers.empty()) throw Error("core.error.invalid", {{"dossiers", "depot.fault.hold_dossiers", {}}});
        choose(tx, ctx, hold, dossiers);
    });
}

void Holds::propose(const Context& ctx, HoldId id, const std::string& reason) {
    must(ctx, hold_right);
    parts_.db.write([&](Tx& tx) {
        auto hold = seen(tx, ctx, id);
        const auto was = hold.state;
        hold.propose(step_of(ctx), reason_in(reason));
        store::update(tx, hold, was);
        core::audit::append(tx, ctx, "depot.hold_release_proposed", object_of(id), {{"reason", hold.proposed_reason}});
        std::vector<notify::Receiver> others{hold.opened.position};
        for (const char* role : {"archivist", "head"})
            for (const auto& seat : seats_with(tx, parts_, hold.unit, role)) others.emplace_back(seat);
        parts_.notices.tell(tx, ctx, {proposed_kind, object_of(id), others});
    });
}

void Holds::release(const Context& ctx, HoldId id, const std::string& reason) {
    must(ctx, hold_right);
    parts_.db.write([&](Tx& tx) {
        auto hold = seen(tx, ctx, id);
        const auto was = hold.state;
        hold.release(step_of(ctx), reason_in(reason));
        store::update(tx, hold, was);
        core::audit::append(tx, ctx, "depot.hold_released", object_of(id),
                            {{"reason", hold.closed_reason}, {"proposed_by", hold.proposed->name}});
        for (const auto& each : store::chosen(tx, id))
            core::audit::append(tx, ctx, "depot.hold_released", object_of(each),
                                {{"hold", id.text()}, {"name", hold.name}});
        parts_.notices.done(tx, ctx, object_of(id));
    });
}

void Holds::keep(const Context& ctx, HoldId id, const std::string& reason) {
    must(ctx, hold_right);
    parts_.db.write([&](Tx& tx) {
        auto hold = seen(tx, ctx, id);
        const auto was = hold.state;
        const auto why = reason_in(reason);
        hold.keep();
        store::update(tx, hold, was);
        core::audit::append(tx, ctx, "depot.hold_kept", object_of(id), {{"reason", why}});
        parts_.notices.done(tx, ctx, object_of(id));
    });
}

std::vector<Hold> Holds::over(Tx& tx, const Kept& dossier) {
    std::vector<Hold> all;
    std::optional<core::UnitId> keeper;
    for (auto& hold : store::standing(tx, dossier.id)) {
        if (hold.by_query) {
            if (!catches(hold.scope, span_of(dossier))) continue;
            const auto tree = tree_of(tx, parts_, hold.unit);
            if (!among(tree, dossier.unit)) {
                if (!keeper) keeper = custodian_of(tx, parts_, dossier);
                if (!among(tree, *keeper)) continue;
            }
        }
        all.push_back(std::move(hold));
    }
    return all;
}

std::vector<Hold> Holds::panel(const Context& ctx, DossierId id) {
    return parts_.db.read([&](Tx& tx) {
        const auto dossier = parts_.holdings.find(tx, ctx, id);
        if (!dossier) return std::vector<Hold>{};
        auto all = over(tx, *dossier);
        for (auto& each : all)
            if (!may_see(tx, ctx.actor, each)) each = {};
        return all;
    });
}

void Holds::remind() {
    const auto ctx = system_context(parts_);
    parts_.db.write([&](Tx& tx) {
        for (const auto& hold : store::to_remind(tx, ctx.today())) {
            parts_.notices.tell(tx, ctx, {remind_kind, object_of(hold.id), {hold.opened.position}});
            store::reminded(tx, hold.id, ctx.today());
        }
    });
}

}  // namespace depot
