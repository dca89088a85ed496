// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/desk.h"

#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "core/auth/seat.h"

namespace deadlines {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr int soon_days = 2;

void must_read(const Context& ctx) {
    core::ensure(ctx.actor.may("deadlines.read") ? core::Verdict::allowed : core::Verdict::forbidden);
}

// What the rooms tell the actor of the subjects, each room asked once.
std::map<std::string, Said> described(Tx& tx, Parts& parts, const core::Actor& actor, const std::vector<Wait>& waits) {
    std::map<std::string, std::vector<std::string>> by_kind;
    std::set<std::string> asked;
    for (const auto& wait : waits)
        if (asked.insert(wait.subject).second)
            by_kind[wait.subject.substr(0, wait.subject.find(':'))].push_back(wait.subject);
    std::map<std::string, Said> found;
    for (const auto& [kind, subjects] : by_kind)
        if (const auto owner = parts.subjects.find(kind); owner != parts.subjects.end())
            found.merge(owner->second->describe(tx, actor, subjects));
    return found;
}

class Names {
  public:
    Names(Tx& tx, Parts& parts) : tx_(tx), parts_(parts) {}
    std::string of(core::PositionId id) {
        const auto known = names_.find(id);
        if (known != names_.end()) return known->second;
        const auto position = parts_.directory.position(tx_, id);
        return names_[id] = position ? position->name : "";
    }

  private:
    Tx& tx_;
    Parts& parts_;
    std::map<core::PositionId, std::string> names_;
};

}  // namespace

std::vector<core::UnitId> units_below(Tx& tx, Parts& parts, const Reach& reach,
                                      const std::optional<core::UnitId>& top) {
    if (!top) return reach.units;
    const auto inside = [&](core::UnitId id) {
        return std::find(reach.units.begin(), reach.units.end(), id) != reach.units.end();
    };
    if (!inside(*top)) core::ensure(core::Verdict::hidden);
    std::set<core::UnitId> found{*top};
    std::vector<core::UnitId> all{*top};
    for (const auto& unit : parts.directory.units(tx))
        if (unit.parent && found.contains(*unit.parent) && inside(unit.id)) {
            found.insert(unit.id);
            all.push_back(unit.id);
        }
    return all;
}

View Desk::view_of(Tx& tx, const Context& ctx, const Wish& wish, const WorkTime& time) {
    View view;
    view.list = wish.list;
    view.scope = wish.scope;
    view.position = core::seat_of(ctx.actor).position;
    if (const auto& seat = core::seat_of(ctx.actor); seat.lent) view.highest = seat.lent->highest;
    view.step = wish.step;
    view.now = ctx.now();
    view.soon = end_of_day(time.after_working_days(ctx.today(), soon_days), ctx.zone);
    view.began_by = core::start_of(core::add_days(ctx.today(), 1 - wish.days), ctx.zone);
    if (wish.scope == Scope::unit) {
        const auto reach = reach_of(tx, parts_, ctx.actor);
        core::ensure(reach.units.empty() ? core::Verdict::forbidden : core::Verdict::allowed);
        view.units = units_below(tx, parts_, reach, wish.unit);
        view.holder = wish.holder;
    }
    return view;
}

std::vector<Line> Desk::lines_of(Tx& tx, const Context& ctx, std::vector<Wait> waits) {
    const auto said = described(tx, parts_, ctx.actor, waits);
    const auto zones = parts_.calendar.zones(tx);
    std::vector<WaitId> moved;
    for (const auto& wait : waits)
        if (wait.lost_minutes > 0) moved.push_back(wait.id);
    auto given = parts_.outages.given(tx, moved);
    Names names(tx, parts_);
    std::vector<Line> lines;
    for (auto& wait : waits) {
        Line line;
        if (const auto found = said.find(wait.subject); found != said.end()) line.said = found->second;
        line.holder_name = names.of(wait.holder);
        if (wait.waiter) line.waiter_name = names.of(*wait.waiter);
        line.zone = zone_of(tx, parts_, zones, wait.unit);
        if (wait.has_due()) line.due_day = core::date_of(wait.due, line.zone);
        line.overdue = wait.overdue(ctx.now());
        line.given = std::move(given[wait.id]);
        line.wait = std::move(wait);
        lines.push_back(std::move(line));
    }
    return lines;
}

Lines Desk::list(const Context& ctx, const Wish& wish) {
    must_read(ctx);
    return parts_.db.read([&](Tx& tx) {
        Lines found;
        found.time = worktime_of(parts_.calendar.days(tx), parts_.calendar.hours(tx));
        auto page = parts_.lists.list(tx, view_of(tx, ctx, wish, found.time), wish.after, wish.limit);
        found.lines = lines_of(tx, ctx, std::move(page.waits));
        found.next = std::move(page.next);
        return found;
    });
}

std::int64_t Desk::count(const Context& ctx, const Wish& wish) {
    must_read(ctx);
    if (core::seat_of(ctx.actor).position.nil()) return 0;
    return parts_.db.read([&](Tx& tx) {
        WorkTime time;
        if (wish.list == List::soon) time = worktime_of(parts_.calendar.days(tx), parts_.calendar.hours(tx));
        return parts_.lists.count(tx, view_of(tx, ctx, wish, time));
    });
}

