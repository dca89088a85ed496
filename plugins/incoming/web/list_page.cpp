// SPDX-License-Identifier: Apache-2.0
// The mailbox, and the list of dispositions.
#include <algorithm>

#include "core/base/text.h"
#include "incoming/input/fields.h"
#include "incoming/web/agenda.h"
#include "incoming/web/pages.h"
#include "incoming/web/place.h"
#include "incoming/web/views.h"
#include "letters/newer.h"

namespace incoming::web {

using core::page::Data;
using core::words::Catalog;

namespace {

// A part with nothing in it stands back, without a number.
void show_count(Data& filter, std::int64_t count, const Catalog& words) {
    if (count > 0) filter.add("COUNTED").set("COUNT", words.number(count));
    else filter.show("NONE");
}

void show_line(Data& row, const Line& line, const Context& ctx, const deadlines::WorkTime& worktime,
               const Catalog& words) {
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
    if (line.due) show_due(row, line.due, line.moved, ctx.today(), worktime, words);
    else if (!over(line.state)) show_due(row, line.reply_by, {}, ctx.today(), worktime, words);
    if (line.urgency != letters::Urgency::ordinary)
        row.add("URGENT").set("URGENCY", words.say("incoming.urgency." +
                                                   std::string(letters::name(line.urgency))));
}

void show_given(Data& row, const GivenLine& line, bool by_me, const Context& ctx,
                const deadlines::WorkTime& worktime, const Catalog& words) {
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
    const bool late = branch.open() && branch.due && *branch.due < ctx.today();
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

namespace {

void choose_in(Data& data, const char* section, std::string_view value, const std::string& label, bool chosen) {
    data.add(section).set("VALUE", value).set("LABEL", label).show_if(chosen, "CHOSEN");
}

// Parts of the mailbox; what narrows and orders the list goes along.
void show_parts(Data& data, Desk& desk, const Context& ctx, const Wish& wish, const Catalog& words) {
    for (const auto show : {Show::all, Show::unread, Show::untreated, Show::sorted, Show::copies, Show::closed}) {
        auto other = wish;
        other.show = show;
        auto& filter = data.add("FILTER");
        filter.set("URL", with_fields("/incoming", list_fields(other)))
            .set("LABEL", words.say("incoming.filter." + std::string(name(show))))
            .show_if(wish.show == show, "CURRENT");
        if (show == Show::unread || show == Show::untreated || show == Show::sorted)
            show_count(filter, desk.count(ctx, show), words);
    }
}

// What the list is narrowed by, in words, and how to be without it.
void show_narrowed(Data& data, const Wish& wish, const std::vector<directory::Position>& positions,
                   const Catalog& words) {
    std::vector<std::string> told;
    const auto tell = [&](const std::string& label, const std::string& value) { told.push_back(label + ": " + value); };
    if (!wish.words.empty()) tell(words.say("incoming.narrowed.words"), wish.words);
    if (wish.urgency)
        tell(words.say("incoming.fact.urgency"), words.say("incoming.urgency." + std::string(letters::name(*wish.urgency))));
    if (wish.access)
        tell(words.say("incoming.fact.access"),
             words.say("incoming.access." + std::string(classification::name(*wish.access))));
    if (wish.position) {
        const auto found = std::find_if(positions.begin(), positions.end(),
                                        [&](const directory::Position& each) { return each.id == *wish.position; });
        tell(words.say("incoming.fact.position"),
             found == positions.end() ? words.say("incoming.narrowed.position") : found->name);
    }
    if (wish.from) tell(words.say("incoming.narrowed.from"), words.date(*wish.from));
    if (wish.until) tell(words.say("incoming.narrowed.until"), words.date(*wish.until));
    Wish plain;
    plain.show = wish.show;
    plain.order = wish.order;
    const auto clear = with_fields("/incoming", list_fields(plain));
    data.set("CLEAR_URL", clear);
    if (!told.empty()) data.add("NARROWED").set("WHAT", core::text::join(told, " \u00b7 "));
}

void show_choices(Data& data, const Wish& wish, const std::vector<directory::Position>& positions,
                  const Catalog& words) {
    using classification::AccessClass;
    using letters::Urgency;
    data.set("FROM", wish.from ? core::iso(*wish.from) : "").set("UNTIL", wish.until ? core::iso(*wish.until) : "");
    for (const auto each : {Urgency::ordinary, Urgency::urgent, Urgency::most_urgent})
        choose_in(data, "URGENCY_CHOICE", letters::name(each),
                  words.say("incoming.urgency." + std::string(letters::name(each))), wish.urgency == each);
    for (const auto each : {AccessClass::ordinary, AccessClass::limited, AccessClass::secret, AccessClass::top_secret})
        choose_in(data, "ACCESS_CHOICE", classification::name(each),
                  words.say("incoming.access." + std::string(classification::name(each))), wish.access == each);
    if (positions.size() > 1) {
        auto& several = data.add("POSITIONS");
        for (const auto& each : positions)
            choose_in(several, "POSITION_CHOICE", each.id.text(), each.name, wish.position == each.id);
    }
    data.show_if(wish.access || wish.position || wish.from || wish.until, "MORE_OPEN");
    if (wish.show == Show::sorted) return;   // in the order of its marks
    auto& order = data.add("ORDER");
    for (const auto each : all_orders)
        choose_in(order, "ORDER_CHOICE", name(each), words.say("incoming.order." + std::string(name(each))),
                  wish.order == each);
    data.show_if(wish.order == Order::due, "BY_DUE");
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    auto& desk = room.services.desk;
    const auto wish = input::wish_from(request.query);
    const auto found = desk.list(ctx, wish);
    const auto worktime = desk.worktime(ctx);
    // Others have the mail of their own position alone.
    const bool registers = ctx.actor.may("incoming.register") && !ctx.actor.seats.empty();
    const auto positions = registers ? room.services.registry.positions(ctx) : std::vector<directory::Position>();
    Data data;
    data.set("PAGE_TITLE", words.say("incoming.title"))
        .set("Q", wish.words)
        .set("HERE", with_fields("/incoming", list_fields(wish)))
        .set("SHOW_NOW", wish.show == Show::all ? "" : name(wish.show));
    show_parts(data, desk, ctx, wish, words);
    show_choices(data, wish, positions, words);
    show_narrowed(data, wish, positions, words);
    for (const auto& line : found.lines) {
        auto& row = data.add("ROW");
        show_line(row, line, ctx, worktime, words);
        row.set("URL", address_in(wish, line.id, place_of(line, wish.order)));
    }
    show_done(data, room, ctx, request);
    data.show_if(!found.lines.empty(), "ROWS");
    if (found.lines.empty()) data.show(wish.show != Show::all || wish.narrowed() ? "NO_MATCH" : "EMPTY");
    if (!found.next.empty()) {
        auto further = list_fields(wish);
        further.emplace_back("after", found.next);
        data.add("OLDER")
            .set("URL", with_fields("/incoming", further))
            .set("LABEL", words.say(wish.order == Order::newest ? "core.action.older" : "incoming.order.further"));
    }
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
        .set("HERE", with_fields("/dispositions", kept))
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
        if (!ended) show_count(filter, desk.count_given(ctx, each), words);
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
