// SPDX-License-Identifier: Apache-2.0
// A list to take away, as XLSX and as PDF, and urging many of it at once.
#include "core/table/sheet.h"
#include "deadlines/input/fields.h"
#include "deadlines/web/pages.h"
#include "deadlines/web/views.h"

namespace deadlines::web {

using core::table::Cell;
using core::table::Sheet;
using core::words::Catalog;

namespace {

Sheet waits_sheet(Room& room, const Context& ctx, const Request& request, const Catalog& words) {
    auto wish = input::wish_from(request.query);
    wish.limit = most_taken;
    const auto found = room.services.desk.list(ctx, wish);
    const auto list_name = words.say("deadlines.list." + std::string(name(wish.list)));
    Sheet sheet;
    sheet.name = words.say("deadlines.sheet.tab");
    sheet.titles = {list_name, words.say(wish.scope == Scope::own ? "deadlines.scope.own" : "deadlines.scope.unit")};
    constexpr double narrow = 6, middle = 20, wide = 40;
    sheet.columns = {{words.say("deadlines.sheet.no"), narrow},      {words.say("deadlines.sheet.title"), wide},
                     {words.say("deadlines.fact.number"), middle},   {words.say("deadlines.rules.step"), middle},
                     {words.say("deadlines.fact.holder"), wide},     {words.say("deadlines.fact.waiter"), wide},
                     {words.say("deadlines.rules.urgency"), middle}, {words.say("deadlines.fact.since"), middle},
                     {words.say("deadlines.fact.due"), middle},      {words.say("deadlines.sheet.state"), middle}};
    std::int64_t no = 0;
    for (const auto& line : found.lines) {
        const auto& wait = line.wait;
        const auto began = core::date_of(wait.began, line.zone);
        Cell due = std::string();
        if (wait.has_due()) due = core::table::Day{line.due_day, words.date(line.due_day)};
        auto state = due_text(line, found.time, ctx.now(), words);
        if (wait.paused_at) state += ": " + wait.pause_reason;
        sheet.rows.push_back({++no, title_of(line, words), line.said ? line.said->number : std::string(),
                              step_word(wait.step, words), line.holder_name, line.waiter_name,
                              words.say("deadlines.urgency." + wait.urgency),
                              core::table::Day{began, words.date(began)}, std::move(due), std::move(state)});
    }
    sheet.notes = {words.say("deadlines.sheet.as_of", {{"at", words.moment(ctx.now(), ctx.zone)},
                                                       {"count", words.number(no)}})};
    if (!found.next.empty())
        sheet.notes.push_back(words.say("deadlines.sheet.more", {{"most", words.number(most_taken)}}));
    return sheet;
}

}  // namespace

Response list_sheet(Room& room, const Context& ctx, Request& request) {
    return core::http::bytes(core::table::xlsx(waits_sheet(room, ctx, request, room.words.in(ctx.language))),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             "tenggat.xlsx", false);
}

Response list_paper(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const core::table::Print print{room.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(waits_sheet(room, ctx, request, words), print), "application/pdf",
                             "tenggat.pdf");
}

Response urge_many(Room& room, const Context& ctx, Request& request) {
    const auto id = room.many.urge(ctx, input::waits_from(core::http::Given(request.form)));
    return core::http::see_other("/batches/" + id.text());
}

}  // namespace deadlines::web
