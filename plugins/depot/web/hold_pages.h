// SPDX-License-Identifier: Apache-2.0
// Holds: their list, one with what it covers, opening, releasing; the act on results of a search.
#pragma once

#include "depot/web/views.h"

namespace depot::web {

Response holds(Room& room, const Context& ctx, Request& request);
Response hold(Room& room, const Context& ctx, Request& request);
Response new_hold(Room& room, const Context& ctx, Request& request);
Response open_hold(Room& room, const Context& ctx, Request& request);
Response add_to_hold(Room& room, const Context& ctx, Request& request);
Response hold_one(Room& room, const Context& ctx, Request& request);
Response propose_release(Room& room, const Context& ctx, Request& request);
Response release_hold(Room& room, const Context& ctx, Request& request);
Response keep_hold(Room& room, const Context& ctx, Request& request);
// On the page of all results of a search: to hold them.
std::string on_selection(Room& room, const Context& ctx, const Request& request, std::string_view subject);

}  // namespace depot::web