bool Desk::heads(const Context& ctx) {
    return parts_.db.read([&](Tx& tx) { return !reach_of(tx, parts_, ctx.actor).units.empty(); });
}

Wait Desk::seen(Tx& tx, const Context& ctx, WaitId id) {
    must_read(ctx);
    const auto wait = parts_.waits.find(tx, id);
    const auto seat = core::seat_of(ctx.actor).position;
    const bool reached = wait && core::seat_of(ctx.actor).reaches(static_cast<int>(wait->access));
    bool known = reached && !seat.nil() && deadlines::may_see(*wait, seat, reach_of(tx, parts_, ctx.actor));
    if (reached && !known && !seat.nil() && !wait->secret())
        for (const auto& each : parts_.waits.notices(tx, id)) known = known || each.to == seat;
    if (!known) throw Error(core::Code::not_found, "deadlines.error.not_found");
    return *wait;
}

bool Desk::may_pause(Tx& tx, const Context& ctx, const Wait& wait) {
    const auto seat = core::seat_of(ctx.actor).position;
    if (!core::seat_of(ctx.actor).lends("instruct")) return false;
    if (wait.holder == seat) return true;
    if (wait.secret()) return false;
    const auto line = parts_.directory.line_above(tx, wait.holder);
    return std::any_of(line.begin(), line.end(), [&](const directory::Position& each) { return each.id == seat; });
}

Whole Desk::whole(const Context& ctx, WaitId id) {
    return parts_.db.read([&](Tx& tx) {
        Whole whole;
        const auto wait = seen(tx, ctx, id);
        const auto ground = ground_of(tx, parts_);
        const auto counting = counting_of(tx, parts_, ground, wait.unit);
        whole.held_minutes = deadlines::held_minutes(wait, ctx.now(), counting);
        whole.rule = ground.rules.at(wait.step, wait.urgency, wait.began);
        whole.time = ground.time;
        whole.pauses = parts_.waits.pauses(tx, id);
        Names names(tx, parts_);
        for (const auto& each : parts_.waits.notices(tx, id)) whole.told.push_back({each, names.of(each.to)});
        if (const auto holder = parts_.directory.holder(tx, wait.holder, ctx.today()))
            whole.holder_person = holder->titled_name;
        const bool may_act = !wait.ended && may_pause(tx, ctx, wait);
        whole.may_pause = may_act && !wait.paused_at;
        whole.may_resume = may_act && wait.paused_at;
        whole.line = std::move(lines_of(tx, ctx, {wait}).front());
        return whole;
    });
}

Lines Desk::of(const Context& ctx, std::string_view subject) {
    const auto seat = core::seat_of(ctx.actor).position;
    return parts_.db.read([&](Tx& tx) {
        auto waits = parts_.waits.open(tx, subject);
        // Whoever reads the page of a letter that is not secret may know where it lies.
        std::erase_if(waits, [&](const Wait& wait) {
            return quiet(wait.step) || !core::seat_of(ctx.actor).reaches(static_cast<int>(wait.access)) ||
                   (wait.secret() && wait.holder != seat && wait.waiter != seat);
        });
        Lines found;
        if (waits.empty()) return found;
        found.time = worktime_of(parts_.calendar.days(tx), parts_.calendar.hours(tx));
        found.lines = lines_of(tx, ctx, std::move(waits));
        return found;
    });
}

void Desk::pause(const Context& ctx, WaitId id, core::Date until, std::string_view reason) {
    parts_.db.write([&](Tx& tx) {
        auto wait = seen(tx, ctx, id);
        core::ensure(may_pause(tx, ctx, wait) ? core::Verdict::allowed : core::Verdict::forbidden);
        const auto ground = ground_of(tx, parts_);
        const auto& seat = ctx.actor.seat();
        deadlines::pause(wait, ctx.now(), until, reason, ctx.actor.person_name + " (" + core::written(seat) + ")",
                         counting_of(tx, parts_, ground, wait.unit));
        parts_.waits.update(tx, wait);
        const Pause begun{wait.pause_reason, ctx.actor.person_name, core::written(seat), ctx.now(), until, {}};
        parts_.waits.begin_pause(tx, id, begun);
        core::audit::append(tx, ctx, "deadlines.paused", wait.subject,
                            {{"step", name(wait.step)}, {"note", wait.pause_reason}, {"until", core::iso(until)}});
    });
}

void Desk::resume(const Context& ctx, WaitId id) {
    parts_.db.write([&](Tx& tx) {
        auto wait = seen(tx, ctx, id);
        core::ensure(may_pause(tx, ctx, wait) ? core::Verdict::allowed : core::Verdict::forbidden);
        const auto ground = ground_of(tx, parts_);
        deadlines::resume(wait, ctx.now(), ground.rules.now(wait.step, wait.urgency),
                          counting_of(tx, parts_, ground, wait.unit));
        parts_.waits.update(tx, wait);
        parts_.waits.end_pause(tx, id, ctx.now());
        core::audit::append(tx, ctx, "deadlines.resumed", wait.subject, {{"step", name(wait.step)}});
    });
}

}  // namespace deadlines
