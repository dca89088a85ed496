// SPDX-License-Identifier: Apache-2.0
#include "letters/api/anew_api.h"

#include "core/http/given.h"
#include "letters/api/json.h"
#include "letters/service/anew.h"

namespace letters::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response draft_anew(Room& room, const Context& ctx, Request& request) {
    auto given = core::http::Given::body(request);
    const auto reason = given.prose("reason", longest_reason);
    given.done("letters.error.incomplete");
    auto& services = room.services;
    const auto made =
        letters::draft_anew(services.parts, services.draft, ctx, LetterId::parse(request.param("id")), reason);
    auto response = core::http::json(letter_json(made), 201);
    response.header("Location", "/api/v1/letters/" + made.id.text());
    return response;
}

}  // namespace letters::api
