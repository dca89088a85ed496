// SPDX-License-Identifier: Apache-2.0
#include "letters/api/class_api.h"

#include "core/http/given.h"
#include "letters/api/json.h"
#include "letters/filters.h"

namespace letters::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response set_class(Room& room, const Context& ctx, Request& request) {
    auto given = core::http::Given::body(request);
    const auto wish = class_from(given);
    given.done("letters.error.incomplete");
    const auto id = LetterId::parse(request.param("id"));
    return core::http::json(letter_json(room.services.reclassify.change(ctx, id, wish.access, wish.reason)));
}

Response readings(Room& room, const Context& ctx, Request& request) {
    const auto all = room.services.readings.of(ctx, LetterId::parse(request.param("id")));
    return core::http::json({{"readings", core::audit::readings_json(all)}});
}

}  // namespace letters::api
