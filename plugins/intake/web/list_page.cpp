// SPDX-License-Identifier: Apache-2.0
// The tray, what was just handed in, and the quarantine.
#include "core/base/text.h"
#include "intake/input/fields.h"
#include "intake/reading/separators.h"
#include "intake/web/pages.h"
#include "intake/web/views.h"

namespace intake::web {

using core::page::Data;
using core::words::Catalog;

namespace {

std::string with(std::string path, const std::vector<std::pair<std::string, std::string>>& fields) {
    char before = '?';
    for (const auto& [name, value] : fields) {
        if (value.empty()) continue;
        path += before + name + "=" + core::text::url(value);
        before = '&';
    }
    return path;
}

std::string said(const core::Error& error, const Catalog& words) {
    if (!error.faults().empty()) return words.say(error.faults().front().key, error.faults().front().args);
    return words.say(error.key(), error.args());
}

void show_filters(Data& data, const Tray& tray, const Wish& wish, const Catalog& words) {
    for (const auto show : all_shows) {
        auto& filter = data.add("FILTER");
        filter.set("URL", with("/intake", {{"show", std::string(name(show))}}))
            .set("LABEL", words.say("intake.show." + std::string(name(show))))
            .show_if(wish.show == show, "CURRENT");
        const auto count = show == Show::ready         ? tray.counts.ready
                           : show == Show::waiting     ? tray.counts.waiting
                           : show == Show::quarantined ? tray.counts.quarantined
                                                       : 0;
        if (count > 0) filter.add("COUNTED").set("COUNT", words.number(count));
    }
    for (const auto source : all_sources) {
        const std::string code(name(source));
        data.add("SOURCE")
            .set("VALUE", code)
            .set("LABEL", words.say("intake.source." + code))
            .show_if(wish.source == source, "CHOSEN");
    }
    data.set("SHOW_NOW", name(wish.show)).set("Q", wish.words);
}

void show_around(Data& data, const Tray& tray, const Context& ctx, const Catalog& words) {
    for (const auto& each : tray.refused)
        data.add("REFUSED")
            .set("REFUSED_ID", each.id.text())
            .set("REFUSED_FILE", each.file_name)
            .set("REFUSED_FROM", came_from(each.source, each.origin, words))
            .set("REFUSED_WHY", words.say(each.word, each.args))
            .set("REFUSED_AT", words.moment(each.at, ctx.zone));
    for (const auto& each : tray.ways) {
        auto& way = data.add("WAY");
        const auto cut = each.way.find(' ');
        way.set("WAY_NAME", words.say(each.way.starts_with("mail ") ? "intake.way.mail" : "intake.way.scans",
                                      {{"name", each.way.substr(cut + 1)}}))
            .set("WAY_AT", words.moment(each.at, ctx.zone));
        if (each.word.empty()) way.show("WAY_WELL");
        else way.add("WAY_ILL").set("WAY_WHY", words.say(each.word, each.args));
    }
}

Response tray_page(Room& room, const Context& ctx, const Request& request, const Wish& wish, Data data, int status) {
    const auto& words = room.words.in(ctx.language);
    const auto tray = room.services.tray.tray(ctx, wish);
    data.set("PAGE_TITLE", words.say("intake.title"));
    show_filters(data, tray, wish, words);
    show_around(data, tray, ctx, words);
    show_mailrooms(data, tray.others);
    for (const auto& line : tray.page.lines) {
        auto& row = data.add("ROW");
        show_line(row, line, ctx, words);
        if (line.state == State::received || line.state == State::checked || line.state == State::ready ||
            line.state == State::quarantined)
            row.show("PICK");
    }
    const bool some = !tray.page.lines.empty();
    data.show_if(some, "ROWS").show_if(some && wish.show != Show::over, "CHOOSING");
    if (!some) data.show(wish.show != Show::open || !wish.words.empty() || wish.source ? "NO_MATCH" : "EMPTY");
    if (tray.counts.waiting > 0)
        data.add("WORKING")
            .set("WORKING_TEXT", words.say("intake.working", {{"count", std::to_string(tray.counts.waiting)}}));
    if (tray.counts.ready > 0 && wish.show == Show::open)
        for (const auto& line : tray.page.lines)
            if (line.state == State::ready) {
                data.add("BEGIN").set("BEGIN_URL", opened_at(line));
                break;
            }
    if (!tray.page.next.empty())
        data.add("OLDER").set("URL", with("/intake", {{"show", std::string(name(wish.show))},
                                                      {"source", wish.source ? std::string(name(*wish.source)) : ""},
                                                      {"q", wish.words},
                                                      {"after", tray.page.next}}));
    return room.pages.render(ctx, request, "intake/list", std::move(data), status);
}

// RESULTS{RESULT{NAME, GOOD or BAD{WHY}}}
void show_result(Data& results, const std::string& title, const std::optional<core::Error>& why, const Catalog& words) {
    auto& row = results.add("RESULT");
    row.set("RESULT_NAME", title);
    if (why) row.add("BAD").set("WHY", said(*why, words));
    else row.show("GOOD");
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    return tray_page(room, ctx, request, input::wish_from(request.query), Data(), 200);
}

Response upload(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    try {
        const auto taken = room.services.receiving.upload(ctx, input::files_from(request));
        const bool refused = std::any_of(taken.begin(), taken.end(), [](const Taken& each) { return each.refused; });
        if (!refused) return core::http::see_other("/intake", "intake.flash.received");
        auto& results = data.add("RESULTS");
        for (const auto& each : taken) show_result(results, each.name, each.refused, words);
        const bool some = std::any_of(taken.begin(), taken.end(), [](const Taken& each) { return !each.refused; });
        return tray_page(room, ctx, request, {}, std::move(data), some ? 200 : 422);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        core::page::show_faults(data, error.faults(), words);
        return tray_page(room, ctx, request, {}, std::move(data), 422);
    }
}

Response act(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    auto& tray = room.services.tray;
    const core::http::Given form(request.form);
    const auto wanted = request.form.get("act");
    const auto chosen = input::arrivals_from(form);
    if (wanted == "merge") {
        const auto made = tray.merge(ctx, chosen);
        return core::http::see_other(address(made), "intake.flash.merged");
    }
    std::function<void(ArrivalId)> one;
    if (wanted == "discard") {
        one = [&, why = input::reason_from(form)](ArrivalId id) { tray.discard(ctx, id, why); };
    } else if (wanted == "move") {
        one = [&, to = input::sending_from(form)](ArrivalId id) { tray.move(ctx, id, to.mailroom, to.word); };
    } else if (wanted == "read") {
        one = [&](ArrivalId id) { tray.read_again(ctx, id); };
    } else {
        throw core::Error("intake.error.incomplete", {{"act", "intake.fault.act", {}}});
    }
    // Each by itself, and each told as it went.
    Data data;
    auto& results = data.add("RESULTS");
    bool ill = false;
    for (const auto& id : chosen) {
        std::string title = id.text();
        std::optional<core::Error> why;
        try {
            title = tray.whole(ctx, id).arrival.title();
            one(id);
        } catch (const core::Error& error) {
            if (error.code() == core::Code::internal || error.code() == core::Code::unavailable) throw;
            why = error;
            ill = true;
        }
        show_result(results, title, why, words);
    }
    if (!ill) return core::http::see_other("/intake", "intake.flash.done");
    return tray_page(room, ctx, request, {}, std::move(data), 200);
}

Response seen(Room& room, const Context& ctx, Request& request) {
    room.services.tray.seen(ctx, FaultId::parse(request.param("id")));
    return core::http::see_other("/intake");
}

Response separator(Room& room, const Context& ctx, Request&) {
    const auto& words = room.words.in(ctx.language);
    auto sheet = separator_sheet(ctx.now(),
                                 {words.say("intake.separator.title"), words.say("intake.separator.text"),
                                  words.say("intake.separator.foot")},
                                 room.services.parts.fonts);
    return core::http::bytes(std::move(sheet), "application/pdf", "lembar-pemisah.pdf");
}

Response quarantine(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto all = room.services.tray.quarantined(ctx);
    Data data;
    data.set("PAGE_TITLE", words.say("intake.quarantine.title"));
    for (const auto& each : all)
        data.add("ROW")
            .set("ID", each.id.text())
            .set("FILE", each.file_name)
            .set("FROM", came_from(each.source, each.origin, words))
            .set("WHY", each.reason)
            .set("SHA", each.original.hex())
            .set("DATE", words.moment(each.came_at, ctx.zone));
    data.show(all.empty() ? "EMPTY" : "ROWS");
    return room.pages.render(ctx, request, "intake/quarantine", std::move(data));
}

}  // namespace intake::web
