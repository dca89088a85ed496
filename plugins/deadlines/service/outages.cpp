// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/outages.h"

#include <algorithm>

#include "core/audit/trail.h"

namespace deadlines {

using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

bool is_keeper(const Context& ctx) { return ctx.actor.may("deadlines.manage"); }

void must_keep(const Context& ctx) { core::ensure(is_keeper(ctx) ? Verdict::allowed : Verdict::forbidden); }

void must_read_outages(const Context& ctx) {
    core::ensure(ctx.actor.may("deadlines.read") ? Verdict::allowed : Verdict::forbidden);
}

std::string object_of(OutageId id) { return "outage:" + id.text(); }

core::Json told_of(const Outage& outage, const Spread& moved) {
    core::Json data{{"from", core::iso(outage.from)}, {"until", core::iso(outage.until)}, {"note", outage.reason},
                    {"extends", outage.extends},      {"moved", moved.deadlines}};
    for (const auto each : outage.touched) data["touched"].push_back(name(each));
    if (outage.unit) data["unit"] = outage.unit->text();
    return data;
}

std::string seat_name(const Context& ctx) { return ctx.actor.seats.empty() ? "" : ctx.actor.seat().position_name; }

std::vector<Outage> without(std::vector<Outage> all, OutageId id) {
    std::erase_if(all, [&](const Outage& each) { return each.id == id; });
    return all;
}

}  // namespace

Outage Outages::found(Tx& tx, const Context& ctx, OutageId id) {
    const auto outage = parts_.outages.find(tx, id);
    const bool open = outage && (outage->state == OutageState::recorded || outage->state == OutageState::revoked);
    if (!outage || (!open && !is_keeper(ctx))) throw Error(core::Code::not_found, "deadlines.error.no_outage");
    return *outage;
}

OutageShown Outages::shown(Tx& tx, Outage outage, const WorkTime& time) {
    OutageShown line;
    auto zone = parts_.zone;
    if (outage.unit) {
        if (const auto unit = parts_.directory.unit(tx, *outage.unit)) line.unit_name = unit->name;
        zone = zone_of(tx, parts_, parts_.calendar.zones(tx), *outage.unit);
    }
    line.working_minutes = time.minutes_between(outage.from, outage.until, zone);
    line.outage = std::move(outage);
    return line;
}

std::vector<OutageShown> Outages::list(const Context& ctx, OutageAsk ask) {
    must_read_outages(ctx);
    ask.proposals = is_keeper(ctx);
    return parts_.db.read([&](Tx& tx) {
        const auto time = worktime_of(parts_.calendar.days(tx), parts_.calendar.hours(tx));
        std::vector<OutageShown> all;
        for (auto& outage : parts_.outages.list(tx, ask, most_shown))
            all.push_back(shown(tx, std::move(outage), time));
        return all;
    });
}

OutageShown Outages::one(const Context& ctx, OutageId id) {
    must_read_outages(ctx);
    return parts_.db.read([&](Tx& tx) {
        return shown(tx, found(tx, ctx, id), worktime_of(parts_.calendar.days(tx), parts_.calendar.hours(tx)));
    });
}

std::vector<std::pair<core::UnitId, std::string>> Outages::units(const Context& ctx) {
    must_keep(ctx);
    return parts_.db.read([&](Tx& tx) {
        std::vector<std::pair<core::UnitId, std::string>> all;
        for (const auto& unit : parts_.directory.units(tx)) all.emplace_back(unit.id, unit.name);
        return all;
    });
}

std::int64_t Outages::proposals(const Context& ctx) {
    if (!is_keeper(ctx)) return 0;
    return parts_.db.read([&](Tx& tx) { return parts_.outages.proposals(tx); });
}

Outage Outages::wanted(Tx& tx, const Context& ctx, const OutageWish& wish) {
    Outage outage;
    outage.id = OutageId::make(ctx.now());
    if (wish.proposal) {
        outage = found(tx, ctx, *wish.proposal);
        if (outage.state != OutageState::proposed)
            throw Error(core::Code::conflict, "deadlines.error.outage_state");
    }
    outage.state = OutageState::recorded;
    outage.from = wish.from;
    outage.until = wish.until;
    outage.touched = wish.touched;
    outage.unit = wish.unit;
    outage.reason = wish.reason;
    outage.extends = wish.extends;
    outage.person = ctx.actor.person_name;
    outage.position = seat_name(ctx);
    outage.at = ctx.now();
    auto faults = faults_of(outage, ctx.now());
    if (wish.unit && !parts_.directory.unit(tx, *wish.unit)) faults.push_back({"unit", "deadlines.fault.unit", {}});
    if (!faults.empty()) throw Error("deadlines.error.outage", std::move(faults));
    outage.units = units_of(tx, parts_, outage);
    return outage;
}

