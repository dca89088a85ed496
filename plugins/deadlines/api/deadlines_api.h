// SPDX-License-Identifier: Apache-2.0
// /api/v1/deadlines and /api/v1/overview.
#pragma once

#include "core/http/message.h"
#include "deadlines/room.h"

namespace deadlines::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response urge_many(Room& room, const Context& ctx, Request& request);
Response show(Room& room, const Context& ctx, Request& request);
Response pause(Room& room, const Context& ctx, Request& request);
Response ask(Room& room, const Context& ctx, Request& request);
Response answer(Room& room, const Context& ctx, Request& request);
Response urge(Room& room, const Context& ctx, Request& request);
Response resume(Room& room, const Context& ctx, Request& request);
Response holidays(Room& room, const Context& ctx, Request& request);
Response put_day(Room& room, const Context& ctx, Request& request);
Response drop_day(Room& room, const Context& ctx, Request& request);
Response put_year(Room& room, const Context& ctx, Request& request);
Response put_hours(Room& room, const Context& ctx, Request& request);
Response rules(Room& room, const Context& ctx, Request& request);
Response write_rule(Room& room, const Context& ctx, Request& request);
Response overview(Room& room, const Context& ctx, Request& request);

}  // namespace deadlines::api
