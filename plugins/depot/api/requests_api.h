// SPDX-License-Identifier: Apache-2.0
// Requests for public information and the reading room in JSON.
#pragma once

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
Response propose_records(Room& room, const Context& ctx, Request& request);
Response drop_record(Room& room, const Context& ctx, Request& request);
Response judge_record(Room& room, const Context& ctx, Request& request);
Response extend_request(Room& room, const Context& ctx, Request& request);
Response answer_request(Room& room, const Context& ctx, Request& request);
Response withdraw_request(Room& room, const Context& ctx, Request& request);
Response link_answer(Room& room, const Context& ctx, Request& request);
Response give_copies(Room& room, const Context& ctx, Request& request);
Response grounds(Room& room, const Context& ctx, Request& request);
Response add_ground(Room& room, const Context& ctx, Request& request);
Response end_ground(Room& room, const Context& ctx, Request& request);

Response reading_room(Room& room, const Context& ctx, Request& request);
Response enter_reader(Room& room, const Context& ctx, Request& request);
Response begin_visit(Room& room, const Context& ctx, Request& request);
Response visit(Room& room, const Context& ctx, Request& request);
Response ask_at_table(Room& room, const Context& ctx, Request& request);
Response end_visit(Room& room, const Context& ctx, Request& request);

}  // namespace depot::api