Spreading Outages::told(Tx& tx, Outage outage, Spread moved, bool done) {
    Spreading all;
    const auto line = shown(tx, outage, worktime_of(parts_.calendar.days(tx), parts_.calendar.hours(tx)));
    all.working_minutes = line.working_minutes;
    for (const auto& [id, count] : moved.units) {
        const auto unit = parts_.directory.unit(tx, id);
        all.units.push_back({unit ? unit->name : "", count});
    }
    std::stable_sort(all.units.begin(), all.units.end(),
                     [](const UnitMoved& one, const UnitMoved& other) { return one.deadlines > other.deadlines; });
    all.outage = std::move(outage);
    all.moved = std::move(moved);
    all.done = done;
    return all;
}

Spreading Outages::record(const Context& ctx, const OutageWish& wish) {
    must_keep(ctx);
    const auto act = [&](Tx& tx, bool keep) {
        auto outage = wanted(tx, ctx, wish);
        auto all = outages_after(tx, parts_, {});
        for (const auto& other : all)
            if (overlap(outage, other))
                throw Error("deadlines.error.outage",
                            {{"from", "deadlines.fault.outage_twice",
                              {{"date", core::iso(core::date_of(other.from, ctx.zone))}, {"reason", other.reason}}}});
        Spread moved;
        if (outage.extends) {
            all.push_back(outage);
            std::stable_sort(all.begin(), all.end(),
                             [](const Outage& one, const Outage& other) { return one.from < other.from; });
        }
        if (keep && wish.proposal) parts_.outages.update(tx, outage);
        if (keep && !wish.proposal) parts_.outages.insert(tx, outage);
        if (outage.extends) moved = spread(tx, parts_, all, outage.until, ctx.now(), keep);
        if (keep) {
            outage.deadlines = moved.deadlines;
            parts_.outages.update(tx, outage);
            core::audit::append(tx, ctx, "deadlines.outage_recorded", object_of(outage.id), told_of(outage, moved));
        }
        return told(tx, std::move(outage), std::move(moved), keep);
    };
    if (!wish.confirmed) return parts_.db.read([&](Tx& tx) { return act(tx, false); });
    return parts_.db.write([&](Tx& tx) { return act(tx, true); });
}

Spreading Outages::undoing(const Context& ctx, OutageId id) {
    must_keep(ctx);
    return parts_.db.read([&](Tx& tx) {
        auto outage = found(tx, ctx, id);
        Spread moved;
        if (outage.in_force())
            moved = spread(tx, parts_, without(outages_after(tx, parts_, {}), id), outage.until, ctx.now(), false);
        return told(tx, std::move(outage), std::move(moved), false);
    });
}

Spreading Outages::revoke(const Context& ctx, OutageId id, std::string_view reason) {
    must_keep(ctx);
    return parts_.db.write([&](Tx& tx) {
        auto outage = found(tx, ctx, id);
        deadlines::revoke(outage, ctx.now(), reason);
        outage.closed_person = ctx.actor.person_name;
        outage.closed_position = seat_name(ctx);
        parts_.outages.update(tx, outage);
        Spread moved;
        if (outage.extends) moved = spread(tx, parts_, outages_after(tx, parts_, {}), outage.until, ctx.now(), true);
        core::audit::append(tx, ctx, "deadlines.outage_revoked", object_of(id),
                            {{"note", outage.closed_reason}, {"moved", moved.deadlines}});
        return told(tx, std::move(outage), std::move(moved), true);
    });
}

void Outages::dismiss(const Context& ctx, OutageId id, std::string_view reason) {
    must_keep(ctx);
    parts_.db.write([&](Tx& tx) {
        auto outage = found(tx, ctx, id);
        deadlines::dismiss(outage, ctx.now(), reason);
        outage.closed_person = ctx.actor.person_name;
        outage.closed_position = seat_name(ctx);
        parts_.outages.update(tx, outage);
        core::audit::append(tx, ctx, "deadlines.outage_dismissed", object_of(id), {{"note", outage.closed_reason}});
    });
}

}  // namespace deadlines
