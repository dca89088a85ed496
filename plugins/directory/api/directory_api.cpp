// SPDX-License-Identifier: Apache-2.0
// Values of the directory as JSON.
#include "directory/api/directory_api.h"

#include "core/base/json.h"
#include "core/http/given.h"
#include "directory/api/plan_json.h"
#include "directory/input/fields.h"
#include "directory/table/workbook.h"

namespace directory::api {
namespace {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

template <class I>
Json id_or_null(const std::optional<I>& id) {
    return id ? Json(id->text()) : Json(nullptr);
}

Json json(const Unit& unit) {
    return {{"id", unit.id.text()},
            {"code", unit.code},
            {"name", unit.name},
            {"short_name", unit.short_name},
            {"kind", unit.kind},
            {"parent", id_or_null(unit.parent)},
            {"letter_code", unit.letter_code},
            {"own_numbers", unit.own_numbers}};
}

Json json(const std::optional<Holder>& holder) {
    if (!holder) return nullptr;
    return {{"person", holder->person.text()},
            {"appointment", holder->appointment.text()},
            {"name", holder->titled_name},
            {"capacity", core::name(holder->capacity)},
            {"rank", holder->rank}};
}

Json json(const Position& position) {
    return {{"id", position.id.text()},     {"code", position.code},
            {"name", position.name},        {"kind", position.kind},
            {"unit", position.unit.text()}, {"superior", id_or_null(position.superior)},
            {"signs", position.signs},      {"roles", position.roles}};
}

Json json(const Person& person) {
    return {{"id", person.id.text()},
            {"name", titled(person)},
            {"nip", person.nip},
            {"rank", printed_rank(person)},
            {"email", person.email}};
}

Json json(const Term& term) {
    Json made{{"id", term.made.id.text()},
              {"person", json(term.person)},
              {"position", term.made.position.text()},
              {"position_name", term.position.name},
              {"capacity", core::name(term.made.capacity)},
              {"decree", term.made.decree},
              {"from", core::iso(term.made.from)},
              {"active", term.active}};
    made["decree_date"] =
        term.made.decree_date ? Json(core::iso(*term.made.decree_date)) : Json(nullptr);
    made["until"] = term.made.until ? Json(core::iso(*term.made.until)) : Json(nullptr);
    made["person"].erase("nip");
    return made;
}

// What a search asks for.
struct Wanted {
    std::string words;
    int limit = 20;
};
Wanted wanted(const Request& request) {
    core::http::Given given(request.query);
    const Wanted wanted{given.line("q"), static_cast<int>(given.number("limit", 1, 200).value_or(20))};
    given.done();
    return wanted;
}

template <class T>
Json items(const std::vector<T>& all) {
    Json list = Json::array();
    for (const T& one : all) list.push_back(json(one));
    return {{"items", list}};
}

}  // namespace

Response Api::units(const Context& ctx, Request&) {
    Json list = Json::array();
    for (const UnitLine& line : browse_.tree(ctx)) {
        Json unit = json(line.unit);
        unit["depth"] = line.depth;
        unit["head"] = line.head ? Json(line.head->id.text()) : Json(nullptr);
        unit["holder"] = json(line.holder);
        list.push_back(std::move(unit));
    }
    return core::http::json({{"items", list}});
}

Response Api::unit(const Context& ctx, Request& request) {
    const auto sheet = browse_.unit(ctx, core::UnitId::parse(request.param("id")));
    Json unit = json(sheet.unit);
    unit["numbering_unit"] = sheet.numbering.id.text();
    Json positions = Json::array();
    for (const Seated& one : sheet.positions) {
        Json position = json(one.position);
        position["holder"] = json(one.holder);
        positions.push_back(std::move(position));
    }
    unit["positions"] = positions;
    unit["ended"] = nullptr;
    if (const auto ended = reorganise_.ended(ctx, sheet.unit.id))
        unit["ended"] = {{"on", core::iso(ended->first.on)},
                         {"successor", ended->second.id.text()},
                         {"successor_name", ended->second.name},
                         {"basis", ended->first.basis}};
    return core::http::json(unit);
}

Response Api::end_unit(const Context& ctx, Request& request) {
    reorganise_.end(ctx, core::UnitId::parse(request.param("id")),
                    input::ending_from(core::http::Given::body(request)));
    return core::http::no_content();
}

Response Api::positions(const Context& ctx, Request& request) {
    Json list = Json::array();
    const auto wish = wanted(request);
    for (const Match& match : browse_.find(ctx, wish.words, wish.limit)) {
        Json position = json(match.position);
        position["unit_name"] = match.unit_name;
        position["holder"] = json(match.holder);
        list.push_back(std::move(position));
    }
    return core::http::json({{"items", list}});
}

Response Api::position(const Context& ctx, Request& request) {
    const auto sheet = browse_.position(ctx, core::PositionId::parse(request.param("id")));
    Json position = json(sheet.position);
    position["unit_name"] = sheet.unit.name;
    position["holder"] = json(sheet.holder);
    position["appointments"] = items(sheet.terms)["items"];
    return core::http::json(position);
}

Response Api::persons(const Context& ctx, Request& request) {
    const auto wish = wanted(request);
    return core::http::json(items(browse_.find_persons(ctx, wish.words, wish.limit)));
}

Response Api::person(const Context& ctx, Request& request) {
    const auto sheet = browse_.person(ctx, core::PersonId::parse(request.param("id")));
    Json person = json(sheet.person);
    person["appointments"] = items(sheet.terms)["items"];
    return core::http::json(person);
}

Response Api::groups(const Context& ctx, Request&) {
    Json list = Json::array();
    for (const Group& group : browse_.groups(ctx)) {
        Json members = Json::array();
        for (core::PositionId member : group.members) members.push_back(member.text());
        list.push_back({{"code", group.code}, {"name", group.name}, {"members", members}});
    }
    return core::http::json({{"items", list}});
}

Response Api::appoint(const Context& ctx, Request& request) {
    auto given = core::http::Given::body(request);
    const auto form = input::appointment_from(given, given.line("position", 100));
    given.done("directory.error.appointment");
    const auto made = appoint_.appoint(ctx, form);
    return core::http::json({{"id", made.id.text()}, {"longer_than_usual", made.long_stand_in}},
                            201)
        .header("Location", "/api/v1/directory/positions/" + made.position.text());
}

Response Api::end(const Context& ctx, Request& request) {
    const auto id = core::AppointmentId::parse(request.param("id"));
    auto given = core::http::Given::body(request);
    const auto last_day = given.line("last_day", 100);
    given.done("directory.error.appointment");
    appoint_.end(ctx, id, last_day);
    return core::http::no_content();
}

Response Api::import(const Context& ctx, Request& request) {
    core::http::Given query(request.query);
    const bool dry = query.flag("dry_run");
    query.done();
    const Workbook book = input::workbook_from(request);
    const Plan plan = dry ? import_.dry_run(ctx, book) : import_.run(ctx, book);
    return answer(plan, words_.in(ctx.language), ctx);
}

}  // namespace directory::api
