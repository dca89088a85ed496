// SPDX-License-Identifier: Apache-2.0
// /api/v1/numbers: every act of the room as JSON, over the same services as the pages.
#pragma once

#include "core/http/message.h"
#include "numbering/room.h"

namespace numbering::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response book(Room& room, const Context& ctx, Request& request);
Response number(Room& room, const Context& ctx, Request& request);
Response reserve(Room& room, const Context& ctx, Request& request);
Response annul(Room& room, const Context& ctx, Request& request);
Response bind(Room& room, const Context& ctx, Request& request);
Response unbind(Room& room, const Context& ctx, Request& request);

Response insertions(Room& room, const Context& ctx, Request& request);
Response ask(Room& room, const Context& ctx, Request& request);
Response approve(Room& room, const Context& ctx, Request& request);
Response refuse(Room& room, const Context& ctx, Request& request);
Response withdraw(Room& room, const Context& ctx, Request& request);

Response all_series(Room& room, const Context& ctx, Request& request);
Response one_series(Room& room, const Context& ctx, Request& request);
Response make_series(Room& room, const Context& ctx, Request& request);
Response save_series(Room& room, const Context& ctx, Request& request);
Response example(Room& room, const Context& ctx, Request& request);
Response central(Room& room, const Context& ctx, Request& request);
Response set_central(Room& room, const Context& ctx, Request& request);

Response check(Room& room, const Context& ctx, Request& request);

}  // namespace numbering::api
