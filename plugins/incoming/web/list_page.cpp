// SPDX-License-Identifier: Apache-2.0
// The mailbox, and the list of dispositions.
#include "core/base/text.h"
#include "incoming/input/fields.h"
#include "incoming/web/agenda.h"
#include "incoming/web/pages.h"
#include "incoming/web/place.h"
#include "incoming/web/views.h"
#include "letters/newer.h"

namespace incoming::web {

using core::page::Data;

namespace {

void show_line(Data& row, const Line& line, const Context& ctx, const deadlines::WorkTime& worktime,
               const core::words::Catalog& words) {
    row.set("URL", address(line.id))
        .set("SUBJECT", line.subject)
        .set("SENDER", line.sender)
        .set("NUMBER", line.number)
        .set("AGENDA", line.agenda)
        .set("ENTRY", line.id.text())
        .set("POSITION", line.position_name)
        .set("DATE", words.date(line.received))
        .set("ISO", core::iso(line.received))
        .set("ROW_CLASS", line.state == EntryState::unread ? "is-unread" : "is-seen");
    show_state(row, line.state, line.copy, words);
    if (line.copy) row.show("COPY");
    if (line.personal) row.show("PERSONAL");
    if (line.prepared) row.show("READY");
    if (line.marked) show_mark(row, *line.marked, words);
    if (line.state == EntryState::disposed) row.add("HELD").set("NAMES", core::text::join(line.held, ", "));
    if (line.newer) row.add("NEWER").set("TEXT", letters::newer_text(*line.newer, words));
    if (line.state == EntryState::disposed) show_due(row, line.due, line.moved, ctx.today(), worktime, words);
    if (line.urgency != letters::Urgency::ordinary)
        row.add("URGENT").set("URGENCY", words.say("incoming.urgency." +
                                                   std::string(letters::name(line.urgency))));
}

void show_given(Data& row, const GivenLine& line, bool by_me, const Context& ctx,
                const deadlines::WorkTime& worktime, const core::words::Catalog& words) {
    const auto& branch = line.branch;
    row.set("URL", address(branch.entry))
        .set("SUBJECT", line.subject)
        .set("SENDER", line.sender)
        .set("NUMBER", line.number)
        .set("WHO", by_me ? branch.position_name : line.giver_name)
        .set("TASK", core::text::join(line.instructions, "; "))
        .set("DATE", words.moment(branch.given_at, ctx.zone))
        .set("ISO", core::iso(branch.given_at))
        .set("ROW_CLASS", !by_me && branch.state == BranchState::sent ? "is-unread" : "is-seen");
    if (!line.note.empty())
        row.add("SAID").set("NOTE", line.note).show_if(!line.instructions.empty(), "BOTH");
    const bool late = branch.open() && branch.due && (line.moved ? line.moved->due : *branch.due) < ctx.today();
    show_state(row, branch.state, late, words);
    if (branch.open()) show_due(row, branch.due, line.moved, ctx.today(), worktime, words);
    if (line.newer) row.add("NEWER").set("TEXT", letters::newer_text(*line.newer, words));
    row.show(by_me ? "TO" : "FROM").show_if(branch.informed, "INFORMED");
}

}  // namespace

// What waits for the seat: dispositions, then letters nobody has read or acted on.
std::string on_desk(Room& room, const Context& ctx, const Request& request) {
    constexpr std::size_t most = 5;
    if (!ctx.actor.may("incoming.read") || ctx.actor.seats.empty()) return {};
    const auto& words = room.words.in(ctx.language);
    auto& desk = room.services.desk;
    const auto worktime = desk.worktime(ctx);
    GivenWish open;
    open.limit = static_cast<int>(most);
    Data data;
    const bool near = show_near(data, room, ctx);
    const auto given = desk.given(ctx, open).lines;
    if (!given.empty()) {
        auto& list = data.add("GIVEN");
        for (const auto& line : given) show_given(list.add("ROW"), line, false, ctx, worktime, words);
    }
    std::vector<Line> box;
    for (const auto show : {Show::unread, Show::untreated}) {
        Wish wish;
        wish.show = show;
        wish.limit = static_cast<int>(most);
        for (auto& line : desk.list(ctx, wish).lines)
            if (box.size() < most) box.push_back(std::move(line));
    }
    if (!box.empty()) {
        auto& list = data.add("BOX");
        for (const auto& line : box) show_line(list.add("ROW"), line, ctx, worktime, words);
    }
    if (!near && given.empty() && box.empty()) return {};
    return room.pages.fragment(ctx, request, "incoming/desk", data);
}

Response list(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    auto& desk = room.services.desk;
    const auto wish = input::wish_from(request.query);
    const auto found = desk.list(ctx, wish);
    const auto worktime = desk.worktime(ctx);
    Data data;
    data.set("PAGE_TITLE", words.say("incoming.title"))
        .set("Q", wish.words)
        .set("SHOW_NOW", wish.show == Show::all ? "" : name(wish.show));
    for (const auto show : {Show::all, Show::unread, Show::untreated, Show::sorted, Show::copies, Show::closed}) {
        auto& filter = data.add("FILTER");
        const std::string code(show == Show::all ? "" : name(show));
        filter.set("URL", with_fields("/incoming", {{"show", code}, {"q", wish.words}}))
            .set("LABEL", words.say("incoming.filter." + std::string(name(show))))
            .show_if(wish.show == show, "CURRENT");
        if (show == Show::unread || show == Show::untreated || show == Show::sorted)
            if (const auto count = desk.count(ctx, show); count > 0)
                filter.add("COUNTED").set("COUNT", words.number(count));
    }
    for (const auto& line : found.lines) {
        auto& row = data.add("ROW");
        show_line(row, line, ctx, worktime, words);
        row.set("URL", address_in(wish, line.id, place_of(line)));
    }
    show_done(data, room, ctx, request);
    data.show_if(!found.lines.empty(), "ROWS");
    if (found.lines.empty())
        data.show(wish.show != Show::all || !wish.words.empty() ? "NO_MATCH" : "EMPTY");
    if (!found.next.empty())
        data.add("OLDER").set("URL", with_fields("/incoming", {{"show", std::string(name(wish.show))},
                                                        {"q", wish.words},
                                                        {"after", found.next}}));
    data.show_if(ctx.actor.may("incoming.register"), "MAY_REGISTER")
        .show_if(ctx.actor.may("incoming.dispose"), "MAY_DISPOSE")
        .show_if(ctx.actor.may("incoming.keep"), "MAY_KEEP")
        .show_if(ctx.actor.may("incoming.rules"), "MAY_RULE");
    return room.pages.render(ctx, request, "incoming/list", std::move(data));
}

Response given(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    auto& desk = room.services.desk;
    const auto wish = input::given_wish_from(request.query);
    const auto narrowed = input::given_filter_from(request.query);
    const auto found = given_list(desk, ctx, wish, narrowed);
    const auto worktime = desk.worktime(ctx);
    const auto from = narrowed.from ? core::iso(*narrowed.from) : "";
    const auto until = narrowed.until ? core::iso(*narrowed.until) : "";
    const std::vector<std::pair<std::string, std::string>> kept{
        {"show", std::string(name(wish.given))}, {"q", narrowed.words}, {"from", from}, {"until", until}};
    Data data;
    data.set("PAGE_TITLE", words.say("incoming.given.title"))
        .set("SHOW_NOW", name(wish.given))
        .set("Q", narrowed.words)
        .set("FROM", from)
        .set("UNTIL", until)
        .set("SHEET_URL", with_fields("/dispositions.xlsx", kept))
        .set("PAPER_URL", with_fields("/dispositions.pdf", kept));
    for (const auto each :
         {ShowGiven::open, ShowGiven::unread, ShowGiven::untreated, ShowGiven::late, ShowGiven::reported,
          ShowGiven::done, ShowGiven::by_me, ShowGiven::to_accept}) {
        auto& filter = data.add("FILTER");
        filter.set("URL", with_fields("/dispositions", {{"show", std::string(name(each))}}))
            .set("LABEL", words.say("incoming.given." + std::string(name(each))))
            .show_if(wish.given == each, "CURRENT");
        const bool ended = each == ShowGiven::reported || each == ShowGiven::done || each == ShowGiven::by_me;
        if (!ended)
            if (const auto count = desk.count_given(ctx, each); count > 0)
                filter.add("COUNTED").set("COUNT", words.number(count));
    }
    const bool to_accept = wish.given == ShowGiven::to_accept;
    const bool to_report = wish.given == ShowGiven::open || wish.given == ShowGiven::untreated ||
                           wish.given == ShowGiven::late;
    const bool by_me = to_accept || wish.given == ShowGiven::by_me;
    for (const auto& line : found.lines) {
        auto& row = data.add("ROW");
        show_given(row, line, by_me, ctx, worktime, words);
        row.set("URL", address_in(wish, line.branch.entry, place_of(line)));
        if (to_accept || (to_report && line.branch.open() && !line.branch.informed))
            row.add("PICK").set("PICKED", line.branch.id.text());
    }
    show_done(data, room, ctx, request);
    data.show_if(to_accept && !found.lines.empty(), "ACCEPTING")
        .show_if(to_report && !found.lines.empty(), "REPORTING");
    data.show_if(!found.lines.empty(), "ROWS").show_if(found.lines.empty(), "EMPTY");
    if (!found.next.empty()) {
        auto older = kept;
        older.emplace_back("after", found.next);
        data.add("OLDER").set("URL", with_fields("/dispositions", older));
    }
    return room.pages.render(ctx, request, "incoming/dispositions", std::move(data));
}

}  // namespace incoming::web
