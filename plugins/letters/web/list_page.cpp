// SPDX-License-Identifier: Apache-2.0
// The list of outgoing letters.
#include "letters/filters.h"
#include "letters/newer.h"
#include "letters/web/pages.h"
#include "letters/web/place.h"
#include "letters/web/views.h"

namespace letters::web {

using core::page::Data;

namespace {

constexpr std::array<std::string_view, 10> state_filters{"", "draft", "returned", "waiting",
                                                        "sealing", "printed", "sealed", "sent",
                                                        "undelivered", "void"};

constexpr int most_to_choose = 100;

void show_line(Data& row, const Line& line, const Context& ctx, const core::words::Catalog& words) {
    row.set("URL", address(line.id))
        .set("PICKED", line.id.text() + ":" + std::to_string(line.version))
        .set("SUBJECT", line.subject.empty() ? words.say("letters.no_subject") : line.subject)
        .set("KIND", line.kind_name)
        .set("DRAFTER", line.drafter)
        .set("DATE", line.date ? words.date(*line.date) : words.moment(line.changed, ctx.zone))
        .set("ISO", line.date ? core::iso(*line.date) : core::iso(line.changed));
    show_state(row, line.state, !line.note.empty(), words, line.partly);
    if (line.newer) row.add("NEWER").set("TEXT", newer_text(*line.newer, words));
    if (!line.holder.empty()) row.add("HELD").set("HOLDER", line.holder);
    if (!line.number.empty()) row.add("NUMBERED").set("NUMBER", line.number);
    if (line.addressed > 0)
        row.add("TO")
            .set("NAME", line.addressee)
            .show_if(line.addressed > 1, "MORE")
            .set("REST", line.addressed - 1);
    if (line.state == State::sent)
        row.add("RECEIVED").set("TEXT", words.say("letters.received_of",
                                                  {{"count", std::to_string(line.received)},
                                                   {"all", std::to_string(line.addressed)}}));
    if (line.urgency != Urgency::ordinary)
        row.add("URGENT").set("TEXT", words.say("letters.urgency." + std::string(name(line.urgency))));
}

}  // namespace

// What the person drafted and is not done: first what came back, then what waits for a scan, then what waits above.
std::string on_desk(Room& room, const Context& ctx, const Request& request) {
    constexpr int most = 5;
    if (!ctx.actor.may("letters.write") || ctx.actor.seats.empty()) return {};
    const auto& words = room.words.in(ctx.language);
    Wish back;
    back.mine = true;
    back.returned = true;
    back.limit = most;
    Wish above = back;
    above.returned = false;
    above.state = State::waiting;
    Wish printed = above;
    printed.state = State::printed;
    Data data;
    bool some = false;
    for (const auto& wish : {back, printed, above})
        for (const auto& line : room.services.desk.list(ctx, wish).lines) {
            show_line(data.add("ROW"), line, ctx, words);
            some = true;
        }
    return some ? room.pages.fragment(ctx, request, "letters/desk", data) : std::string();
}

Response list(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    auto wish = wish_from(request.query);
    // A list of drafts is one to choose from: as many as fit are sent up together.
    const bool choosing = ctx.actor.may("letters.write") && (wish.returned || wish.state == State::draft);
    if (choosing && !request.query.has("limit")) wish.limit = most_to_choose;
    const auto found = room.services.desk.list(ctx, wish);
    const auto state = request.query.get("state");
    Data data;
    data.set("PAGE_TITLE", words.say("letters.title")).set("Q", wish.words).set("STATE_NOW", state).show_if(wish.mine, "MINE");
    for (const auto filter : state_filters) {
        auto& shown = data.add("FILTER");
        shown.set("URL", list_address(wish, filter))
            .set("LABEL", words.say("letters.filter." + std::string(filter.empty() ? "all" : filter)))
            .show_if(state == filter, "CURRENT");
    }
    for (const auto& kind : room.services.desk.kinds(ctx))
        data.add("KIND")
            .set("VALUE", kind.code)
            .set("LABEL", kind.name)
            .show_if(wish.kind == kind.code, "CHOSEN");
    for (const auto& line : found.lines) {
        auto& row = data.add("ROW");
        show_line(row, line, ctx, words);
        row.set("URL", address_in(wish, line));
        row.show_if(choosing, "PICK");
    }
    data.show_if(choosing && !found.lines.empty(), "CHOOSING");
    data.show_if(!found.lines.empty(), "ROWS");
    if (found.lines.empty()) {
        const bool filtered = !state.empty() || !wish.kind.empty() || !wish.words.empty();
        data.show(filtered ? "NO_MATCH" : "EMPTY");
    }
    if (!found.next.empty()) data.add("OLDER").set("URL", list_address(wish, state, found.next));
    data.show_if(ctx.actor.may("letters.write"), "MAY_WRITE");
    return room.pages.render(ctx, request, "letters/list", std::move(data));
}

}  // namespace letters::web
