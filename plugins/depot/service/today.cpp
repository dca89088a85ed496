// SPDX-License-Identifier: Apache-2.0
#include "depot/service/today.h"

#include <algorithm>

namespace depot {

std::string_view name(Task task) {
    switch (task) {
        case Task::own: return "own";
        case Task::overdue: return "overdue";
        case Task::waiting: return "waiting";
        case Task::granted: return "granted";
        case Task::releases: return "releases";
        case Task::requests: return "requests";
        case Task::requests_late: return "requests_late";
        case Task::scans: return "scans";
        case Task::readers: return "readers";
        case Task::misplaced: return "misplaced";
        case Task::unplaced: return "unplaced";
        case Task::nearly: return "nearly";
    }
    return "own";
}

DepotToday Today::look(const core::Context& ctx) {
    must(ctx, "depot.borrow");
    DepotToday today;
    const auto add = [&](Task task, std::int64_t count) { today.tasks.emplace_back(task, count); };
    const auto own = loans_.list(ctx, Shelf::mine);
    add(Task::own, std::count_if(own.begin(), own.end(), [](const LoanShown& each) {
            const auto state = each.loan.state;
            return state == LoanState::requested || state == LoanState::granted || state == LoanState::out;
        }));
    if (ctx.actor.may("depot.lend")) {
        today.overdue = loans_.list(ctx, Shelf::overdue);
        add(Task::overdue, static_cast<std::int64_t>(today.overdue.size()));
        add(Task::waiting, loans_.count(ctx, Shelf::waiting));
        add(Task::granted, loans_.count(ctx, Shelf::granted));
        std::stable_sort(today.overdue.begin(), today.overdue.end(), [](const LoanShown& a, const LoanShown& b) {
            return a.loan.due_on < b.loan.due_on;
        });
        if (today.overdue.size() > most_overdue) today.overdue.erase(today.overdue.begin() + most_overdue, today.overdue.end());
    }
    if (ctx.actor.may("depot.hold")) add(Task::releases, holds_.proposals(ctx));
    if (ctx.actor.may("depot.serve")) {
        add(Task::requests, requests_.count(ctx, Desk::open));
        add(Task::requests_late, requests_.count(ctx, Desk::overdue));
        add(Task::readers, static_cast<std::int64_t>(reading_.now(ctx, {}).present.size()));
    }
    if (ctx.actor.may("depot.lend")) {
        add(Task::scans, scans_.unchecked(ctx));
        add(Task::misplaced, places_.count_misplaced(ctx));
        add(Task::unplaced, places_.count_unplaced(ctx));
        std::int64_t nearly = 0;
        today.shelves.emplace();
        for (const auto& tree : places_.trees(ctx)) {
            today.shelves->add(tree.metres);
            nearly += std::count_if(tree.rows.begin(), tree.rows.end(),
                                    [](const PlaceRow& row) { return row.is(Space::nearly); });
        }
        add(Task::nearly, nearly);
    }
    return today;
}

}  // namespace depot
