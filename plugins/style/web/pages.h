// SPDX-License-Identifier: Apache-2.0
// The pages of the room: what an administrator sees and changes of how documents look.
#pragma once

#include "core/http/message.h"
#include "style/room.h"

namespace style::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response kinds(Room& room, const Context& ctx, Request& request);
Response kind(Room& room, const Context& ctx, Request& request);
Response save_kind(Room& room, const Context& ctx, Request& request);      // and publish, by the button pressed
Response use_kind(Room& room, const Context& ctx, Request& request);
Response copy_kind(Room& room, const Context& ctx, Request& request);

Response profiles(Room& room, const Context& ctx, Request& request);
Response profile(Room& room, const Context& ctx, Request& request);
Response save_profile(Room& room, const Context& ctx, Request& request);
Response put_in_force(Room& room, const Context& ctx, Request& request);

Response heads(Room& room, const Context& ctx, Request& request);
Response head(Room& room, const Context& ctx, Request& request);           // of a variant
Response save_head(Room& room, const Context& ctx, Request& request);
Response unit_head(Room& room, const Context& ctx, Request& request);
Response save_unit_head(Room& room, const Context& ctx, Request& request);
Response upload_emblem(Room& room, const Context& ctx, Request& request);
Response emblem(Room& room, const Context& ctx, Request& request);         // PNG

// Discard a draft, take the shipped definition: {thing} and {code} in the address.
Response discard(Room& room, const Context& ctx, Request& request);
Response restore(Room& room, const Context& ctx, Request& request);
Response page(Room& room, const Context& ctx, Request& request);           // PNG of a preview
Response pdf(Room& room, const Context& ctx, Request& request);

}  // namespace style::web
