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
    core::Json data{{"name", hold.name}, {"kind", name(hold.kind)}, {"mandate", hold.mandate}, {"asked_by", hold.asked_by}};
    if (hold.house) data["house"] = true;
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
    if (!wish.by_query && wish.dossiers.empty() && wish.selection.empty()) faults.push_back({"dossiers", "depot.fault.hold_dossiers", {}});
    if (wish.house && !wish.by_query) faults.push_back({"house", "depot.fault.hold_house", {}});
    if (wish.by_query && wish.scope.empty() && !wish.house) faults.push_back({"code", "depot.fault.hold_scope", {}});
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

Hold Holds::kept(Tx& tx, const Context& ctx, HoldId id) {
    auto hold = seen(tx, ctx, id);
    if (hold.house && !may_hold_all(tx, ctx.actor)) core::ensure(core::Verdict::forbidden);
    return hold;
}

bool Holds::may_hold_all(Tx& tx, const core::Actor& actor) {
    return !actor.seats.empty() && actor.may("depot.hold_all") && parts_.records_office != nullptr &&
           parts_.records_office->seats(tx, actor);
}

bool Holds::may_hold_all(const Context& ctx) {
    must(ctx, hold_right);
    return parts_.db.read([&](Tx& tx) { return may_hold_all(tx, ctx.actor); });
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

archive::Wanted Holds::caught(Tx& tx, const Hold& hold) {
    archive::Wanted wanted;
    wanted.code = hold.scope.code;
    wanted.kin = false;   // as catches() asks of each
    wanted.unit = hold.scope.unit;
    wanted.year_from = hold.scope.from;
    wanted.year_until = hold.scope.until;
    if (!hold.house) wanted.units = tree_of(tx, parts_, hold.unit);
    return wanted;
}

Some Holds::chosen(Tx& tx, const Context& ctx, HoldId id, int page) {
    auto ids = store::chosen(tx, id);
    const auto known = parts_.shelf.standing(tx, ctx, ids);
    std::erase_if(ids, [&](DossierId each) { return !known.contains(each); });
    Some some;
    some.asked.page = page;
    some.all = static_cast<std::int64_t>(ids.size());
    const auto from = std::min(some.first() - 1, some.all), until = std::min(from + Some::most, some.all);
    for (auto& [each, dossier] : known_of(tx, parts_, ctx, {ids.begin() + from, ids.begin() + until}))
        some.dossiers.push_back(std::move(dossier));
    return some;
}

HoldShown Holds::one(const Context& ctx, HoldId id, int page) {
    must(ctx, hold_right);
    return parts_.db.read([&](Tx& tx) {
        HoldShown shown;
        shown.hold = seen(tx, ctx, id);
        const auto& hold = shown.hold;
        shown.covered = hold.by_query ? some_of(tx, parts_, ctx, caught(tx, hold), {{}, page}) : chosen(tx, ctx, id, page);
        shown.items = items_shown(tx, ctx, id);
        if (hold.scope.unit)
            if (const auto unit = parts_.directory.unit(tx, *hold.scope.unit)) shown.scope_unit = unit->name;
        const bool changes = !hold.house || may_hold_all(tx, ctx.actor);
        shown.may_propose = changes && hold.state == HoldState::active;
        shown.may_release = changes && hold.state == HoldState::proposed && hold.proposed->person != ctx.actor.person;
        shown.may_add = hold.state != HoldState::released && !hold.by_query;
        return shown;
    });
}

Some Holds::choices(const Context& ctx, const Choosing& choosing, std::optional<HoldId> of) {
    must(ctx, hold_right);
    return parts_.db.read([&](Tx& tx) {
        archive::Wanted wanted;
        wanted.code = choosing.code;
        wanted.here = true;
        if (of) wanted.without = store::chosen(tx, seen(tx, ctx, *of).id);
        return some_of(tx, parts_, ctx, wanted, choosing);
    });
}

std::vector<std::pair<core::UnitId, std::string>> Holds::units(const Context& ctx) {
    must(ctx, hold_right);
    return parts_.db.read([&](Tx& tx) {
        std::vector<std::pair<core::UnitId, std::string>> all;
        auto ids = reach_of(tx, parts_, ctx.actor);
        if (may_hold_all(tx, ctx.actor))
            for (const auto& unit : parts_.directory.units(tx))
                if (!among(ids, unit.id)) ids.push_back(unit.id);
        for (const auto& id : ids) {
            const auto unit = parts_.directory.unit(tx, id);
            if (unit && parts_.directory.numbering_unit(tx, id).id == id) all.emplace_back(id, unit->name);
        }
        return all;
    });
}

archive::OfResults Holds::selected(Tx& tx, const Context& ctx, const std::string& selection) {
    auto* selections = parts_.selections();
    if (selections == nullptr || parts_.results == nullptr) core::ensure(core::Verdict::hidden);
    return parts_.results->dossiers_of(tx, ctx, selections->use(tx, ctx, selection));
}

archive::OfResults Holds::selected(const Context& ctx, const std::string& selection) {
    must(ctx, hold_right);
    return parts_.db.read([&](Tx& tx) { return selected(tx, ctx, selection); });
}

std::vector<DossierId> Holds::meant(Tx& tx, const Context& ctx, const std::vector<DossierId>& named,
                                    const std::string& selection) {
    auto all = named;
    if (!selection.empty())
        for (const auto& each : selected(tx, ctx, selection).dossiers) all.push_back(each.id);
    const auto fault = [](const char* word, core::Args args = {}) {
        return Error("core.error.invalid", {{"dossiers", word, std::move(args)}});
    };
    if (all.empty()) throw fault(selection.empty() ? "depot.fault.hold_dossiers" : "depot.fault.hold_selected_none");
    if (all.size() > most_selected)
        throw fault("depot.fault.hold_selected_many", {{"most", std::to_string(most_selected)}});
    return all;
}

void Holds::choose(Tx& tx, const Context& ctx, const Hold& hold, std::vector<DossierId> dossiers) {
    std::sort(dossiers.begin(), dossiers.end());   // whoever takes several takes them in one order
    // A destruction that asked before is done, or waits and asks after this.
    for (const auto& id : dossiers) parts_.gate.take(tx, id);
    for (const auto& each : all_known(tx, parts_, ctx, dossiers)) {
        must_have_contents(each);
        if (store::choose(tx, hold.id, each.id, ctx.now(), ctx.actor.named()))
            core::audit::append(tx, ctx, "depot.held", object_of(each.id), {{"hold", hold.id.text()}, {"name", hold.name}});
    }
}

HoldId Holds::open(const Context& ctx, const HoldWish& wish) {
    must(ctx, hold_right);
    check(wish);
    return parts_.db.write([&](Tx& tx) {
        const bool all = may_hold_all(tx, ctx.actor);
        if (wish.house) core::ensure(all ? core::Verdict::allowed : core::Verdict::forbidden);
        if (wish.scope.unit && !reaches(tx, parts_, ctx.actor, *wish.scope.unit) &&
            !(all && parts_.directory.unit(tx, *wish.scope.unit)))
            throw Error("core.error.invalid", {{"unit", "depot.fault.unit", {}}});
        Hold hold;
        hold.id = HoldId::make(ctx.now());
        const auto unit = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit);
        hold.unit = unit.id;
        hold.unit_name = unit.name;
        hold.name = clean(wish.name);
        hold.mandate = clean(wish.mandate);
        hold.mandate_on = wish.mandate_on;
        hold.asked_by = clean(wish.asked_by);
        hold.reason = clean(wish.reason);
        hold.kind = wish.kind;
        hold.by_query = wish.by_query;
        if (wish.by_query) hold.scope = wish.scope;
        // Of a unit he does not look into it is one over the house, narrowed to that unit.
        hold.house = wish.house || (wish.by_query && wish.scope.unit && !reaches(tx, parts_, ctx.actor, *wish.scope.unit));
        hold.remind = wish.remind;
        hold.opened = step_of(ctx);
        if (hold.by_query) parts_.gate.take_all(tx);   // what ends now has ended, or waits and asks
        store::insert(tx, hold);
        core::audit::append(tx, ctx, "depot.hold_opened", object_of(hold.id), trail_of(hold));
        if (!hold.by_query) choose(tx, ctx, hold, meant(tx, ctx, wish.dossiers, wish.selection));
        return hold.id;
    });
}

