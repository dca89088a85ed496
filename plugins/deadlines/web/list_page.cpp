// SPDX-License-Identifier: Apache-2.0
// The saved lists: a link is a list.
#include "deadlines/input/fields.h"
#include "deadlines/web/pages.h"
#include "deadlines/web/views.h"

namespace deadlines::web {

using core::page::Data;
using core::words::Catalog;

namespace {

constexpr std::array<int, 4> day_choices{3, 7, 14, 30};

bool counted(List list) { return list != List::others && list != List::unanswered; }

// Lists that also show what others of the unit hold.
bool of_units(List list) {
    return list == List::mine || list == List::overdue || list == List::soon || list == List::paused;
}

// What others hold, and may be asked to hurry with.
bool may_urge_in(const Wish& wish) {
    return wish.list == List::others || wish.list == List::unread || wish.list == List::escalated ||
           (wish.scope == Scope::unit && wish.list != List::paused);
}

void show_line(Data& row, const Line& line, const Wish& wish, const Lines& found, const Context& ctx,
               const Catalog& words) {
    const auto& wait = line.wait;
    const bool mine = ctx.actor.holds(wait.holder);
    row.set("URL", address(wait.id))
        .set("TITLE", title_of(line, words))
        .set("STEP", step_word(wait.step, words))
        .set("SINCE", words.moment(wait.began, line.zone))
        .set("ISO", core::iso(wait.began))
        .set("TONE", line.overdue ? "bad" : wait.paused_at ? "none" : mine ? "wait" : "info")
        .set("ICON", line.overdue ? "clock-exclamation" : wait.paused_at ? "hourglass" : mine ? "clock" : "send");
    if (line.said && !line.said->number.empty()) row.add("NUMBERED").set("NUMBER", line.said->number);
    if (!mine || wish.scope == Scope::unit) row.add("HELD").set("HOLDER", line.holder_name);
    if (!line.waiter_name.empty() && mine) row.add("FOR").set("WAITER", line.waiter_name);
    if (wait.urgency != "biasa") row.add("URGENT").set("URGENCY", words.say("deadlines.urgency." + wait.urgency));
    show_due(row, line, found.time, ctx, words);
}

void show_filters(Data& data, Room& room, const Context& ctx, const Wish& wish, bool heads, const Catalog& words) {
    auto& desk = room.services.desk;
    for (const auto list : all_lists) {
        Wish other;
        other.list = list;
        other.days = wish.days;
        if (wish.scope == Scope::unit && of_units(list)) {
            other.scope = Scope::unit;
            other.unit = wish.unit;
            other.holder = wish.holder;
        }
        auto& filter = data.add("FILTER");
        filter.set("URL", input::address(other))
            .set("LABEL", words.say("deadlines.list." + std::string(name(list))))
            .show_if(wish.list == list, "CURRENT");
        if (!counted(list)) continue;
        const auto count = desk.count(ctx, other);
        if (count > 0) filter.add("COUNTED").set("COUNT", words.number(count));
    }
    if (!heads || !of_units(wish.list)) return;
    for (const auto scope : {Scope::own, Scope::unit}) {
        auto other = wish;
        other.scope = scope;
        other.after.clear();
        if (scope == Scope::own) {
            other.unit.reset();
            other.holder.reset();
        }
        data.add("SCOPE")
            .set("URL", input::address(other))
            .set("LABEL", words.say(scope == Scope::own ? "deadlines.scope.own" : "deadlines.scope.unit"))
            .show_if(wish.scope == scope, "CURRENT");
    }
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    auto& desk = room.services.desk;
    const auto wish = input::wish_from(request.query);
    const auto found = desk.list(ctx, wish);
    const bool heads = desk.heads(ctx);
    Data data;
    data.set("PAGE_TITLE", words.say("deadlines.title"))
        .set("EXPLAINED", words.say("deadlines.explain." + std::string(name(wish.list))))
        .show_if(heads, "HEADS");
    show_filters(data, room, ctx, wish, heads, words);
    if (wish.list == List::unanswered)
        for (const int days : day_choices) {
            auto other = wish;
            other.days = days;
            other.after.clear();
            data.add("DAYS")
                .set("URL", input::address(other))
                .set("LABEL", words.say("deadlines.days", {{"count", std::to_string(days)}}))
                .show_if(wish.days == days, "CURRENT");
        }
    if (wish.holder && !found.lines.empty()) data.add("OF_HOLDER").set("HOLDER", found.lines.front().holder_name);
    const auto query = input::address(wish).substr(std::string("/deadlines").size());
    data.set("TEXT_TYPED", wish.text)
        .set("LIST", name(wish.list))
        .set("SHEET_URL", "/deadlines.xlsx" + query)
        .set("PAPER_URL", "/deadlines.pdf" + query)
        .show_if(wish.scope == Scope::unit, "OF_UNIT");
    if (wish.unit) data.add("KEPT").set("FIELD_NAME", "unit").set("VALUE", wish.unit->text());
    if (wish.holder) data.add("KEPT").set("FIELD_NAME", "holder").set("VALUE", wish.holder->text());
    for (const auto step : all_steps)
        data.add("STEP_CHOICE")
            .set("VALUE", name(step))
            .set("LABEL", step_word(step, words))
            .show_if(wish.step == step, "CHOSEN");
    const bool urgeable = may_urge_in(wish) && !found.lines.empty() && ctx.actor.seat().lends("instruct");
    for (const auto& line : found.lines) {
        auto& row = data.add("ROW");
        show_line(row, line, wish, found, ctx, words);
        if (urgeable && !line.wait.paused_at && !ctx.actor.holds(line.wait.holder))
            row.add("PICK").set("PICKED", line.wait.id.text());
    }
    data.show_if(urgeable, "URGING");
    data.show_if(!found.lines.empty(), "ROWS").show_if(found.lines.empty(), "EMPTY");
    if (!found.next.empty()) data.add("OLDER").set("URL", input::address(wish) + "&after=" + found.next);
    return room.pages.render(ctx, request, "deadlines/list", std::move(data));
}

}  // namespace deadlines::web
