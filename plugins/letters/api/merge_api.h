// SPDX-License-Identifier: Apache-2.0
// Mail merge over the API: a table for a draft, its rows as they were judged, and the drafts asked for.
#pragma once

#include "core/http/message.h"
#include "letters/room.h"

namespace letters::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response take_table(Room& room, const Context& ctx, Request& request);    // multipart, "file": XLSX or CSV
Response merge_rows(Room& room, const Context& ctx, Request& request);
Response make_drafts(Room& room, const Context& ctx, Request& request);   // {"rows": "all" | "good"}

}  // namespace letters::api
