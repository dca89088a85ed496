// SPDX-License-Identifier: Apache-2.0
// /api/v1/style: kinds, profiles and letterheads for programs.
#pragma once

#include "core/http/message.h"
#include "style/room.h"

namespace style::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);       // {thing}: kinds, profiles, heads, units
Response show(Room& room, const Context& ctx, Request& request);       // a published edition
Response draft(Room& room, const Context& ctx, Request& request);
Response save(Room& room, const Context& ctx, Request& request);
Response discard(Room& room, const Context& ctx, Request& request);
Response publish(Room& room, const Context& ctx, Request& request);
Response preview(Room& room, const Context& ctx, Request& request);    // PDF
Response use(Room& room, const Context& ctx, Request& request);
Response in_force(Room& room, const Context& ctx, Request& request);
Response put_in_force(Room& room, const Context& ctx, Request& request);
Response upload_emblem(Room& room, const Context& ctx, Request& request);

}  // namespace style::api
