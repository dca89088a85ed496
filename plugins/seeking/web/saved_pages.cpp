// SPDX-License-Identifier: Apache-2.0
// Searches kept: their pages, and what stands on the search page and beside letters.
#include "core/base/text.h"
#include "core/http/sought.h"
#include "seeking/input/fields.h"
#include "seeking/input/files.h"
#include "seeking/service/form_columns.h"
#include "seeking/service/kept_wish.h"
#include "seeking/web/pages.h"

namespace seeking::web {

using core::http::Given;
using core::page::Data;
using core::words::Catalog;

namespace {

constexpr int most_on_search = 8;
constexpr std::size_t most_suggested = 5;

SavedId saved_id(const Request& request) { return SavedId::parse(request.param("id")); }

void show_saved(Data& row, const Saved& saved, const Context& ctx, const Catalog& words) {
    row.set("URL", "/searches/" + saved.id.text())
        .set("ID", saved.id.text())
        .set("NAME", saved.name)
        .set("SOUGHT", wish_line(wish_kept(saved.wanted), words))
        .set("MADE", words.date(core::date_of(saved.made, ctx.zone)))
        .set("OWNER", saved.person_name);
    row.show_if(saved.shared, "SHARED").show_if(saved.alert, "ALERT");
    if (saved.fresh > 0)
        row.add("FRESH").set("TEXT", words.say("seeking.notice.count", {{"count", words.number(saved.fresh)}}));
}

void show_exports(Data& data, Room& room, const Context& ctx, const Catalog& words) {
    if (!ctx.actor.may("seeking.export")) return;
    const auto all = room.exporting.list(ctx);
    if (all.empty()) return;
    auto& box = data.add("EXPORTS");
    for (const auto& each : all)
        box.add("EXPORT")
            .set("URL", "/exports/" + each.id.text())
            .set("TITLE", input::title_of(room, ctx, each))
            .set("AT", words.moment(each.asked, ctx.zone))
            .set("STATE", words.say("seeking.export.state." + std::string(name(each.state))))
            .set("COUNT", words.number(each.total));
}

void keep_fields(Data& form, const core::search::Wanted& wanted) {
    for (const auto& [field, value] : core::http::fields_of(wanted)) form.add("KEPT").set("FIELD", field).set("VALUE", value);
}

Response listed(Room& room, const Context& ctx, const Request& request, const std::vector<core::Fault>& faults,
                const core::search::Wanted* again = nullptr) {
    const auto& words = room.words.in(ctx.language);
    const auto all = room.saved.list(ctx);
    Data data;
    data.set("PAGE_TITLE", words.say("seeking.title"));
    for (const auto& each : all.own) show_saved(data.add("OWN"), each, ctx, words);
    data.show_if(all.own.empty(), "NONE");
    if (!all.of_unit.empty()) data.show("OF_UNIT");
    for (const auto& each : all.of_unit) show_saved(data.add("UNIT_ROW"), each, ctx, words);
    if (again != nullptr) {
        auto& form = data.add("AGAIN");
        form.set("SOUGHT", wish_line(*again, words)).set("NAME", request.form.get("name"));
        form.show_if(request.form.has("alert"), "ALERT").show_if(request.form.has("shared"), "SHARED");
        keep_fields(form, *again);
    }
    const auto opened = room.opened.last(ctx);
    data.show_if(!opened.empty(), "OPENED");
    for (const auto& each : opened) show_listed(data.add("OPENED_ROW"), each, words);
    show_exports(data, room, ctx, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "seeking/list", std::move(data),
                             faults.empty() ? 200 : core::http::fault_status);
}

}  // namespace

void show_listed(Data& row, const Listed& listed, const Catalog& words) {
    row.set("URL", listed.hit.link)
        .set("TITLE", listed.hit.title)
        .set("SUMMARY", listed.hit.summary)
        .set("DATE", words.date(listed.hit.date))
        .set("ISO", core::iso(listed.hit.date))
        .set("KIND", words.say("seeking.kind." + listed.hit.kind));
    if (!listed.hit.number.empty()) row.add("NUMBERED").set("NUMBER", listed.hit.number);
}

std::string address_of(const core::search::Wanted& wanted) {
    std::string query;
    for (const auto& [field, value] : core::http::fields_of(wanted))
        query += (query.empty() ? "?" : "&") + field + "=" + core::text::url(value);
    return "/search" + query;
}

Response list(Room& room, const Context& ctx, Request& request) { return listed(room, ctx, request, {}); }

Response keep(Room& room, const Context& ctx, Request& request) {
    Given given(request.form);
    const auto wanted = core::http::sought(given);
    const auto as = input::keeping(given);
    const bool asks = core::http::asks(wanted);
    if (!asks) given.fault("q", "seeking.fault.nothing");
    if (!given.faults().empty()) return listed(room, ctx, request, given.take_faults(), asks ? &wanted : nullptr);
    room.saved.keep(ctx, wanted, as);
    return core::http::see_other("/searches", "seeking.flash.kept");
}

Response run(Room& room, const Context& ctx, Request& request) {
    return core::http::see_other(address_of(room.saved.run(ctx, saved_id(request))));
}

Response change(Room& room, const Context& ctx, Request& request) {
    const auto id = saved_id(request);
    Given given(request.form);
    const auto as = input::keeping(given);
    room.saved.show(ctx, id);   // whoever may not know of it hears of no fault either
    if (!given.faults().empty()) return listed(room, ctx, request, given.take_faults());
    room.saved.change(ctx, id, as);
    return core::http::see_other("/searches", "seeking.flash.changed");
}

Response remove(Room& room, const Context& ctx, Request& request) {
    room.saved.remove(ctx, saved_id(request));
    return core::http::see_other("/searches", "seeking.flash.removed");
}

std::string on_search(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    if (!ctx.actor.may("seeking.use") || ctx.actor.seats.empty() || ctx.actor.borrows()) return {};
    const auto& words = room.words.in(ctx.language);
    Data data;
    if (!subject.empty()) {
        Given given(request.query);
        const auto wanted = core::http::sought(given);
        auto& asked = data.add("ASKED");
        asked.set("NAME", wish_line(wanted, words));
        keep_fields(asked, wanted);
        if (subject == "found" && ctx.actor.may("seeking.export")) {
            auto& choosing = asked.add("CHOOSING");
            for (const auto& [field, value] : core::http::fields_of(wanted))
                choosing.add("SOUGHT").set("FIELD", field).set("VALUE", value);
        }
        return room.pages.fragment(ctx, request, "seeking/on_search", data);
    }
    auto& fresh = data.add("BEFORE");
    const auto all = room.saved.list(ctx);
    for (const auto* some : {&all.own, &all.of_unit})
        for (const auto& each : *some) show_saved(fresh.add("SAVED"), each, ctx, words);
    const auto opened = room.opened.last(ctx, most_on_search);
    fresh.show_if(!opened.empty(), "OPENED").show_if(all.own.empty() && all.of_unit.empty(), "NONE");
    for (const auto& each : opened) show_listed(fresh.add("OPENED_ROW"), each, words);
    return room.pages.fragment(ctx, request, "seeking/on_search", data);
}

std::string suggested(Room& room, const Context& ctx, const Request& request, std::string_view typed) {
    if (!ctx.actor.may("seeking.use") || ctx.actor.seats.empty() || ctx.actor.borrows()) return {};
    const auto fitting = room.saved.named_like(ctx, typed, most_suggested);
    if (fitting.empty()) return {};
    Data data;
    for (const auto& each : fitting)
        data.add("SAVED").set("URL", "/searches/" + each.id.text()).set("NAME", each.name);
    return room.pages.fragment(ctx, request, "seeking/suggested", data);
}

std::string beside(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    const auto what = named_in(subject);
    if (!what) return {};
    room.opened.note(ctx, *what);
    const auto alike = room.opened.alike(ctx, *what);
    if (alike.empty()) return {};
    Data data;
    for (const auto& each : alike) show_listed(data.add("ROW"), each, room.words.in(ctx.language));
    return room.pages.fragment(ctx, request, "seeking/alike", data);
}

}  // namespace seeking::web
