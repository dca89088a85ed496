// SPDX-License-Identifier: Apache-2.0
// Small questions every service of the room asks.
#include "deadlines/service/parts.h"

#include <algorithm>
#include <set>

#include "core/auth/seat.h"

namespace deadlines {

using core::db::Tx;

Ground ground_of(Tx& tx, Parts& parts) {
    return {worktime_of(parts.calendar.days(tx), parts.calendar.hours(tx)), RuleBook(parts.rules.all(tx)),
            parts.calendar.zones(tx)};
}

core::Zone zone_of(Tx& tx, Parts& parts, const std::map<core::UnitId, core::Zone>& zones, core::UnitId unit) {
    if (zones.empty()) return parts.zone;
    constexpr int deepest = 20;
    std::optional<core::UnitId> at = unit;
    for (int step = 0; at && step < deepest; ++step) {
        if (const auto own = zones.find(*at); own != zones.end()) return own->second;
        const auto here = parts.directory.unit(tx, *at);
        at = here ? here->parent : std::nullopt;
    }
    return parts.zone;
}

Counting counting_of(Tx& tx, Parts& parts, const Ground& ground, core::UnitId unit) {
    return {ground.time, zone_of(tx, parts, ground.zones, unit)};
}

core::Instant due_of(const Wait& wait, const Ground& ground, const Counting& counting) {
    const auto rule = ground.rules.at(wait.step, wait.urgency, wait.began);
    const auto due = due_by(rule, wait.began, ground.time, counting.zone);
    if (!due) return no_due;
    return wait.paused_minutes == 0 ? *due : ground.time.after_minutes(*due, wait.paused_minutes, counting.zone);
}

void tell_moved(Tx& tx, Parts& parts, const Wait& wait, const Counting& counting) {
    if (!wait.own_due || !wait.has_due()) return;
    const auto owner = parts.subjects.find(wait.subject.substr(0, wait.subject.find(':')));
    if (owner == parts.subjects.end()) return;
    owner->second->moved(tx, wait.subject, wait.part, core::date_of(foreseen_due(wait, counting), counting.zone));
}

Reach reach_of(Tx& tx, Parts& parts, const core::Actor& actor) {
    const auto& seat = core::seat_of(actor);
    Reach reach;
    if (!actor.may("deadlines.overview") || seat.position.nil()) return reach;
    const auto position = parts.directory.position(tx, seat.position);
    const auto is = [&](std::string_view kind) { return position && position->kind == kind; };
    const bool leads = is("kdh") || is("wakil_kdh") || is("sekda");
    std::set<core::UnitId> inside{seat.unit};
    // In the order of the tree: a unit comes after the one above it.
    for (const auto& unit : parts.directory.units(tx)) {
        if (!leads && unit.id != seat.unit && !(unit.parent && inside.contains(*unit.parent))) continue;
        inside.insert(unit.id);
        reach.units.push_back(unit.id);
    }
    return reach;
}

core::Context system_context(const Parts& parts) {
    core::Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts.clock;
    ctx.zone = parts.zone;
    return ctx;
}

}  // namespace deadlines
