// SPDX-License-Identifier: Apache-2.0
// /api/v1/letters: every act of the room as JSON, over the same services as the pages.
#pragma once

#include "core/http/message.h"
#include "letters/room.h"

namespace letters::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response outgoing(Room& room, const Context& ctx, Request& request);
Response dispatch(Room& room, const Context& ctx, Request& request);
Response create(Room& room, const Context& ctx, Request& request);
Response show(Room& room, const Context& ctx, Request& request);
Response save(Room& room, const Context& ctx, Request& request);
Response preview(Room& room, const Context& ctx, Request& request);   // PDF of what was sent, nothing saved
Response staff(Room& room, const Context& ctx, Request& request);
Response submit(Room& room, const Context& ctx, Request& request);
Response correct(Room& room, const Context& ctx, Request& request);
Response writing(Room& room, const Context& ctx, Request& request);
Response versions(Room& room, const Context& ctx, Request& request);
Response compare(Room& room, const Context& ctx, Request& request);
Response take_back(Room& room, const Context& ctx, Request& request);
Response to_giver(Room& room, const Context& ctx, Request& request);
Response handed(Room& room, const Context& ctx, Request& request);
Response withdraw(Room& room, const Context& ctx, Request& request);
Response pdf(Room& room, const Context& ctx, Request& request);
Response page(Room& room, const Context& ctx, Request& request);
Response put_file(Room& room, const Context& ctx, Request& request);
Response places(Room& room, const Context& ctx, Request& request);   // where on it the signature may go
Response place(Room& room, const Context& ctx, Request& request);
Response remove_file(Room& room, const Context& ctx, Request& request);
Response file(Room& room, const Context& ctx, Request& request);

Response scans(Room& room, const Context& ctx, Request& request);
Response put_scan(Room& room, const Context& ctx, Request& request);
Response say_signed(Room& room, const Context& ctx, Request& request);
Response scan(Room& room, const Context& ctx, Request& request);
Response made(Room& room, const Context& ctx, Request& request);

}  // namespace letters::api
