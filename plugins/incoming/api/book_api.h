// SPDX-License-Identifier: Apache-2.0
// The agenda book, printed forms, the way of a letter, what keepers set and acts over many, as JSON.
#pragma once

#include "incoming/api/incoming_api.h"

namespace incoming::api {

Response book(Room& room, const Context& ctx, Request& request);
Response sheet(Room& room, const Context& ctx, Request& request);   // PDF
Response way(Room& room, const Context& ctx, Request& request);
Response set_instruction(Room& room, const Context& ctx, Request& request);
Response rules(Room& room, const Context& ctx, Request& request);
Response add_rule(Room& room, const Context& ctx, Request& request);
Response drop_rule(Room& room, const Context& ctx, Request& request);
Response mailrooms(Room& room, const Context& ctx, Request& request);
Response serve(Room& room, const Context& ctx, Request& request);
Response many(Room& room, const Context& ctx, Request& request);
Response accept_many(Room& room, const Context& ctx, Request& request);
Response report_many(Room& room, const Context& ctx, Request& request);

}  // namespace incoming::api
