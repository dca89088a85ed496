// SPDX-License-Identifier: Apache-2.0
#include "depot/api/places_api.h"

#include "depot/api/depot_api.h"
#include "depot/input/fields.h"

namespace depot::api {

using core::Json;
using core::http::Given;

namespace {

PlaceId place_in(const Request& request) { return PlaceId::parse(request.param("id")); }

Json place_json(const Place& place) {
    return {{"id", place.id.text()},
            {"unit", place.unit.text()},
            {"kind", name(place.kind)},
            {"parent", place.parent ? Json(place.parent->text()) : Json()},
            {"code", place.code},
            {"name", place.name},
            {"barcode", place.barcode},
            {"capacity", place.capacity},
            {"measure", name(place.measure)},
            {"length_cm", place.length},
            {"highest", classification::name(place.highest)}};
}

// With what stands in it.
Json row_json(const PlaceRow& row) {
    auto json = place_json(row.place);
    json["count"] = row.dossiers;
    json["filled"] = row.filling.filled;
    json["shelf"] = metres_json(row.metres);
    return json;
}

Response one_place(Room& room, const Context& ctx, PlaceId id, int status = 200) {
    const auto shown = room.services.places.one(ctx, id);
    auto json = place_json(shown.place);
    json["path"] = shown.path;
    json["alike"] = shown.alike;
    json["filled"] = shown.row.filling.filled;
    json["full"] = shown.row.is(Space::full);
    json["shelf"] = metres_json(shown.row.metres);
    json["dossiers"] = Json::array();
    for (const auto& each : shown.dossiers) {
        auto dossier = dossier_json(each.dossier);
        dossier["barcode"] = each.barcode;
        dossier["lent"] = each.lent;
        dossier["lost"] = each.lost;
        dossier["too_high"] = each.too_high;
        json["dossiers"].push_back(std::move(dossier));
    }
    json["within"] = Json::array();
    for (const auto& each : shown.within) json["within"].push_back(row_json(each));
    json["moves"] = Json::array();
    for (const auto& each : shown.moves)
        json["moves"].push_back({{"from", each.from_text}, {"to", each.to_text}, {"reason", each.reason},
                                 {"by", each.by_name}, {"at", core::iso(each.at)}});
    auto response = core::http::json(json, status);
    if (status == 201) response.header("Location", "/api/v1/depot/places/" + id.text());
    return response;
}

}  // namespace

Json metres_json(const Metres& metres) {
    return {{"used_cm", metres.used}, {"length_cm", metres.room}, {"boxes_unmeasured", metres.unmeasured}};
}

Response places(Room& room, const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& tree : room.services.places.trees(ctx, input::space_in(request.query)))
        for (const auto& each : tree.rows) {
            auto one = row_json(each);
            one["path"] = each.path;
            items.push_back(std::move(one));
        }
    return core::http::json({{"items", items}});
}

Response misplaced(Room& room, const Context& ctx, Request&) {
    Json items = Json::array();
    for (const auto& each : room.services.places.misplaced(ctx)) {
        Json better = Json::array();
        for (const auto& [id, path] : each.better) better.push_back({{"place", id.text()}, {"path", path}});
        items.push_back({{"dossier", dossier_json(each.stands.dossier)},
                         {"barcode", each.stands.barcode},
                         {"place", each.place.text()},
                         {"path", each.stands.path},
                         {"access", classification::name(each.stands.dossier.access)},
                         {"allowed", classification::name(each.allowed)},
                         {"since", core::iso(each.since)},
                         {"lent", each.stands.lent},
                         {"better", std::move(better)}});
    }
    return core::http::json({{"items", items}});
}

Response make_place(Room& room, const Context& ctx, Request& request) {
    return one_place(room, ctx, room.services.places.make(ctx, input::place_from(Given::body(request), true)), 201);
}

Response place(Room& room, const Context& ctx, Request& request) { return one_place(room, ctx, place_in(request)); }

Response change_place(Room& room, const Context& ctx, Request& request) {
    room.services.places.change(ctx, place_in(request), input::place_from(Given::body(request), false));
    return place(room, ctx, request);
}

Response move_place(Room& room, const Context& ctx, Request& request) {
    const auto moving = input::moving_from(Given::body(request));
    room.services.places.move(ctx, place_in(request), moving.to, moving.reason, moving.over);
    return place(room, ctx, request);
}

Response fill_place(Room& room, const Context& ctx, Request& request) {
    const auto filling = input::filling_from(Given::body(request));
    room.services.places.shelve(ctx, place_in(request), filling.dossiers, filling.reason, filling.over);
    return place(room, ctx, request);
}

Response take_stock(Room& room, const Context& ctx, Request& request) {
    const auto stock = input::stock_from(Given::body(request));
    const auto id = room.services.places.take_stock(ctx, place_in(request), stock.codes, stock.ticked, stock.note);
    request.params["id"] = id.text();
    auto response = count(room, ctx, request);
    response.status = 201;
    response.header("Location", "/api/v1/depot/counts/" + id.text());
    return response;
}

Response count(Room& room, const Context& ctx, Request& request) {
    const auto shown = room.services.places.count(ctx, CountId::parse(request.param("id")));
    Json sums = Json::object(), lines = Json::array();
    for (const auto outcome : all_outcomes) {
        const auto found = shown.sums.find(outcome);
        sums[std::string(name(outcome))] = found == shown.sums.end() ? 0 : found->second;
    }
    for (const auto& [line, dossier] : shown.lines)
        lines.push_back({{"code", line.code}, {"outcome", name(line.outcome)}, {"recorded", line.recorded},
                         {"dossier", dossier ? dossier_json(*dossier) : Json()}});
    return core::http::json({{"id", shown.count.id.text()}, {"place", shown.count.place.text()},
                             {"path", shown.count.place_text},
                             {"by", shown.count.by_name}, {"at", core::iso(shown.count.at)}, {"note", shown.count.note},
                             {"recorded", shown.recorded}, {"differences", shown.differences}, {"sums", sums},
                                 {"lines", lines}});
}

}  // namespace depot::api