void Holds::add(const Context& ctx, HoldId id, const std::vector<DossierId>& dossiers, const std::string& selection) {
    must(ctx, hold_right);
    parts_.db.write([&](Tx& tx) {
        const auto hold = seen(tx, ctx, id);
        if (hold.state == HoldState::released) throw Error(core::Code::conflict, "depot.error.hold_released");
        if (hold.by_query) throw Error(core::Code::conflict, "depot.error.hold_by_query");
        store::update(tx, hold, hold.state);   // nobody releases it meanwhile
        choose(tx, ctx, hold, meant(tx, ctx, dossiers, selection));
    });
}

void Holds::propose(const Context& ctx, HoldId id, const std::string& reason) {
    must(ctx, hold_right);
    parts_.db.write([&](Tx& tx) {
        auto hold = kept(tx, ctx, id);
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
        auto hold = kept(tx, ctx, id);
        const auto was = hold.state;
        hold.release(step_of(ctx), reason_in(reason));
        store::update(tx, hold, was);
        core::audit::append(tx, ctx, "depot.hold_released", object_of(id),
                            {{"reason", hold.closed_reason}, {"proposed_by", hold.proposed->name}});
        for (const auto& each : store::chosen(tx, id))
            core::audit::append(tx, ctx, "depot.hold_released", object_of(each),
                                {{"hold", id.text()}, {"name", hold.name}});
        for (const auto& each : store::held_items(tx, id))
            core::audit::append(tx, ctx, "depot.hold_released", object_of(each.dossier),
                                {{"hold", id.text()}, {"name", hold.name}, {"item", each.number}});
        parts_.notices.done(tx, ctx, object_of(id));
    });
}

