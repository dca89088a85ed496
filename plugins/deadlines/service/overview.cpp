// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/overview.h"

#include <algorithm>
#include <set>

#include "core/auth/seat.h"

namespace deadlines {

using core::Context;
using core::db::Tx;

namespace {

using Counts = std::map<Flow, std::int64_t>;

std::int64_t of_flow(const Counts& counts, Flow flow) {
    const auto found = counts.find(flow);
    return found == counts.end() ? 0 : found->second;
}

template <class Figures>
void fill(Figures& figures, const Counts& counts) {
    figures.in = of_flow(counts, Flow::in);
    figures.out = of_flow(counts, Flow::out);
    figures.dispositions = of_flow(counts, Flow::disposition);
}

core::Date first_of(core::Date day) { return day.year() / day.month() / std::chrono::day(1); }
core::Date months_later(core::Date first, int months) {
    return (first.year() / first.month() + std::chrono::months(months)) / std::chrono::day(1);
}

struct Stretch {
    core::Date from{}, until{};
};

Stretch stretch_of(const Context& ctx, const Look& look) {
    const auto until = first_of(look.until.value_or(ctx.today()));
    const auto from = first_of(look.from.value_or(months_later(until, -11)));
    if (from > until) throw core::Error("deadlines.error.overview", {{"until", "deadlines.fault.last", {}}});
    if (months_later(from, longest_look) <= until)
        throw core::Error("deadlines.error.overview",
                          {{"from", "deadlines.fault.span", {{"most", std::to_string(longest_look)}}}});
    return {from, until};
}

std::vector<MonthFigures> months_of(const Stretch& span, const std::map<std::string, Counts>& flow) {
    std::vector<MonthFigures> all;
    for (auto at = span.from; at <= span.until; at = months_later(at, 1)) {
        MonthFigures figures;
        figures.month = month_of(at);
        if (const auto found = flow.find(figures.month); found != flow.end()) fill(figures, found->second);
        all.push_back(std::move(figures));
    }
    return all;
}

std::vector<UnitFigures> units_of(const std::vector<directory::Unit>& units,
                                  const std::map<core::UnitId, Counts>& flow) {
    std::vector<UnitFigures> all;
    for (const auto& unit : units) {
        const auto found = flow.find(unit.id);
        if (found == flow.end()) continue;
        UnitFigures figures{unit.id, unit.name, 0, 0, 0};
        fill(figures, found->second);
        all.push_back(std::move(figures));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const UnitFigures& a, const UnitFigures& b) { return a.in + a.out > b.in + b.out; });
    return all;
}

std::vector<StepFigures> steps_of(const std::vector<StepFigure>& kept) {
    constexpr int half = 50, most = 90;
    std::vector<StepFigures> all;
    for (const auto& each : kept)
        all.push_back({each.step, each.spent.count(), each.late, each.spent.within(half), each.spent.within(most)});
    return all;
}

}  // namespace

Dashboard Overview::of(const Context& ctx, const Look& look) {
    core::ensure(ctx.actor.may("deadlines.overview") ? core::Verdict::allowed : core::Verdict::forbidden);
    const auto span = stretch_of(ctx, look);
    return parts_.db.read([&](Tx& tx) {
        const auto reach = reach_of(tx, parts_, ctx.actor);
        core::ensure(reach.units.empty() ? core::Verdict::forbidden : core::Verdict::allowed);
        Dashboard shown;
        const std::set<core::UnitId> reached(reach.units.begin(), reach.units.end());
        for (auto& unit : parts_.directory.units(tx))
            if (reached.contains(unit.id)) shown.units.push_back(std::move(unit));
        Range range{month_of(span.from), month_of(span.until), units_below(tx, parts_, reach, look.unit)};
        const auto top = look.unit.value_or(core::seat_of(ctx.actor).unit);
        if (const auto unit = parts_.directory.unit(tx, top)) shown.title = unit->name;
        shown.from = range.from;
        shown.until = range.until;
        shown.by_unit = units_of(shown.units, parts_.figures.flow_by_unit(tx, range));
        shown.steps = steps_of(parts_.figures.steps(tx, range));
        shown.months = months_of(span, parts_.figures.flow(tx, range));
        View view;
        view.scope = Scope::unit;
        view.units = range.units;
        view.now = ctx.now();
        for (const auto& [position, count] : parts_.lists.overdue_by_holder(tx, view)) {
            const auto found = parts_.directory.position(tx, position);
            shown.overdue.push_back({position, found ? found->name : "", count});
            shown.overdue_all += count;
        }
        return shown;
    });
}

}  // namespace deadlines
