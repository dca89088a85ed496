// SPDX-License-Identifier: Apache-2.0
// Alih media in JSON.
#pragma once

#include "core/http/message.h"
#include "depot/room.h"

namespace depot::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response scans(Room& room, const Context& ctx, Request& request);
Response open_scan(Room& room, const Context& ctx, Request& request);
Response scan(Room& room, const Context& ctx, Request& request);
Response check_scan(Room& room, const Context& ctx, Request& request);
Response redo_scan(Room& room, const Context& ctx, Request& request);
Response record_scan(Room& room, const Context& ctx, Request& request);

}  // namespace depot::api
