// SPDX-License-Identifier: Apache-2.0
// Acts over many letters at once, over the API: each is answered 202 with the batch that does it.
#pragma once

#include "core/http/message.h"
#include "letters/room.h"

namespace letters::api {

using core::Context;
using core::http::Request;
using core::http::Response;

// {"letters": [{"id", "version"}]}
Response submit_many(Room& room, const Context& ctx, Request& request);
Response to_hand(Room& room, const Context& ctx, Request& request);
// {"letters": [{"id", "place"}], "way", "date", "receipt", "note"}
Response hand_many(Room& room, const Context& ctx, Request& request);

// 202 with the batch and where it is found.
Response asked(core::batch::BatchId id);

}  // namespace letters::api
