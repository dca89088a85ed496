// SPDX-License-Identifier: Apache-2.0
#include "core/app/live_pages.h"

#include "core/app/house.h"
#include "core/http/live.h"

namespace core::core_room {
namespace {

// A page is told of all seats of its person: the desk shows what waits in the others, too.
std::vector<std::string> topics(const Actor& actor) {
    std::vector<std::string> all{"person:" + actor.person.text()};
    for (const Seat& seat : actor.seats) all.push_back("position:" + seat.position.text());
    return all;
}

http::Response listen(app::Application& app, const Context& ctx, const http::Request& request) {
    if (request.header("accept").find("text/event-stream") == std::string::npos)
        throw Error(Code::unsupported, "core.error.event_stream");
    http::Response response = http::text("retry: 5000\n\n", "text/event-stream; charset=utf-8");
    response.live = app.house().live.admit(ctx.actor.person, topics(ctx.actor));
    if (!response.live) throw Error(Code::unavailable, "core.error.too_many_listen");
    // nginx would keep the events back until there are many.
    response.header("X-Accel-Buffering", "no");
    return response;
}

http::Response counters(app::Application& app, const Context& ctx) {
    const auto& shelves = app.shelves();
    const auto& words = app.house().words.in(ctx.language);
    Json told{{"bell", ""}, {"menu", Json::object()}};
    for (const auto& [_, bell] : shelves.bells) told["bell"] = bell.count(ctx);
    for (const auto& [_, item] : shelves.menu) {
        if (!item.count || ctx.actor.seats.empty()) continue;
        if (!item.right.empty() && !ctx.actor.may(item.right)) continue;
        const auto count = item.count(ctx);
        told["menu"][item.url] = count > 0 ? words.number(count) : "";
    }
    return http::json(told);
}

}  // namespace

void live_pages(Setup& setup, app::Application& app) {
    setup.get("/live", http::signed_in, [&app](const Context& ctx, http::Request& request) {
        return listen(app, ctx, request);
    });
    setup.get("/counters", http::signed_in, [&app](const Context& ctx, http::Request&) { return counters(app, ctx); });
}

}  // namespace core::core_room
