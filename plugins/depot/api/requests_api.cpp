// SPDX-License-Identifier: Apache-2.0
#include "depot/api/requests_api.h"

#include "depot/api/depot_api.h"
#include "depot/input/fields.h"
#include "depot/input/request_fields.h"

namespace depot::api {

using core::Json;
using core::http::Given;

namespace {

RequestId request_in(const Request& request) { return RequestId::parse(request.param("id")); }
VisitId visit_in(const Request& request) { return VisitId::parse(request.param("id")); }
Json day_json(const std::optional<core::Date>& date) { return date ? Json(core::iso(*date)) : Json(); }

Json closed_json(const std::optional<Closed>& closed) {
    return closed ? Json{{"ground", closed->ground}, {"until", day_json(closed->until)}} : Json();
}

Json instrument_json(const std::optional<ByInstrument>& told) {
    if (!told) return nullptr;
    return {{"code", told->code}, {"edition", told->edition}, {"grounds", told->grounds}, {"until", day_json(told->until)}};
}

Json request_json(const InfoRequest& it, core::Date today) {
    return {{"id", it.id.text()},
            {"number", it.numbered()},
            {"series", it.series},
            {"state", name(it.state)},
            {"overdue", it.overdue(today)},
            {"requester", it.requester},
            {"contact", it.contact},
            {"purpose", it.purpose},
            {"sought", it.sought},
            {"received", core::iso(it.received)},
            {"due", core::iso(it.due)},
            {"first_due", day_json(it.first_due)},
            {"extended_reason", it.extended_reason},
            {"answer", it.answer ? Json(name(*it.answer)) : Json()},
            {"reason", it.reason},
            {"ground", it.ground},
            {"ended", day_json(it.ended)},
            {"ended_by", it.ended_name},
            {"letter_number", it.letter_number},
            {"forgotten", day_json(it.forgotten)}};
}

Json ground_json(const Ground& ground) {
    return {{"id", ground.id.text()}, {"name", ground.name}, {"citation", ground.citation},
            {"years", ground.years ? Json(*ground.years) : Json()}, {"ended", day_json(ground.ended)}};
}

Response one_request(Room& room, const Context& ctx, RequestId id, int status = 200) {
    const auto shown = room.services.requests.one(ctx, id);
    auto json = request_json(shown.request, ctx.today());
    json["letter"] = shown.letter.empty() ? "" : "letter:" + shown.letter;
    json["records"] = Json::array();
    for (const auto& each : shown.records)
        json["records"].push_back({{"dossier", dossier_json(each.dossier)},
                                   {"release", name(each.sought.release)},
                                   {"ground", each.sought.ground},
                                   {"reason", each.sought.reason},
                                   {"closed_until", day_json(each.sought.closed_until)},
                                   {"closed_since", closed_json(each.since)},
                                   {"closed_by_instrument", instrument_json(each.closed)},
                                   {"copies", each.copies}});
    json["copies"] = Json::array();
    for (const auto& each : shown.copies)
        json["copies"].push_back({{"dossier", each.dossier.text()}, {"copies", each.copies},
                                  {"redacted", each.redacted}, {"on", core::iso(each.given)}, {"by", each.by}});
    auto response = core::http::json(json, status);
    if (status == 201) response.header("Location", "/api/v1/depot/requests/" + id.text());
    return response;
}

Json reader_json(const Reader& reader) {
    return {{"id", reader.id.text()},    {"card", reader.numbered()}, {"card_series", reader.series}, {"name", reader.name},
            {"contact", reader.contact}, {"origin", reader.origin},    {"rules_on", core::iso(reader.rules)},
            {"last_on", core::iso(reader.last)}, {"forgotten", day_json(reader.forgotten)}};
}

// Of the register.
Json line_json(const store::VisitLine& line) {
    return {{"id", line.visit.id.text()},
            {"number", line.visit.numbered()},
            {"series", line.visit.series},
            {"reader", reader_json(line.reader)},
            {"purpose", line.visit.purpose},
            {"came", core::iso(line.visit.came)},
            {"left", line.visit.left ? Json(core::iso(*line.visit.left)) : Json()},
            {"dossiers", line.dossiers}};
}

Json sums_json(const ReadingCounts& counts) {
    return {{"visits", counts.visits}, {"readers", counts.readers}, {"dossiers", counts.dossiers}};
}

Json visit_json(const VisitShown& shown) {
    Json json{{"id", shown.visit.id.text()},
              {"number", shown.visit.numbered()},
              {"series", shown.visit.series},
              {"reader", reader_json(shown.reader)},
              {"purpose", shown.visit.purpose},
              {"came", core::iso(shown.visit.came)},
              {"left", shown.visit.left ? Json(core::iso(*shown.visit.left)) : Json()},
              {"loans", Json::array()}};
    for (const auto& each : shown.loans)
        json["loans"].push_back({{"id", each.loan.id.text()}, {"number", each.loan.numbered()},
                                 {"state", name(each.loan.state)}, {"dossier", dossier_json(each.dossier)}});
    return json;
}

Response one_visit(Room& room, const Context& ctx, VisitId id, int status = 200) {
    auto response = core::http::json(visit_json(room.services.reading.visit(ctx, id)), status);
    if (status == 201) response.header("Location", "/api/v1/depot/visits/" + id.text());
    return response;
}

Response all_grounds(Room& room, const Context& ctx, int status = 200) {
    Json items = Json::array();
    for (const auto& each : room.services.requests.grounds(ctx)) items.push_back(ground_json(each));
    auto response = core::http::json({{"items", items}}, status);
    if (status == 201) response.header("Location", "/api/v1/depot/grounds");
    return response;
}

}  // namespace

Response requests(Room& room, const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& each : room.services.requests.list(ctx, input::desk_in(request.query)))
        items.push_back(request_json(each.request, ctx.today()));
    return core::http::json({{"items", items}});
}

