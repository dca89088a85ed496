// SPDX-License-Identifier: Apache-2.0
// The acts of the room as JSON; described in openapi.json.
#pragma once

#include "core/http/message.h"
#include "intake/room.h"

namespace intake::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response upload(Room& room, const Context& ctx, Request& request);
Response merge(Room& room, const Context& ctx, Request& request);
Response quarantine(Room& room, const Context& ctx, Request& request);
Response seen(Room& room, const Context& ctx, Request& request);
Response show(Room& room, const Context& ctx, Request& request);
Response pdf(Room& room, const Context& ctx, Request& request);
Response original(Room& room, const Context& ctx, Request& request);
Response discard(Room& room, const Context& ctx, Request& request);
Response release(Room& room, const Context& ctx, Request& request);
Response move(Room& room, const Context& ctx, Request& request);
Response undo(Room& room, const Context& ctx, Request& request);
Response read(Room& room, const Context& ctx, Request& request);
Response split(Room& room, const Context& ctx, Request& request);
Response file(Room& room, const Context& ctx, Request& request);     // of a ZIP
Response letter(Room& room, const Context& ctx, Request& request);   // another file of it is the letter
Response pages(Room& room, const Context& ctx, Request& request);

}  // namespace intake::api
