// SPDX-License-Identifier: Apache-2.0
// The notices of the seat, by day.
#include "core/base/text.h"
#include "notify/input/fields.h"
#include "notify/web/pages.h"

namespace notify::web {

using core::page::Data;

namespace {

NoticeId id_of(const Request& request) { return NoticeId::parse(request.param("id")); }

void show_line(Data& row, const Line& line, const Context& ctx, const core::words::Catalog& words) {
    row.set("ID", line.id.text())
        .set("URL", line.link)
        .set("TITLE", line.title)
        .set("KIND", words.say(line.word))
        .set("TIME", words.time(line.changed, ctx.zone))
        .set("ISO", core::iso(line.changed))
        .set("ROW_CLASS", line.unread ? "is-unread" : "is-seen");
    row.show_if(line.unread, "UNREAD").show_if(line.urgent && line.unread, "URGENT").show_if(line.own, "OWN");
    if (line.told > 1) row.add("TOLD").set("TIMES", words.number(line.told));
    if (line.access != classification::AccessClass::ordinary)
        row.add("CLOSED").set("ACCESS", words.say("notify.access." + std::string(classification::name(line.access))));
}

std::string address(bool unread, const std::string& after) {
    std::string url = "/notices";
    if (unread) url += "?unread=1";
    if (!after.empty()) url += (unread ? "&after=" : "?after=") + core::text::url(after);
    return url;
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto wish = input::wish_from(request.query);
    const auto found = room.services.inbox.list(ctx, wish);
    const auto count = room.services.inbox.shown_count(ctx);
    Data data;
    data.set("PAGE_TITLE", words.say("notify.title")).set("UNTIL", std::to_string(ctx.now().ms));
    for (const bool unread : {false, true}) {
        auto& filter = data.add("FILTER");
        filter.set("URL", address(unread, {}))
            .set("LABEL", words.say(unread ? "notify.filter.unread" : "notify.filter.all"))
            .show_if(wish.unread == unread, "CURRENT");
        if (unread && !count.empty()) filter.add("COUNTED").set("COUNT", count);
    }
    Data* day = nullptr;
    std::optional<core::Date> now;
    for (const auto& line : found.lines) {
        const auto date = core::date_of(line.changed, ctx.zone);
        if (now != date) {
            day = &data.add("DAY");
            day->set("DATE", date == ctx.today() ? words.say("notify.today") : words.day_date(date));
            now = date;
        }
        show_line(day->add("ROW"), line, ctx, words);
    }
    if (found.lines.empty()) data.show(wish.unread ? "NONE_UNREAD" : "EMPTY");
    data.show_if(!count.empty(), "SOME_UNREAD").show_if(ctx.actor.may("notify.manage"), "MANAGES");
    if (!found.next.empty()) data.add("OLDER").set("URL", address(wish.unread, found.next));
    return room.pages.render(ctx, request, "notify/list", std::move(data));
}

Response open(Room& room, const Context& ctx, Request& request) {
    return core::http::see_other(core::http::local_path(room.services.inbox.open(ctx, id_of(request)), "/notices"));
}

Response read(Room& room, const Context& ctx, Request& request) {
    room.services.inbox.read(ctx, id_of(request));
    return core::http::see_other("/notices");
}

Response read_all(Room& room, const Context& ctx, Request& request) {
    room.services.inbox.read_all(ctx, input::until_from(core::http::Given(request.form), ctx.now()));
    return core::http::see_other("/notices", "notify.flash.read_all");
}

}  // namespace notify::web
