// SPDX-License-Identifier: Apache-2.0
// Requests for public information and the reading room in JSON.
#pragma once

#include "depot/input/request_acts.h"
#include "core/http/message.h"
#include "depot/room.h"

namespace depot::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response requests(Room& room, const Context& ctx, Request& request);
Response request_book(Room& room, const Context& ctx, Request& request);
Response found_records(Room& room, const Context& ctx, Request& request);
Response request(Room& room, const Context& ctx, Request& given);
Response enter_request(Room& room, const Context& ctx, Request& request);
Response act_on_request(Room& room, const Context& ctx, Request& request, const input::RequestAct& act);
Response grounds(Room& room, const Context& ctx, Request& request);
Response add_ground(Room& room, const Context& ctx, Request& request);
Response end_ground(Room& room, const Context& ctx, Request& request);

Response visit_book(Room& room, const Context& ctx, Request& request);
Response reading_room(Room& room, const Context& ctx, Request& request);
Response enter_reader(Room& room, const Context& ctx, Request& request);
Response begin_visit(Room& room, const Context& ctx, Request& request);
Response visit(Room& room, const Context& ctx, Request& request);
Response ask_at_table(Room& room, const Context& ctx, Request& request);
Response end_visit(Room& room, const Context& ctx, Request& request);

}  // namespace depot::api
