// SPDX-License-Identifier: Apache-2.0
#include "deadlines/api/outages_api.h"

#include "deadlines/input/outage_fields.h"

namespace deadlines::api {

using core::Json;
using core::http::Given;

namespace {

OutageId outage_id_in(const Request& request) { return OutageId::parse(request.param("id")); }

Json outage_json(const Outage& outage, std::int64_t working_minutes) {
    Json touched = Json::array();
    for (const auto each : outage.touched) touched.push_back(name(each));
    return {{"id", outage.id.text()},
            {"state", name(outage.state)},
            {"by_server", outage.by_server},
            {"from", core::iso(outage.from)},
            {"until", core::iso(outage.until)},
            {"working_minutes", working_minutes},
            {"touched", touched},
            {"unit", outage.unit ? Json(outage.unit->text()) : Json()},
            {"reason", outage.reason},
            {"extends", outage.extends},
            {"deadlines", outage.deadlines},
            {"person", outage.person},
            {"position", outage.position},
            {"at", core::iso(outage.at)},
            {"closed_at", outage.closed_at ? Json(core::iso(*outage.closed_at)) : Json()},
            {"closed_person", outage.closed_person},
            {"closed_reason", outage.closed_reason}};
}

Json spreading_json(const Spreading& found) {
    Json units = Json::array();
    for (const auto& each : found.units) units.push_back({{"unit", each.name}, {"deadlines", each.deadlines}});
    auto outage = outage_json(found.outage, found.working_minutes);
    return {{"outage", found.done ? outage : Json()},
            {"done", found.done},
            {"working_minutes", found.working_minutes},
            {"moved", found.moved.deadlines},
            {"most_minutes", found.moved.minutes},
            {"no_longer_overdue", found.moved.freed},
            {"overdue_then", found.moved.late},
            {"units", units}};
}

}  // namespace

Response outages(Room& room, const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& line : room.services.outages.list(ctx, input::outages_asked(request.query, ctx.zone)))
        items.push_back(outage_json(line.outage, line.working_minutes));
    return core::http::json({{"items", items}});
}

Response outage(Room& room, const Context& ctx, Request& request) {
    const auto line = room.services.outages.one(ctx, outage_id_in(request));
    return core::http::json(outage_json(line.outage, line.working_minutes));
}

Response record_outage(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.outages.record(ctx, input::outage_at(Given::body(request)));
    return core::http::json(spreading_json(found), found.done ? 201 : 200);
}

Response revoke_outage(Room& room, const Context& ctx, Request& request) {
    const auto reason = input::closing_from(Given::body(request));
    return core::http::json(spreading_json(room.services.outages.revoke(ctx, outage_id_in(request), reason)));
}

Response dismiss_outage(Room& room, const Context& ctx, Request& request) {
    const auto reason = input::closing_from(Given::body(request));
    room.services.outages.dismiss(ctx, outage_id_in(request), reason);
    return outage(room, ctx, request);
}

}  // namespace deadlines::api
