// SPDX-License-Identifier: Apache-2.0
#include "depot/web/place_pages.h"

#include <algorithm>

#include "depot/input/fields.h"
#include "depot/papers/labels.h"

namespace depot::web {

using core::http::Given;
using core::page::Data;
using core::words::Catalog;

namespace {

PlaceId place_id(const Request& request) { return PlaceId::parse(request.param("id")); }
std::string place_url(PlaceId id) { return "/depot/places/" + id.text(); }
papers::Print label_print(Room& room, const Context& ctx) {
    return {room.fonts, ctx.now(), ctx.zone, room.words.in("id")};
}

// "ROOM_FOR" with how much is taken, and whether that is much.
void show_filling(Data& row, const PlaceRow& shown, const Catalog& words) {
    const auto& place = shown.place;
    const auto& filling = shown.filling;
    if (place.kind < PlaceKind::box) show_metres(row, shown.metres, words);
    if (!filling.told()) return;
    auto& room_for = row.add("ROOM_FOR");
    room_for.set("FILLED", words.say("depot.place.filled." + std::string(name(place.measure)),
                                     {{"filled", words.number(filling.filled)},
                                      {"capacity", words.number(filling.capacity)}}));
    if (filling.is(Space::full)) room_for.show("FULL");
    else if (filling.is(Space::nearly)) room_for.show("NEARLY");
}

void show_measures(Data& form, std::string_view chosen, const Catalog& words) {
    for (const auto each : all_measures)
        form.add("MEASURE_CHOICE")
            .set("VALUE", name(each))
            .set("LABEL", words.say("depot.measure." + std::string(name(each))))
            .show_if(chosen == name(each), "CHOSEN");
}

void show_row(Data& row, const PlaceRow& each, const Catalog& words) {
    row.set("PLACE_URL", place_url(each.place.id))
        .set("PLACE_CODE", each.place.code)
        .set("PLACE_NAME", each.place.name)
        .set("PLACE_KIND", words.say("depot.place_kind." + std::string(name(each.place.kind))))
        .set("COUNT", words.number(each.dossiers));
    show_filling(row, each, words);
    // A section a row has none of would show that of the page around it.
    row.show_if(each.filling.told(), "ROOMY")
        .show_if(each.place.kind < PlaceKind::box && (each.metres.room > 0 || each.metres.used > 0), "MEASURED");
    for (int i = 0; i < each.depth; ++i) row.show("INDENT");
}

void show_kinds(Data& form, std::optional<PlaceKind> outer, std::string_view chosen, const Catalog& words) {
    for (const auto kind : all_place_kinds)
        if (fits(kind, outer))
            form.add("KIND_CHOICE")
                .set("VALUE", name(kind))
                .set("LABEL", words.say("depot.place_kind." + std::string(name(kind))))
                .show_if(chosen == name(kind), "CHOSEN");
}

void show_classes(Data& form, std::string_view chosen, const Catalog& words) {
    for (const auto each : classification::all_access)
        form.add("CLASS_CHOICE")
            .set("VALUE", classification::name(each))
            .set("LABEL", words.say("depot.class." + std::string(classification::name(each))))
            .show_if(chosen == classification::name(each), "CHOSEN");
}

// The form for a place within another, or at the top.
void show_place_form(Data& data, const std::optional<Place>& outer, const Tried& tried, const Request& request,
                     const Catalog& words) {
    auto& form = data.add("MAY_MAKE");
    const bool typed = tried.is("make");
    form.set("PARENT", outer ? outer->id.text() : "")
        .set("MAKE", outer ? words.say("depot.place.make", {{"place", outer->name}}) : words.say("depot.place.make_top"));
    show_form(form, request, tried, "make", {"code", "name", "capacity", "length", "barcode"}, words);
    show_kinds(form, outer ? std::optional(outer->kind) : std::nullopt, typed ? request.form.get("kind") : "", words);
    show_measures(form, typed ? request.form.get("measure") : "", words);
    const auto highest = outer ? outer->highest : classification::AccessClass::ordinary;
    show_classes(form, typed ? request.form.get("highest") : std::string(classification::name(highest)), words);
}

void show_standing(Data& data, const PlaceShown& shown) {
    bool wrong = false;
    for (const auto& each : shown.dossiers) {
        auto& row = data.add("ROW");
        show_dossier(row, each.dossier);
        row.set("BARCODE", each.barcode)
            .show_if(each.lent, "LENT")
            .show_if(each.lost, "LOST")
            .show_if(each.too_high, "TOO_HIGH");
        wrong = wrong || each.too_high;
    }
    data.show_if(wrong, "WRONG");
    const bool any = !shown.dossiers.empty() ||
                     std::any_of(shown.within.begin(), shown.within.end(),
                                 [](const PlaceRow& each) { return each.dossiers > 0; });
    data.show_if(any, "HOLDS_ANY");
    data.show_if(!shown.dossiers.empty(), "ROWS").show_if(shown.dossiers.empty(), "NO_ROWS");
    data.show_if(!shown.alike, "UNLIKE").show_if(shown.row.is(Space::full), "IS_FULL");
}

void show_changing(Data& data, const Place& place, const Tried& tried, const Request& request, const Catalog& words) {
    auto& act = data.add("MAY_CHANGE");
    act.set("CODE_TYPED", place.code)
        .set("NAME_TYPED", place.name)
        .set("BARCODE_TYPED", place.barcode)
        .set("CAPACITY_TYPED", place.capacity > 0 ? std::to_string(place.capacity) : "")
        .set("LENGTH_TYPED", place.length > 0 ? std::to_string(place.length) : "");
    show_form(act, request, tried, "change", {"code", "name", "capacity", "length", "barcode"}, words);
    show_measures(act, tried.is("change") ? request.form.get("measure") : std::string(name(place.measure)), words);
    const std::string highest(classification::name(place.highest));
    show_classes(act, tried.is("change") ? request.form.get("highest") : highest, words);
}

void show_keeping(Data& data, const PlaceShown& shown, const Tried& tried, const Request& request,
                  const Catalog& words) {
    if (!shown.keeps) return;
    auto& fill = data.add("MAY_FILL");
    show_form(fill, request, tried, "shelve", {"reason"}, words);
    show_choices(fill, shown.others_here, place_url(shown.place.id), words);
    fill.show_if(request.query.has("among"), "OPEN");
    auto& count = data.add("MAY_COUNT");
    show_form(count, request, tried, "count", {"codes", "note"}, words);
    count.show_if(!shown.dossiers.empty(), "TICKS");
    const auto ticked = tried.is("count") ? request.form.every("dossiers") : std::vector<std::string>{};
    for (const auto& each : shown.dossiers) {
        auto& tick = count.add("TICK");
        show_dossier(tick, each.dossier);
        tick.set("BARCODE", each.barcode)
            .show_if(each.lent, "LENT")
            .show_if(each.lost, "LOST")
            .show_if(std::find(ticked.begin(), ticked.end(), each.dossier.id.text()) != ticked.end(), "CHOSEN");
    }
    if (!shown.others.empty()) {
        auto& move = data.add("MAY_MOVE");
        show_form(move, request, tried, "move", {"reason"}, words);
        for (const auto& [id, path] : shown.others)
            move.add("MOVE_CHOICE")
                .set("VALUE", id.text())
                .set("LABEL", path)
                .show_if(tried.is("move") && request.form.get("to") == id.text(), "CHOSEN");
    }
    show_changing(data, shown.place, tried, request, words);
    if (shown.place.kind != PlaceKind::folder) show_place_form(data, shown.place, tried, request, words);
}

Response show_place(Room& room, const Context& ctx, Request& request, const Tried& tried) {
    const auto& words = room.words.in(ctx.language);
    auto choosing = input::choosing_in(request);
    if (!tried.is("shelve")) choosing.ticked.clear();   // those of a count are its own
    const auto shown = room.services.places.one(ctx, place_id(request), choosing);
    Data data;
    data.set("PAGE_TITLE", shown.path);
    show_tabs(data, ctx, "TAB_PLACES");
    data.set("PATH", shown.path)
        .set("PATH_URL", core::text::url(shown.path))
        .set("PLACE_URL", place_url(shown.place.id))
        .set("PLACE_NAME", shown.place.name)
        .set("PLACE_CODE", shown.place.code)
        .set("PLACE_KIND", words.say("depot.place_kind." + std::string(name(shown.place.kind))))
        .set("PLACE_BARCODE", shown.place.barcode)
        .set("PLACE_UNIT", shown.unit_name)
        .set("HIGHEST", words.say("depot.class." + std::string(classification::name(shown.place.highest))));
    show_filling(data, shown.row, words);
    const auto& metres = shown.row.metres;
    data.set("METRES_TITLE", words.say(shown.place.kind == PlaceKind::box ? "depot.metres.width" : "depot.metres.title"));
    if (shown.place.kind == PlaceKind::box && metres.used > 0) data.add("WIDE").set("WIDTH", words.number(metres.used));
    data.show_if(metres.used == 0 && metres.room == 0, "NO_METRES");
    for (const auto& [id, outer] : shown.outer) data.add("OUTER").set("OUTER_URL", place_url(id)).set("OUTER_NAME", outer);
    for (const auto& each : shown.within) show_row(data.add("WITHIN"), each, words);
    data.show_if(!shown.within.empty(), "INNER");
    show_standing(data, shown);
    show_keeping(data, shown, tried, request, words);
    for (const auto& each : shown.moves)
        data.add("MOVE").set("FROM", each.from_text).set("TO", each.to_text).set("REASON", each.reason)
            .set("BY", each.by_name).set("AT", words.moment(each.at, ctx.zone));
    data.show_if(!shown.moves.empty(), "MOVES");
    for (const auto& each : shown.counts)
        data.add("COUNTED").set("COUNT_URL", "/depot/counts/" + each.id.text()).set("WHERE", each.place_text)
            .set("BY", each.by_name).set("AT", words.moment(each.at, ctx.zone));
    data.show_if(!shown.counts.empty(), "COUNTS");
    return form_page(room, ctx, request, "depot/place", std::move(data), tried);
}

void show_spaces(Data& data, std::optional<Space> current, const Catalog& words) {
    const auto add = [&](const std::string& url, const std::string& label, bool here) {
        data.add("FILTER").set("FILTER_URL", url).set("LABEL", words.say(label)).show_if(here, "CURRENT");
    };
    add("/depot/places", "depot.space.all", !current);
    for (const auto each : all_spaces)
        add("/depot/places?room=" + std::string(name(each)), "depot.space." + std::string(name(each)), current == each);
}

Response show_trees(Room& room, const Context& ctx, Request& request, const Tried& tried) {
    const auto& words = room.words.in(ctx.language);
    const auto space = input::space_in(request.query);
    const auto trees = room.services.places.trees(ctx, space);
    Data data;
    data.set("PAGE_TITLE", words.say("depot.places.title"));
    show_tabs(data, ctx, "TAB_PLACES");
    for (const auto& tree : trees) {
        auto& of = data.add("TREE");
        of.set("TREE_UNIT", tree.unit_name);
        show_metres(of, tree.metres, words);
        for (const auto& each : tree.rows) {
            auto& row = of.add("WITHIN");
            show_row(row, each, words);
            if (space) row.set("PLACE_NAME", each.path);   // without those it stands in a name says little
        }
    }
    data.show_if(trees.empty() && !space, "EMPTY").show_if(trees.empty() && space, "NONE_SUCH");
    show_spaces(data, space, words);
    if (const auto wrong = room.services.places.count_misplaced(ctx); wrong > 0)
        data.add("MISPLACED").set("COUNT", words.number(wrong));
    if (ctx.actor.may("depot.keep")) show_place_form(data, std::nullopt, tried, request, words);
    return form_page(room, ctx, request, "depot/places", std::move(data), tried);
}

// What stands against it is told on the form, beside `field`: what was typed and ticked is not lost.
template <class Do>
Response on_place(Room& room, const Context& ctx, Request& request, const char* act, const char* field, const char* flash, Do run) {
    return tried(flash,
                 [&] {
                     try {
                         run();
                     } catch (const core::Error& error) {
                         if (error.code() != core::Code::conflict || !error.faults().empty()) throw;
                         throw error.of(field);
                     }
                     return place_url(place_id(request));
                 },
                 [&](const auto& faults) { return show_place(room, ctx, request, {act, {}, faults}); });
}

}  // namespace

Response places(Room& room, const Context& ctx, Request& request) { return show_trees(room, ctx, request, {}); }

Response make_place(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.place_made",
                 [&] {
                     const auto wish = input::place_from(Given(request.form), true);
                     return place_url(room.services.places.make(ctx, wish));
                 },
                 [&](const std::vector<core::Fault>& faults) {
                     const auto parent = request.form.get("parent");
                     if (parent.empty()) return show_trees(room, ctx, request, {"make", {}, faults});
                     for (const auto& fault : faults)
                         if (fault.field == "parent") throw core::Error("core.error.invalid", faults);
                     request.params["id"] = parent;
                     return show_place(room, ctx, request, {"make", {}, faults});
                 });
}

