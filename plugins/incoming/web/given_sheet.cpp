// SPDX-License-Identifier: Apache-2.0
// Daftar disposisi to take away (letters.md 3.7), as XLSX and as PDF.
#include "core/auth/seat.h"
#include "core/base/text.h"
#include "core/table/sheet.h"
#include "incoming/input/fields.h"
#include "incoming/service/given_list.h"
#include "incoming/web/pages.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::table::Cell;
using core::table::Sheet;
using core::words::Catalog;

namespace {

Sheet given_sheet(Room& room, const Context& ctx, const Request& request, const Catalog& words) {
    auto wish = input::given_wish_from(request.query);
    wish.limit = most_looked;
    const auto filter = input::given_filter_from(request.query);
    const auto found = given_list(room.services.desk, ctx, wish, filter);
    const auto worktime = room.services.desk.worktime(ctx);
    Sheet sheet;
    sheet.name = words.say("incoming.given.tab");
    sheet.titles = {words.say("incoming.given.title"), words.say("incoming.given." + std::string(name(wish.given))),
                    core::seat_of(ctx.actor).position_name};
    for (const auto& [word, width] :
         {std::pair("no", 6.0), {"given", 16.0}, {"agenda", 20.0}, {"subject", 38.0}, {"number", 24.0},
          {"sender", 28.0},
          {"giver", 30.0}, {"receiver", 30.0}, {"orders", 36.0}, {"due", 16.0}, {"state", 20.0}, {"remark", 26.0}})
        sheet.columns.push_back({words.say(std::string("incoming.given.column.") + word), width});
    std::int64_t no = 0;
    for (const auto& line : found.lines) {
        const auto& branch = line.branch;
        auto orders = line.instructions;
        orders.insert(orders.end(), branch.instructions.begin(), branch.instructions.end());
        for (const auto* each : {&branch.task, &line.note})
            if (!each->empty()) orders.push_back(*each);
        const auto given = core::date_of(branch.given_at, ctx.zone);
        Cell due = std::string();
        if (branch.due) due = core::table::Day{*branch.due, words.date(*branch.due)};
        std::string left;
        if (branch.due && branch.open()) left = due_text(*branch.due, ctx.today(), worktime, words);
        sheet.rows.push_back({++no, core::table::Day{given, words.date(given)}, line.agenda, line.subject,
                              line.number, line.sender, line.giver_name, branch.position_name,
                              core::text::join(orders, "; "), std::move(due),
                              words.say("incoming.branch." + std::string(name(branch.state))), std::move(left)});
    }
    sheet.notes = {words.say("incoming.given.as_of", {{"at", words.moment(ctx.now(), ctx.zone)},
                                                      {"count", words.number(no)}})};
    if (!found.next.empty())
        sheet.notes.push_back(words.say("incoming.given.more", {{"most", words.number(most_looked)}}));
    return sheet;
}

}  // namespace

Response given_xlsx(Room& room, const Context& ctx, Request& request) {
    return core::http::bytes(core::table::xlsx(given_sheet(room, ctx, request, room.words.in(ctx.language))),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             "daftar-disposisi.xlsx", false);
}

Response given_paper(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const core::table::Print print{room.services.parts.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(given_sheet(room, ctx, request, words), print), "application/pdf",
                             "daftar-disposisi.pdf");
}

}  // namespace incoming::web
