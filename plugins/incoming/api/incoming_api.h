// SPDX-License-Identifier: Apache-2.0
// The acts of the room as JSON; described in openapi.json.
#pragma once

#include "core/http/message.h"
#include "incoming/room.h"

namespace incoming::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response enter(Room& room, const Context& ctx, Request& request);
Response show(Room& room, const Context& ctx, Request& request);
Response pdf(Room& room, const Context& ctx, Request& request);
Response receivers(Room& room, const Context& ctx, Request& request);
Response read(Room& room, const Context& ctx, Request& request);
Response dispose(Room& room, const Context& ctx, Request& request);
Response report_mine(Room& room, const Context& ctx, Request& request);
Response answer(Room& room, const Context& ctx, Request& request);
Response sort(Room& room, const Context& ctx, Request& request);
Response close(Room& room, const Context& ctx, Request& request);
Response instructions(Room& room, const Context& ctx, Request& request);
Response given(Room& room, const Context& ctx, Request& request);
Response report(Room& room, const Context& ctx, Request& request);
Response accept(Room& room, const Context& ctx, Request& request);
Response give_back(Room& room, const Context& ctx, Request& request);
Response withdraw(Room& room, const Context& ctx, Request& request);
Response withdraw_all(Room& room, const Context& ctx, Request& request);
Response decline(Room& room, const Context& ctx, Request& request);
Response forward(Room& room, const Context& ctx, Request& request);
Response prepare(Room& room, const Context& ctx, Request& request);
Response give_prepared(Room& room, const Context& ctx, Request& request);
Response drop_prepared(Room& room, const Context& ctx, Request& request);
Response reopen(Room& room, const Context& ctx, Request& request);
Response redirect(Room& room, const Context& ctx, Request& request);
Response refuse(Room& room, const Context& ctx, Request& request);
Response undo(Room& room, const Context& ctx, Request& request);
Response correct(Room& room, const Context& ctx, Request& request);
Response duplicate(Room& room, const Context& ctx, Request& request);
Response set_class(Room& room, const Context& ctx, Request& request);
Response keep_class(Room& room, const Context& ctx, Request& request);
Response readings(Room& room, const Context& ctx, Request& request);
Response send_receipt(Room& room, const Context& ctx, Request& request);   // to the sender, by mail
Response attachment(Room& room, const Context& ctx, Request& request);
Response report_file(Room& room, const Context& ctx, Request& request);

}  // namespace incoming::api
