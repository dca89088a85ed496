// SPDX-License-Identifier: Apache-2.0
// Values of the directory as JSON.
#include "directory/api/directory_api.h"

#include <cstdlib>

#include "core/base/json.h"
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

Json json(const std::vector<core::Fault>& faults) {
    Json list = Json::array();
    for (const core::Fault& fault : faults)
        list.push_back({{"column", fault.field}, {"key", fault.key}});
    return list;
}

Json json(const Plan& plan) {
    Json rows = Json::array();
    for (const RowFate& row : plan.rows)
        rows.push_back({{"sheet", row.sheet},
                        {"line", row.line},
                        {"key", row.key},
                        {"fate", name(row.fate)},
                        {"columns", row.columns},
                        {"faults", json(row.faults)},
                        {"notes", json(row.notes)}});
    return {{"fresh", plan.count(Fate::fresh)},
            {"changed", plan.count(Fate::changed)},
            {"same", plan.count(Fate::same)},
            {"refused", plan.count(Fate::refused)},
            {"rows", rows}};
}

int limit(const Request& request) {
    const std::string text = request.query.get("limit");
    return text.empty() ? 20 : std::atoi(text.c_str());
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
    return core::http::json(unit);
}

Response Api::positions(const Context& ctx, Request& request) {
    Json list = Json::array();
    for (const Match& match : browse_.find(ctx, request.query.get("q"), limit(request))) {
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
    return core::http::json(
        items(browse_.find_persons(ctx, request.query.get("q"), limit(request))));
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
    const Json sent = request.json();
    const auto text = [&](const char* name) { return core::json::text(sent, name); };
    const auto made =
        appoint_.appoint(ctx, {text("person"), text("position"), text("capacity"), text("decree"),
                               text("decree_date"), text("from"), text("until")});
    return core::http::json({{"id", made.id.text()}, {"longer_than_usual", made.long_stand_in}},
                            201)
        .header("Location", "/api/v1/directory/positions/" + made.position.text());
}

Response Api::end(const Context& ctx, Request& request) {
    const Json sent = request.json();
    appoint_.end(ctx, core::AppointmentId::parse(request.param("id")),
                 core::json::text(sent, "last_day"));
    return core::http::no_content();
}

Response Api::import(const Context& ctx, Request& request) {
    std::vector<NamedFile> files;
    for (const core::http::Upload& upload : request.uploads)
        files.push_back({upload.file_name, upload.bytes});
    const Workbook book = read_workbook(files);
    const bool dry = request.query.get("dry_run") == "true";
    const Plan plan = dry ? import_.dry_run(ctx, book) : import_.run(ctx, book);
    return core::http::json(json(plan), plan.ok() ? 200 : 422);
}

}  // namespace directory::api
