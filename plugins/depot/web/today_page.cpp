// SPDX-License-Identifier: Apache-2.0
#include "depot/web/today_page.h"

#include "depot/papers/loan_words.h"

namespace depot::web {

namespace {

const char* url_of(Task task) {
    switch (task) {
        case Task::own: return "/depot/loans";
        case Task::overdue: return "/depot/loans?show=overdue";
        case Task::waiting: return "/depot/loans?show=waiting";
        case Task::granted: return "/depot/loans?show=granted";
        case Task::releases: return "/depot/holds?state=proposed";
        case Task::requests: return "/depot/requests";
        case Task::requests_late: return "/depot/requests?show=overdue";
        case Task::scans: return "/depot/scans";
        case Task::readers: return "/depot/readers";
        case Task::misplaced: return "/depot/misplaced";
        case Task::unplaced: return "/archive/lists?form=berkas&phase=all&unplaced=1";
        case Task::nearly: return "/depot/places?room=nearly";
    }
    return "/depot/loans";
}

}  // namespace

Response today(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto found = room.services.today.look(ctx);
    core::page::Data data;
    data.set("PAGE_TITLE", words.say("depot.title"));
    show_tabs(data, ctx, "TAB_TODAY");
    if (found.shelves) show_metres(data, *found.shelves, words);
    bool any_late = false;
    for (const auto& [task, count] : found.tasks) {
        const auto label = words.say("depot.today." + std::string(name(task)));
        if (late(task) && count == 0) continue;
        any_late = any_late || late(task);
        data.add(late(task) ? "ALERT" : "TILE")
            .set("URL", url_of(task))
            .set("LABEL", label)
            .set("COUNT", words.number(count))
            .show_if(count == 0, "NONE");
    }
    for (const auto& each : found.overdue) {
        auto& row = data.add("ROW");
        const auto loan = papers::in_words(each.loan, words);
        show_dossier(row, each.dossier);
        show_state(row, loan, ctx.today(), words);
        row.set("LOAN_URL", loan_url(loan.id)).set("BORROWER", loan.borrower_name).set("BORROWER_UNIT", loan.borrower_unit);
        if (each.due) row.add("LEFT").set("DUE_TEXT", due_text(*each.due, words)).set("DUE_CLASS", "is-late");
    }
    data.show_if(!found.overdue.empty(), "ROWS").show_if(any_late, "ALERTS");
    return room.pages.render(ctx, request, "depot/today", std::move(data));
}

}  // namespace depot::web
