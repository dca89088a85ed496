// SPDX-License-Identifier: Apache-2.0
// The pages of the room. Each answers one address; plugin.cpp names them.
#pragma once

#include "core/http/message.h"
#include "intake/room.h"

namespace intake::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response upload(Room& room, const Context& ctx, Request& request);
Response act(Room& room, const Context& ctx, Request& request);       // over those ticked
Response seen(Room& room, const Context& ctx, Request& request);
Response separator(Room& room, const Context& ctx, Request& request);
Response quarantine(Room& room, const Context& ctx, Request& request);

Response show(Room& room, const Context& ctx, Request& request);
Response page(Room& room, const Context& ctx, Request& request);      // PNG
Response pdf(Room& room, const Context& ctx, Request& request);
Response original(Room& room, const Context& ctx, Request& request);
Response discard(Room& room, const Context& ctx, Request& request);
Response release(Room& room, const Context& ctx, Request& request);    // out of quarantine
Response remove(Room& room, const Context& ctx, Request& request);
Response move(Room& room, const Context& ctx, Request& request);
Response undo(Room& room, const Context& ctx, Request& request);
Response read(Room& room, const Context& ctx, Request& request);
Response file(Room& room, const Context& ctx, Request& request);     // of a ZIP, as it came
Response letter(Room& room, const Context& ctx, Request& request);   // another file of it is the letter
Response pages(Room& room, const Context& ctx, Request& request);     // split, turn, sort

// Fragment for the registration page: where the document came from, what its signatures say, its neighbours.
std::string beside(Room& room, const Context& ctx, const Request& request, std::string_view paper);

}  // namespace intake::web