Response request_book(Room& room, const Context& ctx, Request& request) {
    const int year = input::year_in(request.query, ctx.today());
    const auto told = room.services.requests.year(ctx, year);
    const auto reading = room.services.reading.book(ctx, {year, {}});
    Json items = Json::array(), counts = Json::object(), visits = Json::array();
    for (const auto& each : told.requests) items.push_back(request_json(each, ctx.today()));
    for (const auto& [key, sum] : told.sums()) counts[key] = sum;
    for (const auto& each : reading.visits) visits.push_back(line_json(each));
    return core::http::json({{"year", year}, {"items", items}, {"counts", counts}, {"visits", visits},
                             {"reading", sums_json(reading.counts)}});
}

Response found_records(Room& room, const Context& ctx, Request& request) {
    Given given(request.query);
    const auto words = given.line("q", 200);
    given.done();
    Json items = Json::array();
    for (const auto& each : room.services.requests.find(ctx, words)) items.push_back(dossier_json(each));
    return core::http::json({{"items", items}});
}

Response request(Room& room, const Context& ctx, Request& given) { return one_request(room, ctx, request_in(given)); }

Response enter_request(Room& room, const Context& ctx, Request& given) {
    return one_request(room, ctx, room.services.requests.enter(ctx, input::request_from(Given::body(given))), 201);
}

Response act_on_request(Room& room, const Context& ctx, Request& given, const input::RequestAct& act) {
    act.run(room.services.requests, ctx, request_in(given), Given::body(given));
    return request(room, ctx, given);
}

Response grounds(Room& room, const Context& ctx, Request&) { return all_grounds(room, ctx); }

Response add_ground(Room& room, const Context& ctx, Request& given) {
    room.services.requests.add_ground(ctx, input::ground_from(Given::body(given)));
    return all_grounds(room, ctx, 201);
}

Response end_ground(Room& room, const Context& ctx, Request& given) {
    core::http::no_fields(given);
    room.services.requests.end_ground(ctx, GroundId::parse(given.param("id")));
    return all_grounds(room, ctx);
}

Response reading_room(Room& room, const Context& ctx, Request& given) {
    const auto shown = room.services.reading.now(ctx, input::readers_in(given.query));
    Json present = Json::array(), readers = Json::array();
    for (const auto& each : shown.present) present.push_back(visit_json(each));
    for (const auto& each : shown.readers) readers.push_back(reader_json(each));
    return core::http::json({{"present", present}, {"readers", readers}, {"found", shown.found}, {"page", shown.page},
                             {"pages", shown.pages}});
}

Response visit_book(Room& room, const Context& ctx, Request& given) {
    const auto period = input::period_in(given.query, ctx.today());
    const auto told = room.services.reading.book(ctx, period);
    Json items = Json::array();
    for (const auto& each : told.visits) items.push_back(line_json(each));
    return core::http::json({{"year", period.year}, {"month", period.month ? Json(*period.month) : Json()},
                             {"counts", sums_json(told.counts)}, {"items", items}});
}

Response enter_reader(Room& room, const Context& ctx, Request& given) {
    const auto id = room.services.reading.enter(ctx, input::reader_from(Given::body(given)));
    auto response = core::http::json(reader_json(room.services.reading.reader(ctx, id)), 201);
    return response.header("Location", "/api/v1/depot/readers");
}

Response begin_visit(Room& room, const Context& ctx, Request& given) {
    const auto reader = ReaderId::parse(given.param("id"));
    return one_visit(room, ctx, room.services.reading.come(ctx, reader, input::purpose_from(Given::body(given))), 201);
}

Response visit(Room& room, const Context& ctx, Request& given) { return one_visit(room, ctx, visit_in(given)); }

Response ask_at_table(Room& room, const Context& ctx, Request& given) {
    const auto wish = input::at_table_from(Given::body(given));
    room.services.reading.ask(ctx, visit_in(given), wish.dossier, wish.paper_reason);
    return visit(room, ctx, given);
}

Response end_visit(Room& room, const Context& ctx, Request& given) {
    core::http::no_fields(given);
    room.services.reading.leave(ctx, visit_in(given));
    return visit(room, ctx, given);
}

}  // namespace depot::api
