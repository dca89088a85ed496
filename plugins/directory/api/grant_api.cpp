// SPDX-License-Identifier: Apache-2.0
// Values of mailboxes lent as JSON.
#include "directory/api/grant_api.h"

#include "core/http/given.h"
#include "directory/api/conferral_json.h"
#include "directory/api/page_json.h"
#include "directory/input/fields.h"

namespace directory::api {
namespace {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

Json grant_json(const GrantLine& line) {
    const auto& made = line.made;
    Json out{{"id", made.id.text()},
             {"kind", name(made.kind)},
             {"position", made.position.text()},
             {"position_name", line.position},
             {"giver", made.giver.text()},
             {"giver_name", line.giver},
             {"receiver", made.receiver.text()},
             {"receiver_name", line.receiver},
             {"receiver_position_name", line.receiver_position},
             {"acts", made.acts},
             {"works", made.works},
             {"reason", made.reason},
             {"note", made.note},
             {"longer_than_usual", line.long_time}};
    tell_conferral(out, made, made.until, line.state);
    return out;
}

}  // namespace

Response GrantApi::list(const Context& ctx, Request& request) {
    return listed(request, input::grant_wish_from, [&](const auto& wish) { return lend_.list(ctx, wish); },
                  grant_json);
}

Response GrantApi::show(const Context& ctx, Request& request) {
    return core::http::json(grant_json(lend_.sheet(ctx, GrantId::parse(request.param("id"))).line));
}

Response GrantApi::give(const Context& ctx, Request& request) {
    auto given = core::http::Given::body(request);
    const auto position = given.id<core::PositionId>("position");
    if (!position) given.fault("position", "directory.fault.position");
    auto wanted = input::grant_from(given, position.value_or(core::PositionId{}), ctx.today());
    auto faults = given.take_faults();
    if (!position) throw core::Error("directory.error.grant", std::move(faults));
    const auto made = lend_.give(ctx, std::move(wanted), std::move(faults));
    return core::http::json(grant_json(made), 201)
        .header("Location", "/api/v1/directory/mailbox-grants/" + made.made.id.text());
}

Response GrantApi::revoke(const Context& ctx, Request& request) {
    const auto id = GrantId::parse(request.param("id"));
    lend_.revoke(ctx, id, input::revoke_reason_from(core::http::Given::body(request), "directory.error.grant"));
    return core::http::json(grant_json(lend_.sheet(ctx, id).line));
}

Response GrantApi::undo(const Context& ctx, Request& request) {
    const auto id = GrantId::parse(request.param("id"));
    core::http::Given::body(request).done();
    lend_.undo(ctx, id);
    return core::http::json(grant_json(lend_.sheet(ctx, id).line));
}

}  // namespace directory::api