void Holds::keep(const Context& ctx, HoldId id, const std::string& reason) {
    must(ctx, hold_right);
    parts_.db.write([&](Tx& tx) {
        auto hold = kept(tx, ctx, id);
        const auto was = hold.state;
        const auto why = reason_in(reason);
        hold.keep();
        store::update(tx, hold, was);
        core::audit::append(tx, ctx, "depot.hold_kept", object_of(id), {{"reason", why}});
        parts_.notices.done(tx, ctx, object_of(id));
    });
}

std::map<DossierId, std::vector<Hold>> Holds::over(Tx& tx, const std::vector<Kept>& dossiers) {
    std::vector<DossierId> ids;
    for (const auto& each : dossiers) ids.push_back(each.id);
    const auto standing = store::standing(tx, ids);
    std::map<HoldId, std::vector<core::UnitId>> trees;   // of those by query that do not reach the whole house
    for (const auto& hold : standing.holds)
        if (hold.by_query && !hold.house) trees[hold.id] = tree_of(tx, parts_, hold.unit);
    const auto keepers = trees.empty() ? std::map<DossierId, core::UnitId>() : custodians_of(tx, parts_, dossiers);
    std::map<DossierId, std::vector<Hold>> all;
    for (const auto& dossier : dossiers)
        for (const auto& hold : standing.holds) {
            if (!hold.by_query && !standing.chosen.contains({hold.id, dossier.id})) continue;
            if (hold.by_query && !catches(hold.scope, span_of(dossier))) continue;
            if (const auto tree = trees.find(hold.id); tree != trees.end())
                if (!among(tree->second, dossier.unit) && !among(tree->second, keepers.at(dossier.id))) continue;
            all[dossier.id].push_back(hold);
        }
    return all;
}

std::vector<Hold> Holds::panel(const Context& ctx, DossierId id) {
    return parts_.db.read([&](Tx& tx) {
        const auto dossier = parts_.holdings.find(tx, ctx, id);
        if (!dossier) return std::vector<Hold>{};
        auto all = over(tx, {*dossier})[id];
        auto held = through_items(tx, {*dossier});
        for (auto& through : held[id])
            if (std::none_of(all.begin(), all.end(), [&](const Hold& each) { return each.id == through.hold.id; }))
                all.push_back(std::move(through.hold));
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
