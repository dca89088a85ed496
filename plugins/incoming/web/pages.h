// SPDX-License-Identifier: Apache-2.0
// The pages of the room. Each answers one address; plugin.cpp names them.
#pragma once

#include "core/http/message.h"
#include "incoming/room.h"

namespace incoming::web {

using core::Context;
using core::http::Request;
using core::http::Response;

std::string on_desk(Room& room, const Context& ctx, const Request& request);   // fragment for the desk
Response list(Room& room, const Context& ctx, Request& request);
Response given(Room& room, const Context& ctx, Request& request);   // dispositions to me and by me

Response blank(Room& room, const Context& ctx, Request& request);
Response enter(Room& room, const Context& ctx, Request& request);

Response show(Room& room, const Context& ctx, Request& request);    // marks as read
Response page(Room& room, const Context& ctx, Request& request);    // PNG
Response pdf(Room& room, const Context& ctx, Request& request);
Response sheet(Room& room, const Context& ctx, Request& request);   // lembar disposisi, to be printed

Response dispose(Room& room, const Context& ctx, Request& request);
Response answer(Room& room, const Context& ctx, Request& request);   // begins a letter about it
Response note_invitation(Room& room, const Context& ctx, Request& request);
Response close(Room& room, const Context& ctx, Request& request);
Response report(Room& room, const Context& ctx, Request& request);
Response accept(Room& room, const Context& ctx, Request& request);
Response give_back(Room& room, const Context& ctx, Request& request);
Response withdraw(Room& room, const Context& ctx, Request& request);

}  // namespace incoming::web
