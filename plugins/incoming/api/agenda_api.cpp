// SPDX-License-Identifier: Apache-2.0
#include "incoming/api/agenda_api.h"

#include "incoming/api/json.h"
#include "incoming/input/fields.h"

namespace incoming::api {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

namespace {

Json json_of(const Engagement& engagement) {
    const auto& invitation = engagement.invitation;
    const auto hour = [](const std::optional<int>& minutes) { return minutes ? Json(*minutes) : Json(nullptr); };
    return {{"incoming", invitation.entry.text()},
            {"matter", invitation.matter},
            {"sender", engagement.sender},
            {"day", core::iso(invitation.day)},
            {"hours", invitation.time},
            {"starts", hour(invitation.hours.from)},
            {"ends", hour(invitation.hours.until)},
            {"place", invitation.place},
            {"stance", name(invitation.stance)},
            {"deputy", invitation.deputy ? Json(invitation.deputy->text()) : Json(nullptr)},
            {"deputy_name", invitation.deputy_name},
            {"assignment", invitation.assignment ? Json(invitation.assignment->text()) : Json(nullptr)},
            {"note", invitation.note},
            {"clashes", engagement.clashes},
            {"newer", newer_json(engagement.newer)}};
}

}  // namespace

Response agenda(Room& room, const Context& ctx, Request& request) {
    Json list = Json::array();
    for (const auto& each : room.services.agenda.from(ctx, input::day_from(request.query).value_or(ctx.today())))
        list.push_back(json_of(each));
    return core::http::json({{"agenda", std::move(list)}});
}

Response attend(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::answered_from(core::http::Given::body(request));
    return core::http::json(json_of(room.services.agenda.answer(ctx, IncomingId::parse(request.param("id")), wish)));
}

Response attendance(Room& room, const Context& ctx, Request& request) {
    Json list = Json::array();
    for (const auto& each : room.services.agenda.attendance(ctx, letters::LetterId::parse(request.param("id"))))
        list.push_back({{"position", each.position.text()},
                        {"position_name", each.position_name},
                        {"stance", name(each.stance)},
                        {"deputy_name", each.deputy_name},
                        {"note", each.note}});
    return core::http::json({{"attendance", std::move(list)}});
}

}  // namespace incoming::api
