// SPDX-License-Identifier: Apache-2.0
#include "seeking/api/seeking_api.h"

#include "core/http/sought.h"
#include "seeking/input/fields.h"
#include "seeking/input/files.h"
#include "seeking/service/kept_wish.h"

namespace seeking::api {

using core::Json;
using core::http::Given;

namespace {

SavedId saved_id_in(const Request& request) { return SavedId::parse(request.param("id")); }

Json sought_json(const Json& kept) {
    Json all = Json::object();
    for (const auto& [field, value] : core::http::fields_of(wish_kept(kept))) all[field] = value;
    return all;
}

Json saved_json(const Saved& saved, const Context& ctx) {
    return {{"id", saved.id.text()},
            {"name", saved.name},
            {"sought", sought_json(saved.wanted)},
            {"own", saved.owned(ctx.actor)},
            {"owner", saved.person_name},
            {"shared", saved.shared},
            {"alert", saved.owned(ctx.actor) && saved.alert},
            {"fresh", saved.owned(ctx.actor) ? saved.fresh : 0},
            {"made_at", core::iso(saved.made)}};
}

Json listed_json(const std::vector<Listed>& all) {
    Json items = Json::array();
    for (const auto& each : all)
        items.push_back({{"kind", each.hit.kind},
                         {"id", each.hit.id},
                         {"title", each.hit.title},
                         {"number", each.hit.number},
                         {"summary", each.hit.summary},
                         {"date", core::iso(each.hit.date)},
                         {"code", each.code()},
                         {"link", each.hit.link}});
    return items;
}

Json selection_json(const Selection& made) {
    return {{"id", made.id.text()},     {"sought", sought_json(made.wanted)}, {"total", made.total},
            {"cut", made.cut},          {"position", made.position_name},     {"made_at", core::iso(made.made)},
            {"expires_at", core::iso(made.expires)}};
}

Json forms_json(const std::vector<Form>& forms, const core::words::Catalog& words) {
    Json all = Json::array();
    for (const auto& each : forms) all.push_back({{"name", each.name}, {"label", words.say(each.word)}});
    return all;
}

Json export_json(const Export& made) {
    const auto url = "/api/v1/exports/" + made.id.text();
    const bool done = made.state == ExportState::done;
    return {{"id", made.id.text()},
            {"selection", made.selection.text()},
            {"form", made.form},
            {"state", name(made.state)},
            {"total", made.total},
            {"reached", made.reached},
            {"of", made.of},
            {"rows", made.told},
            {"asked_at", core::iso(made.asked)},
            {"expires_at", core::iso(made.expires)},
            {"xlsx", done ? Json(url + "/daftar.xlsx") : Json()},
            {"csv", done ? Json(url + "/daftar.csv") : Json()}};
}

}  // namespace

Response searches(Room& room, const Context& ctx, Request&) {
    const auto all = room.saved.list(ctx);
    Json items = Json::array();
    for (const auto* some : {&all.own, &all.of_unit})
        for (const auto& each : *some) items.push_back(saved_json(each, ctx));
    return core::http::json({{"items", items}});
}

Response keep(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto wanted = core::http::sought(given);
    const auto as = input::keeping(given);
    if (!core::http::asks(wanted)) given.fault("q", "seeking.fault.nothing");
    given.done();
    const auto id = room.saved.keep(ctx, wanted, as);
    return core::http::json(saved_json(room.saved.show(ctx, id), ctx), 201);
}

Response search(Room& room, const Context& ctx, Request& request) {
    return core::http::json(saved_json(room.saved.show(ctx, saved_id_in(request)), ctx));
}

Response change(Room& room, const Context& ctx, Request& request) {
    const auto id = saved_id_in(request);
    room.saved.show(ctx, id);
    auto given = Given::body(request);
    const auto as = input::keeping(given);
    given.done();
    room.saved.change(ctx, id, as);
    return core::http::json(saved_json(room.saved.show(ctx, id), ctx));
}

Response remove(Room& room, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    room.saved.remove(ctx, saved_id_in(request));
    return core::http::no_content();
}

Response recent(Room& room, const Context& ctx, Request&) {
    return core::http::json({{"items", listed_json(room.opened.last(ctx))}});
}

Response similar(Room& room, const Context& ctx, Request& request) {
    Given given(request.query);
    const auto subject = given.line("subject", 100);
    const auto limit = given.number("limit", 1, 50).value_or(Opened::most_alike);
    const auto what = named_in(subject);
    if (!what) given.fault("subject", "seeking.fault.subject");
    given.done();
    return core::http::json({{"items", listed_json(room.opened.alike(ctx, *what, static_cast<int>(limit)))}});
}

Response select(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto wanted = core::http::sought(given);
    if (!core::http::asks(wanted)) given.fault("q", "seeking.fault.nothing");
    given.done();
    const auto id = room.exporting.select(ctx, wanted);
    return core::http::json(selection_json(room.exporting.show(ctx, id, 0).selection), 201);
}

Response selection(Room& room, const Context& ctx, Request& request) {
    Given given(request.query);
    const auto after = given.number("after", 0, core::search::most_named).value_or(0);
    const auto shown = room.exporting.show(ctx, SelectionId::parse(request.param("id")), after);
    given.done();
    auto answer = selection_json(shown.selection);
    answer["items"] = listed_json(shown.some);
    answer["next"] = shown.next > 0 ? Json(shown.next) : Json();
    answer["forms"] = forms_json(room.exporting.forms(ctx.actor), room.words.in(ctx.language));
    return core::http::json(answer);
}

Response ask_export(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto form = given.line("form", input::longest_form);
    given.done();
    const auto id = room.exporting.ask(ctx, SelectionId::parse(request.param("id")), form);
    return core::http::json(export_json(room.exporting.find(ctx, id)), 202);
}

Response stop_export(Room& room, const Context& ctx, Request& request) {
    const auto id = ExportId::parse(request.param("id"));
    core::http::no_fields(request);
    room.exporting.stop(ctx, id);
    return core::http::json(export_json(room.exporting.find(ctx, id)));
}

Response exports(Room& room, const Context& ctx, Request&) {
    Json items = Json::array();
    for (const auto& each : room.exporting.list(ctx)) items.push_back(export_json(each));
    return core::http::json({{"items", items}});
}

Response show_export(Room& room, const Context& ctx, Request& request) {
    return core::http::json(export_json(room.exporting.find(ctx, ExportId::parse(request.param("id")))));
}

Response export_file(Room& room, const Context& ctx, Request& request) {
    return input::file_answer(room, ctx, ExportId::parse(request.param("id")), request.param("file"));
}

}  // namespace seeking::api
