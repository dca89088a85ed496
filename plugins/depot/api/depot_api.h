// SPDX-License-Identifier: Apache-2.0
// Holds and loans in JSON.
#pragma once

#include "core/http/message.h"
#include "depot/room.h"

namespace depot::api {

using core::Context;
using core::http::Request;
using core::http::Response;

core::Json dossier_json(const archive::Kept& dossier);

Response holds(Room& room, const Context& ctx, Request& request);
Response hold(Room& room, const Context& ctx, Request& request);
Response open_hold(Room& room, const Context& ctx, Request& request);
Response add_to_hold(Room& room, const Context& ctx, Request& request);
Response hold_one(Room& room, const Context& ctx, Request& request);
Response propose_release(Room& room, const Context& ctx, Request& request);
Response release_hold(Room& room, const Context& ctx, Request& request);
Response keep_hold(Room& room, const Context& ctx, Request& request);

// What waits, by its name, for whoever asks.
Response today(Room& room, const Context& ctx, Request& request);
Response loans(Room& room, const Context& ctx, Request& request);
Response loan_book(Room& room, const Context& ctx, Request& request);
Response loan(Room& room, const Context& ctx, Request& request);
Response ask_loan(Room& room, const Context& ctx, Request& request);
Response grant_loan(Room& room, const Context& ctx, Request& request);
Response refuse_loan(Room& room, const Context& ctx, Request& request);
Response withdraw_loan(Room& room, const Context& ctx, Request& request);
Response hand_out_loan(Room& room, const Context& ctx, Request& request);
Response extend_loan(Room& room, const Context& ctx, Request& request);
Response take_back_loan(Room& room, const Context& ctx, Request& request);
Response lose_loan(Room& room, const Context& ctx, Request& request);
// What stands on the panel of a dossier: place, holds, loan, use.
Response dossier(Room& room, const Context& ctx, Request& request);

}  // namespace depot::api