Response place(Room& room, const Context& ctx, Request& request) { return show_place(room, ctx, request, {}); }

Response change_place(Room& room, const Context& ctx, Request& request) {
    return on_place(room, ctx, request, "change", "highest", "depot.flash.place_changed", [&] {
        room.services.places.change(ctx, place_id(request), input::place_from(Given(request.form), false));
    });
}

Response move_place(Room& room, const Context& ctx, Request& request) {
    return on_place(room, ctx, request, "move", "to", "depot.flash.place_moved", [&] {
        const auto moving = input::moving_from(Given(request.form));
        room.services.places.move(ctx, place_id(request), moving.to, moving.reason, moving.over);
    });
}

Response fill_place(Room& room, const Context& ctx, Request& request) {
    return on_place(room, ctx, request, "shelve", "dossiers", "depot.flash.shelved", [&] {
        const auto filling = input::filling_from(Given(request.form));
        room.services.places.shelve(ctx, place_id(request), filling.dossiers, filling.reason, filling.over);
    });
}

Response place_labels(Room& room, const Context& ctx, Request& request) {
    const auto labels = room.services.places.labels(ctx, place_id(request));
    return sheet_response(papers::box_labels(labels, label_print(room, ctx)), false, "label-boks");
}

Response folder_labels(Room& room, const Context& ctx, Request& request) {
    const auto labels = room.services.places.folders(ctx, place_id(request));
    return sheet_response(papers::folder_labels(labels, label_print(room, ctx)), false, "label-folder");
}

