// SPDX-License-Identifier: Apache-2.0
// Values of delegations as JSON.
#include "directory/api/delegation_api.h"

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

Json json(const DelegationLine& line) {
    const auto& made = line.made;
    Json out{{"id", made.id.text()},
             {"giver", made.giver.text()},
             {"giver_name", line.giver},
             {"receiver", made.receiver.text()},
             {"receiver_name", line.receiver},
             {"form", name(made.form)},
             {"kinds", made.kinds},
             {"groups", made.groups}};
    tell_conferral(out, made, made.until, line.state);
    return out;
}

}  // namespace

Response DelegationApi::list(const Context& ctx, Request& request) {
    return listed(request, input::delegation_wish_from, [&](const auto& wish) { return delegate_.list(ctx, wish); },
                  [](const auto& each) { return json(each); });
}

Response DelegationApi::show(const Context& ctx, Request& request) {
    return core::http::json(json(delegate_.sheet(ctx, DelegationId::parse(request.param("id"))).line));
}

Response DelegationApi::enter(const Context& ctx, Request& request) {
    auto given = core::http::Given::body(request);
    const auto giver = given.id<core::PositionId>("giver");
    if (!giver) given.fault("giver", "directory.fault.position");
    auto wanted = input::delegation_from(given, giver);
    const auto made = delegate_.enter(ctx, std::move(wanted), given.take_faults());
    return core::http::json(json(delegate_.sheet(ctx, made.id).line), 201)
        .header("Location", "/api/v1/directory/delegations/" + made.id.text());
}

Response DelegationApi::revoke(const Context& ctx, Request& request) {
    const auto id = DelegationId::parse(request.param("id"));
    const auto given = core::http::Given::body(request);
    delegate_.revoke(ctx, id, input::revoke_reason_from(given, "directory.error.delegation"));
    return core::http::json(json(delegate_.sheet(ctx, id).line));
}

Response DelegationApi::undo(const Context& ctx, Request& request) {
    const auto id = DelegationId::parse(request.param("id"));
    core::http::Given::body(request).done();
    delegate_.undo(ctx, id);
    return core::http::json(json(delegate_.sheet(ctx, id).line));
}

}  // namespace directory::api
