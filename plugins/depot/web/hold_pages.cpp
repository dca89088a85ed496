// SPDX-License-Identifier: Apache-2.0
#include "depot/web/hold_pages.h"

#include <algorithm>

#include "depot/input/fields.h"

namespace depot::web {

using core::http::Given;
using core::page::Data;
using core::words::Catalog;

namespace {

constexpr std::size_t most_on_form = 200;

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
    if (hold.mandate_on) row.add("DATED").set("MANDATE_ON", words.date(*hold.mandate_on));
    if (!hold.asked_by.empty()) row.add("ASKED").set("ASKED_BY", hold.asked_by);
    if (!hold.reason.empty()) row.add("WHY").set("WHY_HELD", hold.reason);
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

void show_freely(Data& data, Room& room, const Context& ctx, const Request& request) {
    auto& free = data.add("FREELY");
    const auto choices = room.services.holds.choices(ctx, input::choosing_in(request));
    show_choices(data, choices, "/depot/holds/new", room.words.in(ctx.language));
    const bool by_query = request.form.get("by_query") == "1";
    free.show(by_query ? "QUERY_CHOSEN" : "LIST_CHOSEN");
    if (room.services.holds.may_hold_all(ctx)) free.add("MAY_ALL").show_if(request.form.get("house") == "1", "CHOSEN");
    for (const auto& [id, unit] : room.services.holds.units(ctx))
        free.add("UNIT_CHOICE")
            .set("VALUE", id.text())
            .set("LABEL", unit)
            .show_if(request.form.get("unit") == id.text(), "CHOSEN");
}

// All results of a search: what is held of them, and the holds they may be added to instead.
void show_selected(Data& data, Room& room, const Context& ctx, const std::string& selection) {
    const auto& words = room.words.in(ctx.language);
    const auto found = room.services.holds.selected(ctx, selection);
    auto& chosen = data.add("SELECTED");
    const auto count = [&](std::size_t of) { return words.number(static_cast<std::int64_t>(of)); };
    chosen.set("SELECTION", selection).set("COUNT", count(found.dossiers.size()));
    std::size_t shown = 0;
    for (const auto& each : found.dossiers) {
        if (++shown > most_on_form) break;
        show_dossier(chosen.add("DOSSIER"), each);
    }
    if (found.dossiers.size() > most_on_form) chosen.add("MORE").set("COUNT", count(found.dossiers.size() - most_on_form));
    if (!found.gone.empty()) chosen.add("GONE").set("COUNT", count(found.gone.size()));
    if (found.loose > 0) chosen.add("LOOSE").set("COUNT", words.number(found.loose));
    if (found.dossiers.empty()) return;
    bool any = false;
    for (const auto& each : room.services.holds.list(ctx, HoldState::active))
        if (!each.by_query) {
            data.add("STANDING").set("HOLD_URL", hold_url(each.id)).set("HOLD_NAME", each.name).set("SELECTION", selection);
            any = true;
        }
    data.show_if(any, "STANDING_ANY");
}

Response show_new(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const bool typed = request.form.has("name");
    Data data;
    data.set("PAGE_TITLE", words.say("depot.hold.new"));
    show_tabs(data, ctx, "TAB_HOLDS");
    show_typed(data, request, {"name", "mandate", "mandate_on", "asked_by", "reason", "code", "year_from", "year_until", "remind"});
    const auto selection = (typed ? request.form : request.query).get("selection");
    if (selection.empty()) show_freely(data, room, ctx, request);
    else show_selected(data, room, ctx, selection);
    for (const auto kind : all_hold_kinds)
        data.add("KIND_CHOICE")
            .set("VALUE", name(kind))
            .set("LABEL", words.say("depot.hold_kind." + std::string(name(kind))))
            .show_if(request.form.get("kind") == name(kind), "CHOSEN");
    return form_page(room, ctx, request, "depot/hold_new", std::move(data), faults);
}

Response show_one_hold(Room& room, const Context& ctx, Request& request, const Tried& tried) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.holds.one(ctx, hold_id(request), input::page_in(request.query));
    Data data;
    data.set("PAGE_TITLE", shown.hold.name);
    show_tabs(data, ctx, "TAB_HOLDS");
    show_hold(data, shown.hold, ctx, words);
    if (shown.hold.by_query) {
        auto scope = scope_text(shown.hold.scope, shown.scope_unit, words);
        if (shown.hold.house) scope = words.say("depot.hold.house_scope") + (scope.empty() ? "" : ", " + scope);
        data.add("BY_QUERY").set("SCOPE", scope);
    }
    for (const auto& each : shown.covered.dossiers) show_dossier(data.add("ROW"), each);
    data.set("COUNT", words.number(shown.covered.all));
    show_cut(data, shown.covered, hold_url(shown.hold.id) + "?page=", words);
    data.show_if(!shown.covered.dossiers.empty(), "ROWS").show_if(shown.covered.all == 0, "NO_ROWS");
    for (const auto& each : shown.items) {
        auto& row = data.add("HELD_ITEM");
        show_dossier(row, each.dossier);
        row.set("ITEM_NUMBER", words.number(each.number)).set("ITEM_TITLE", each.title).show_if(each.title.empty(), "MOVED");
    }
    data.show_if(!shown.items.empty(), "HELD_ITEMS");
    if (shown.may_propose) show_form(data.add("MAY_PROPOSE"), request, tried, "propose", {"reason"}, words);
    if (shown.may_release) {
        show_form(data.add("MAY_RELEASE"), request, tried, "release", {"reason"}, words);
        show_form(data.add("MAY_KEEP"), request, tried, "keep", {"reason"}, words);
    }
    data.show_if(shown.hold.state == HoldState::proposed && !shown.may_release, "NOT_SECOND");
    if (shown.may_add) {
        auto& add = data.add("MAY_ADD");
        show_form(add, request, tried, "add", {}, words);
        const auto choosing = input::choosing_in(request);
        const auto choices = room.services.holds.choices(ctx, choosing, shown.hold.id);
        show_choices(add, choices, hold_url(shown.hold.id), words);
        add.show_if(request.query.has("among"), "OPEN");
        show_form(data.add("MAY_ADD_ONE"), request, tried, "one", {"dossier", "item"}, words);
    }
    return form_page(room, ctx, request, "depot/hold", std::move(data), tried);
}

template <class Do>
Response on_hold(Room& room, const Context& ctx, Request& request, const char* act, const char* flash, Do run) {
    return tried(flash, [&] { return run(), hold_url(hold_id(request)); },
                 [&](const auto& faults) { return show_one_hold(room, ctx, request, {act, {}, faults}); });
}

}  // namespace

std::string on_selection(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    if (ctx.actor.seats.empty() || !ctx.actor.may("depot.hold")) return {};
    Data data;
    data.set("SELECTION", std::string(subject));
    return room.pages.fragment(ctx, request, "depot/on_selection", data);
}

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
        const auto adding = input::adding_from(Given(request.form));
        room.services.holds.add(ctx, hold_id(request), adding.dossiers, adding.selection);
    });
}

Response hold_one(Room& room, const Context& ctx, Request& request) {
    return on_hold(room, ctx, request, "one", "depot.flash.hold_added", [&] {
        const auto wanted = input::one_from(Given(request.form));
        room.services.holds.hold_one(ctx, hold_id(request), wanted.dossier, wanted.item);
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
