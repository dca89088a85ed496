// SPDX-License-Identifier: Apache-2.0
#include "notify/api/notices_api.h"

#include "notify/input/fields.h"

namespace notify::api {

using core::Json;
using core::http::Given;

namespace {

using core::http::no_fields;

Json line_json(const Line& line) {
    return {{"id", line.id.text()},     {"kind", line.kind},
            {"title", line.title},      {"link", line.link},
            {"access", classification::name(line.access)}, {"urgent", line.urgent},
            {"personal", line.own},     {"told", line.told},
            {"at", core::iso(line.changed)},               {"unread", line.unread}};
}

Json message_json(const Message& message) {
    return {{"id", message.id.text()},
            {"channel", name(message.channel)},
            {"digest", !message.notice.has_value()},
            {"state", name(message.state)},
            {"tries", message.tries},
            {"reason", message.reason},
            {"code", message.detail},
            {"at", core::iso(message.made)}};
}

Json settings_json(const Settings& settings) {
    Json kinds = Json::array();
    for (const auto& row : settings.rows) {
        Json kind{{"kind", row.kind}, {"pages", row.pages}};
        for (const auto& [channel, mode] : row.modes) kind[std::string(name(channel))] = name(mode);
        kinds.push_back(std::move(kind));
    }
    Json hours = Json::array();
    for (const int each : settings.rhythm.hours) hours.push_back(clock_text(each));
    return {{"kinds", std::move(kinds)},
            {"hours", std::move(hours)},
            {"working_days", settings.rhythm.working_days},
            {"quiet_from", clock_text(settings.rhythm.quiet_from)},
            {"quiet_until", clock_text(settings.rhythm.quiet_until)},
            {"urgent_now", settings.rhythm.urgent_now}};
}

Json own_json(const Settings& settings) {
    Json json = settings_json(settings);
    for (const Channel channel : all_channels) {
        const auto found = settings.addresses.find(channel);
        const bool some = found != settings.addresses.end();
        json[std::string(name(channel))] = some ? found->second.text : "";
        if (some && !found->second.reason.empty()) json["refused"].push_back(name(channel));
    }
    if (!json.contains("refused")) json["refused"] = Json::array();
    json["set_up"] = Json::array();
    for (const auto& [channel, carried] : settings.carried)
        if (carried) json["set_up"].push_back(name(channel));
    json["messages"] = Json::array();
    for (const auto& message : settings.messages) json["messages"].push_back(message_json(message));
    return json;
}

Json gateway_json(const Gateway& gateway) {
    return {{"channel", name(gateway.channel)},
            {"url", gateway.url},
            {"body", gateway.body},
            {"seconds", gateway.seconds},
            {"active", gateway.active}};
}

Json gateways_json(Room& room, const Context& ctx) {
    Json all = Json::array();
    for (const auto& gateway : room.services.watch.gateways(ctx)) all.push_back(gateway_json(gateway));
    return {{"mail", room.services.watch.mail_is_set()}, {"gateways", std::move(all)}};
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.inbox.list(ctx, input::wish_from(request.query));
    Json lines = Json::array();
    for (const auto& line : found.lines) lines.push_back(line_json(line));
    return core::http::json({{"notices", std::move(lines)}, {"next", found.next},
                             {"unread", room.services.inbox.count(ctx)}});
}

Response read(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    room.services.inbox.read(ctx, NoticeId::parse(request.param("id")));
    return core::http::no_content();
}

Response read_all(Room& room, const Context& ctx, Request& request) {
    const auto until = input::until_from(Given::body(request), ctx.now());
    return core::http::json({{"read", room.services.inbox.read_all(ctx, until)}});
}

Response settings(Room& room, const Context& ctx, Request&) {
    return core::http::json(own_json(room.services.prefer.settings(ctx)));
}

Response save_settings(Room& room, const Context& ctx, Request& request) {
    const auto standing = room.services.prefer.settings(ctx);
    room.services.prefer.save(ctx, input::settings_from(Given::body(request), standing.rhythm, true));
    return settings(room, ctx, request);
}

Response defaults(Room& room, const Context& ctx, Request&) {
    return core::http::json(settings_json(room.services.prefer.defaults(ctx)));
}

Response save_defaults(Room& room, const Context& ctx, Request& request) {
    const auto standing = room.services.prefer.defaults(ctx);
    room.services.prefer.save_defaults(ctx, input::settings_from(Given::body(request), standing.rhythm, false));
    return defaults(room, ctx, request);
}

Response gateways(Room& room, const Context& ctx, Request&) { return core::http::json(gateways_json(room, ctx)); }

Response save_gateway(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::gateway_from(Given::body(request), request.param("code"));
    room.services.watch.save(ctx, wish.gateway, wish.faults);
    return core::http::json(gateway_json(wish.gateway));
}

Response failures(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.watch.failures(ctx, input::after_from(request.query));
    Json lines = Json::array();
    for (const auto& failure : found.lines) {
        Json line = message_json(failure.message);
        line["person"] = failure.message.person.text();
        line["person_name"] = failure.person;
        lines.push_back(std::move(line));
    }
    return core::http::json({{"failures", std::move(lines)}, {"next", found.next}});
}

Response retry(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    room.services.watch.retry(ctx, MessageId::parse(request.param("id")));
    return core::http::no_content();
}

Response test(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    room.services.watch.test(ctx, input::channel_from(request.param("code")));
    return core::http::no_content();
}

}  // namespace notify::api
