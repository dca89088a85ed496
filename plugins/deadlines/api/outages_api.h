// SPDX-License-Identifier: Apache-2.0
// /api/v1/deadlines-outages.
#pragma once

#include "core/http/message.h"
#include "deadlines/room.h"

namespace deadlines::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response outages(Room& room, const Context& ctx, Request& request);
Response outage(Room& room, const Context& ctx, Request& request);
Response record_outage(Room& room, const Context& ctx, Request& request);
Response revoke_outage(Room& room, const Context& ctx, Request& request);
Response dismiss_outage(Room& room, const Context& ctx, Request& request);

}  // namespace deadlines::api
