// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/desk.h"

#include <algorithm>
#include <set>

#include "core/auth/seat.h"
#include "core/base/text.h"
#include "deadlines/service/keepers.h"
#include "deadlines/service/knowing.h"

namespace deadlines {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr int soon_days = 2;

void must_read(const Context& ctx) {
    core::ensure(ctx.actor.may("deadlines.read") ? core::Verdict::allowed : core::Verdict::forbidden);
}

bool says(const Line& line, const std::string& words) {
    if (words.empty()) return true;
    const auto in = [&](const std::string& text) { return core::text::lower(text).find(words) != text.npos; };
    return in(line.holder_name) || (line.said && (in(line.said->title) || in(line.said->number)));
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
    auto said = said_of(tx, parts_, ctx.actor, ctx.now(), waits);
    const auto zones = parts_.calendar.zones(tx);
    std::vector<WaitId> moved;
    for (const auto& wait : waits)
        if (wait.lost_minutes > 0) moved.push_back(wait.id);
    auto given = parts_.outages.given(tx, moved);
    Names names(tx, parts_);
    std::vector<Line> lines;
    for (auto& wait : waits) {
        Line line;
        if (const auto found = said.find(wait.id); found != said.end()) line.said = std::move(found->second);
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
        const auto view = view_of(tx, ctx, wish, found.time);
        const auto words = core::text::lower(core::text::trim(wish.text));
        found.next = wish.after;
        int looked = 0;
        // Words of letters are known to their rooms alone, so a search looks through the list page by page.
        do {
            auto page = parts_.lists.list(tx, view, found.next, wish.limit);
            found.next = std::move(page.next);
            looked += wish.limit;
            for (auto& line : lines_of(tx, ctx, std::move(page.waits)))
                if (says(line, words)) found.lines.push_back(std::move(line));
        } while (!words.empty() && !found.next.empty() && looked < most_taken &&
                 found.lines.size() < static_cast<std::size_t>(wish.limit));
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
    if (!wait || !may_know(tx, parts_, ctx.actor, *wait))
        throw Error(core::Code::not_found, "deadlines.error.not_found");
    return *wait;
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
        whole.urges = parts_.asking.urges(tx, id);
        whole.requests = parts_.asking.requests(tx, id);
        whole.may = acts_of(tx, ctx, wait);
        whole.seat = core::seat_of(ctx.actor).position;
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
        const bool gives = std::any_of(waits.begin(), waits.end(), [&](const Wait& wait) {
            return wait.holder == seat && (wait.step == Step::disposition || wait.step == Step::follow_up);
        });
        if (gives) found.open_years = open_years(tx, parts_, ctx.today());
        found.lines = lines_of(tx, ctx, std::move(waits));
        return found;
    });
}

}  // namespace deadlines
