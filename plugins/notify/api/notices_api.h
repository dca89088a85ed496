// SPDX-License-Identifier: Apache-2.0
// The handlers of the API.
#pragma once

#include "core/http/message.h"
#include "notify/room.h"

namespace notify::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response read(Room& room, const Context& ctx, Request& request);
Response read_all(Room& room, const Context& ctx, Request& request);
Response settings(Room& room, const Context& ctx, Request& request);
Response save_settings(Room& room, const Context& ctx, Request& request);
Response defaults(Room& room, const Context& ctx, Request& request);
Response save_defaults(Room& room, const Context& ctx, Request& request);
Response gateways(Room& room, const Context& ctx, Request& request);
Response save_gateway(Room& room, const Context& ctx, Request& request);
Response failures(Room& room, const Context& ctx, Request& request);
Response retry(Room& room, const Context& ctx, Request& request);
Response test(Room& room, const Context& ctx, Request& request);

}  // namespace notify::api
