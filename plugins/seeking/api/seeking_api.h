// SPDX-License-Identifier: Apache-2.0
// /api/v1/searches, /recent, /similar, /selections, /exports.
#pragma once

#include "core/http/message.h"
#include "seeking/room.h"

namespace seeking::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response searches(Room& room, const Context& ctx, Request& request);
Response keep(Room& room, const Context& ctx, Request& request);
Response search(Room& room, const Context& ctx, Request& request);
Response change(Room& room, const Context& ctx, Request& request);
Response remove(Room& room, const Context& ctx, Request& request);
Response recent(Room& room, const Context& ctx, Request& request);
Response similar(Room& room, const Context& ctx, Request& request);
Response select(Room& room, const Context& ctx, Request& request);
Response selection(Room& room, const Context& ctx, Request& request);
Response ask_export(Room& room, const Context& ctx, Request& request);
Response exports(Room& room, const Context& ctx, Request& request);
Response show_export(Room& room, const Context& ctx, Request& request);
Response stop_export(Room& room, const Context& ctx, Request& request);
Response export_file(Room& room, const Context& ctx, Request& request);

}  // namespace seeking::api
