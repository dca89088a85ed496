// SPDX-License-Identifier: Apache-2.0
// The pages of the room. Each answers one address; plugin.cpp names them.
#pragma once

#include "core/http/message.h"
#include "notify/room.h"

namespace notify::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response open(Room& room, const Context& ctx, Request& request);       // reads it and goes where it leads
Response read(Room& room, const Context& ctx, Request& request);
Response read_all(Room& room, const Context& ctx, Request& request);

Response settings(Room& room, const Context& ctx, Request& request);
Response save_settings(Room& room, const Context& ctx, Request& request);

Response manage(Room& room, const Context& ctx, Request& request);     // defaults, gateways, failures
Response save_defaults(Room& room, const Context& ctx, Request& request);
Response save_gateway(Room& room, const Context& ctx, Request& request);
Response retry(Room& room, const Context& ctx, Request& request);
Response test(Room& room, const Context& ctx, Request& request);

}  // namespace notify::web