Response folder_label(Room& room, const Context& ctx, Request& request) {
    const auto label = room.services.places.folder(ctx, archive::DossierId::parse(request.param("id")));
    return sheet_response(papers::folder_labels({label}, label_print(room, ctx)), false, "label-folder");
}

Response misplaced(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("depot.misplaced.title"));
    show_tabs(data, ctx, "TAB_PLACES");
    const auto all = room.services.places.misplaced(ctx);
    for (const auto& each : all) {
        auto& row = data.add("ROW");
        show_dossier(row, each.stands.dossier);
        row.set("WHERE", each.stands.path)
            .set("PLACE_URL", place_url(each.place))
            .set("ACCESS", words.say("depot.class." + std::string(classification::name(each.stands.dossier.access))))
            .set("ALLOWED", words.say("depot.class." + std::string(classification::name(each.allowed))))
            .set("SINCE", words.moment(each.since, ctx.zone))
            .show_if(each.stands.lent, "LENT")
            .show_if(each.better.empty(), "NO_BETTER");
        for (const auto& [id, path] : each.better)
            row.add("BETTER").set("BETTER_URL", place_url(id)).set("BETTER_PATH", path);
    }
    data.show_if(all.empty(), "EMPTY").show_if(!all.empty(), "ROWS");
    return room.pages.render(ctx, request, "depot/misplaced", std::move(data));
}

Response take_stock(Room& room, const Context& ctx, Request& request) {
    const auto take = [&] {
        const auto stock = input::stock_from(Given(request.form));
        const auto made = room.services.places.take_stock(ctx, place_id(request), stock.codes, stock.ticked,
                                                          stock.note);
        return "/depot/counts/" + made.text();
    };
    return tried("depot.flash.counted", take,
                 [&](const auto& faults) { return show_place(room, ctx, request, {"count", {}, faults}); });
}

}  // namespace depot::web
