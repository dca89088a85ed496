// SPDX-License-Identifier: Apache-2.0
#include "incoming/api/agenda_api.h"

#include "incoming/api/json.h"
#include "incoming/input/fields.h"
#include "incoming/service/calendar_file.h"
#include "letters/newer.h"

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
            {"passed_by", engagement.passed_by.empty() ? Json(nullptr) : Json(engagement.passed_by)},
            {"newer", letters::newer_json(engagement.newer)}};
}

Response calendar(Room& room, const Context& ctx, const std::vector<Engagement>& all) {
    return core::http::text(calendar_file(all, ctx, room.words.in(ctx.language)), "text/calendar; charset=utf-8");
}

Response noted(Room& room, const Context& ctx, Request& request, const std::optional<Occasion>& occasion) {
    const auto id = IncomingId::parse(request.param("id"));
    room.services.registry.note_invitation(ctx, id, occasion);
    return core::http::json(whole_json(room.services.desk.whole(ctx, id), room.words.in(ctx.language)));
}

}  // namespace

Response agenda_calendar(Room& room, const Context& ctx, Request& request) {
    const auto first = input::month_from(request.query, ctx.today());
    const core::Date last = first.year() / first.month() / std::chrono::last;
    return calendar(room, ctx, room.services.agenda.between(ctx, first, last));
}

Response invitation_calendar(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.agenda.of(ctx, IncomingId::parse(request.param("id")));
    if (!found) throw core::Error(core::Code::not_found, "incoming.error.not_in_agenda");
    return calendar(room, ctx, {*found});
}

Response note_invitation(Room& room, const Context& ctx, Request& request) {
    return noted(room, ctx, request, input::whole_occasion_from(core::http::Given::body(request)));
}

Response drop_invitation(Room& room, const Context& ctx, Request& request) {
    core::http::Given::body(request).done();
    return noted(room, ctx, request, std::nullopt);
}

Response agenda(Room& room, const Context& ctx, Request& request) {
    const auto coming = room.services.agenda.from(ctx, input::day_from(request.query).value_or(ctx.today()));
    Json list = Json::array();
    for (const auto& each : coming.all)
        list.push_back(json_of(each));
    return core::http::json({{"agenda", std::move(list)},
                             {"more_from", coming.more ? Json(core::iso(*coming.more)) : Json(nullptr)}});
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
