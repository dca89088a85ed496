// SPDX-License-Identifier: Apache-2.0
#include "depot/web/hold_pages.h"

#include <algorithm>

#include "depot/input/fields.h"

namespace depot::web {

using core::http::Given;
using core::page::Data;
using core::words::Catalog;

namespace {

HoldId hold_id(const Request& request) { return HoldId::parse(request.param("id")); }

void show_hold(Data& row, const Hold& hold, const Context& ctx, const Catalog& words) {
    row.set("HOLD_URL", hold_url(hold.id))
        .set("HOLD_NAME", hold.name)
        .set("KIND", words.say("depot.hold_kind." + std::string(name(hold.kind))))
        .set("MANDATE", hold.mandate)
        .set("HOLD_UNIT", hold.unit_name)
        .set("OPENED_BY", hold.opened.name)
        .set("OPENED_AT", words.moment(hold.opened.at, ctx.zone));
    show_state(row, hold, words);
    if (hold.remind) row.add("REMIND").set("REMIND_ON", words.date(*hold.remind));
    if (hold.proposed)
        row.add("PROPOSED")
            .set("BY", hold.proposed->name)
            .set("AT", words.moment(hold.proposed->at, ctx.zone))
            .set("REASON", hold.proposed_reason);
    if (hold.closed)
        row.add("CLOSED")
            .set("BY", hold.closed->name)
            .set("AT", words.moment(hold.closed->at, ctx.zone))
            .set("REASON", hold.closed_reason);
}

Response show_new(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const bool typed = request.form.has("name");
    Data data;
    data.set("PAGE_TITLE", words.say("depot.hold.new"));
    show_tabs(data, ctx, "TAB_HOLDS");
    show_typed(data, request, {"name", "mandate", "code", "year_from", "year_until", "remind"});
    auto ticked = request.form.every("dossiers");
    if (!typed && request.query.has("dossier")) ticked.push_back(request.query.get("dossier"));
    show_choices(data, room.services.holds.choices(ctx, request.query.get("among")), ticked);
    data.set("AMONG", request.query.get("among"));
    const bool by_query = request.form.get("by_query") == "1";
    data.show(by_query ? "QUERY_CHOSEN" : "LIST_CHOSEN");
    for (const auto kind : all_hold_kinds)
        data.add("KIND_CHOICE")
            .set("VALUE", name(kind))
            .set("LABEL", words.say("depot.hold_kind." + std::string(name(kind))))
            .show_if(request.form.get("kind") == name(kind), "CHOSEN");
    for (const auto& [id, unit] : room.services.holds.units(ctx))
        data.add("UNIT_CHOICE")
            .set("VALUE", id.text())
            .set("LABEL", unit)
            .show_if(request.form.get("unit") == id.text(), "CHOSEN");
    return form_page(room, ctx, request, "depot/hold_new", std::move(data), faults);
}

Response show_one_hold(Room& room, const Context& ctx, Request& request, const Tried& tried) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.holds.one(ctx, hold_id(request));
    Data data;
    data.set("PAGE_TITLE", shown.hold.name);
    show_tabs(data, ctx, "TAB_HOLDS");
    show_hold(data, shown.hold, ctx, words);
    if (shown.hold.by_query) data.add("BY_QUERY").set("SCOPE", scope_text(shown.hold.scope, shown.scope_unit, words));
    for (const auto& each : shown.dossiers) show_dossier(data.add("ROW"), each);
    data.set("COUNT", words.number(static_cast<std::int64_t>(shown.dossiers.size())));
    data.show_if(!shown.dossiers.empty(), "ROWS").show_if(shown.dossiers.empty(), "NO_ROWS");
    if (shown.may_propose) show_form(data.add("MAY_PROPOSE"), request, tried, "propose", {"reason"}, words);
    if (shown.may_release) {
        show_form(data.add("MAY_RELEASE"), request, tried, "release", {"reason"}, words);
        show_form(data.add("MAY_KEEP"), request, tried, "keep", {"reason"}, words);
    }
    data.show_if(shown.hold.state == HoldState::proposed && !shown.may_release, "NOT_SECOND");
    if (shown.may_add) {
        auto& add = data.add("MAY_ADD");
        show_form(add, request, tried, "add", {}, words);
        auto all = room.services.holds.choices(ctx, request.query.get("among"));
        std::erase_if(all, [&](const archive::Kept& each) {
            return std::any_of(shown.dossiers.begin(), shown.dossiers.end(),
                               [&](const archive::Kept& held) { return held.id == each.id; });
        });
        show_choices(add, all, request.form.every("dossiers"));
        add.set("AMONG", request.query.get("among"));
    }
    return form_page(room, ctx, request, "depot/hold", std::move(data), tried);
}

template <class Do>
Response on_hold(Room& room, const Context& ctx, Request& request, const char* act, const char* flash, Do run) {
    return tried(flash, [&] { return run(), hold_url(hold_id(request)); },
                 [&](const auto& faults) { return show_one_hold(room, ctx, request, {act, {}, faults}); });
}

}  // namespace

Response holds(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto state = input::hold_state_in(request.query);
    const auto all = room.services.holds.list(ctx, state);
    Data data;
    data.set("PAGE_TITLE", words.say("depot.holds.title"));
    show_tabs(data, ctx, "TAB_HOLDS");
    data.add("FILTER")
        .set("FILTER_URL", "/depot/holds")
        .set("LABEL", words.say("depot.holds.all"))
        .show_if(!state, "CURRENT");
    for (const auto each : all_hold_states)
        data.add("FILTER")
            .set("FILTER_URL", "/depot/holds?state=" + std::string(name(each)))
            .set("LABEL", words.say("depot.hold_state." + std::string(name(each))))
            .show_if(state == each, "CURRENT");
    for (const auto& each : all) show_hold(data.add("ROW"), each, ctx, words);
    data.show_if(!all.empty(), "ROWS").show_if(all.empty(), "EMPTY");
    return room.pages.render(ctx, request, "depot/holds", std::move(data));
}

Response hold(Room& room, const Context& ctx, Request& request) { return show_one_hold(room, ctx, request, {}); }

Response new_hold(Room& room, const Context& ctx, Request& request) { return show_new(room, ctx, request, {}); }

Response open_hold(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.hold_opened",
                 [&] { return hold_url(room.services.holds.open(ctx, input::hold_from(Given(request.form)))); },
                 [&](const auto& faults) { return show_new(room, ctx, request, faults); });
}

Response add_to_hold(Room& room, const Context& ctx, Request& request) {
    return on_hold(room, ctx, request, "add", "depot.flash.hold_added", [&] {
        room.services.holds.add(ctx, hold_id(request), input::dossiers_from(Given(request.form)));
    });
}

Response propose_release(Room& room, const Context& ctx, Request& request) {
    return on_hold(room, ctx, request, "propose", "depot.flash.hold_proposed", [&] {
        room.services.holds.propose(ctx, hold_id(request), input::reason_from(Given(request.form)));
    });
}

Response release_hold(Room& room, const Context& ctx, Request& request) {
    return on_hold(room, ctx, request, "release", "depot.flash.hold_released", [&] {
        room.services.holds.release(ctx, hold_id(request), input::reason_from(Given(request.form)));
    });
}

Response keep_hold(Room& room, const Context& ctx, Request& request) {
    return on_hold(room, ctx, request, "keep", "depot.flash.hold_kept", [&] {
        room.services.holds.keep(ctx, hold_id(request), input::reason_from(Given(request.form)));
    });
}

}  // namespace depot::web
