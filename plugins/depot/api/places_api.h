// SPDX-License-Identifier: Apache-2.0
// Places and stock-takes in JSON.
#pragma once

#include "core/http/message.h"
#include "depot/room.h"

namespace depot::api {

using core::Context;
using core::http::Request;
using core::http::Response;

core::Json metres_json(const Metres& metres);
Response places(Room& room, const Context& ctx, Request& request);
Response misplaced(Room& room, const Context& ctx, Request& request);
Response make_place(Room& room, const Context& ctx, Request& request);
Response place(Room& room, const Context& ctx, Request& request);
Response change_place(Room& room, const Context& ctx, Request& request);
Response move_place(Room& room, const Context& ctx, Request& request);
Response fill_place(Room& room, const Context& ctx, Request& request);
Response take_stock(Room& room, const Context& ctx, Request& request);
Response count(Room& room, const Context& ctx, Request& request);

}  // namespace depot::api
