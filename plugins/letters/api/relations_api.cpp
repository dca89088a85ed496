// SPDX-License-Identifier: Apache-2.0
#include "letters/api/relations_api.h"

#include "letters/api/json.h"
#include "letters/filters.h"
#include "letters/newer.h"

namespace letters::api {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

namespace {

LetterId letter_named(const Request& request) { return LetterId::parse(request.param("id")); }

Json list(const std::vector<Neighbour>& all) {
    Json found = Json::array();
    for (const auto& each : all)
        found.push_back({{"relation", name(each.how)},
                         {"subject", each.subject},
                         {"link", each.link.empty() ? Json(nullptr) : Json(each.link)},
                         {"kind", each.kind},
                         {"number", each.number},
                         {"date", core::iso(each.date)},
                         {"title", each.title},
                         {"in_force", each.in_force}});
    return found;
}

Response around(Room& room, const Context& ctx, LetterId id) {
    const auto around = room.services.relate.around(ctx, id);
    Json offered = Json::array();
    for (const auto how : around.offered) offered.push_back(name(how));
    return core::http::json({{"declared", list(around.declared)},
                             {"answered", list(around.answered)},
                             {"newer", newer_json(around.newer)},
                             {"offered", std::move(offered)}});
}

}  // namespace

Response relations(Room& room, const Context& ctx, Request& request) { return around(room, ctx, letter_named(request)); }

Response candidates(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.query);
    const auto words = given.line("q", 200);
    given.done("letters.error.filter");
    Json list = Json::array();
    for (const auto& each : room.services.relate.candidates(ctx, letter_named(request), words))
        list.push_back({{"subject", each.subject},
                        {"kind", each.kind},
                        {"from", each.from},
                        {"number", each.number},
                        {"date", core::iso(each.date)},
                        {"title", each.title}});
    return core::http::json({{"candidates", std::move(list)}});
}

Response add_relation(Room& room, const Context& ctx, Request& request) {
    const auto wish = tie_from(core::http::Given::body(request));
    const auto id = letter_named(request);
    room.services.relate.add(ctx, id, wish.how, wish.to);
    auto response = around(room, ctx, id);
    response.status = 201;
    response.header("Location", "/api/v1/letters/" + id.text() + "/relations");
    return response;
}

Response relate(Room& room, const Context& ctx, Request& request) {
    const auto how = relation_from(core::http::Given::body(request));
    const auto letter = room.services.relate.begin(ctx, how, letter_named(request));
    auto response = core::http::json(letter_json(letter), 201);
    response.header("Location", "/api/v1/letters/" + letter.id.text());
    return response;
}

Response unrelate(Room& room, const Context& ctx, Request& request) {
    core::http::Given::body(request).done();
    const auto id = letter_named(request);
    room.services.relate.drop(ctx, id, request.param("subject"));
    return around(room, ctx, id);
}

}  // namespace letters::api
