// SPDX-License-Identifier: Apache-2.0
// Alih media in JSON.
#pragma once

#include "core/http/message.h"
#include "depot/room.h"

namespace depot::api {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

Response scans(Room& room, const Context& ctx, Request& request);
Response open_scan(Room& room, const Context& ctx, Request& request);
Response scan(Room& room, const Context& ctx, Request& request);
Response check_scan(Room& room, const Context& ctx, Request& request);
Response redo_scan(Room& room, const Context& ctx, Request& request);
Response add_copies(Room& room, const Context& ctx, Request& request);
Response withdraw_copy(Room& room, const Context& ctx, Request& request);
Json copies_json(const std::vector<ScanFile>& files);
Response draft_scan_act(Room& room, const Context& ctx, Request& request);
Response record_scan(Room& room, const Context& ctx, Request& request);

}  // namespace depot::api
