// SPDX-License-Identifier: Apache-2.0
// Proposals for machines: the same services, gates and faults as the pages.
#pragma once

#include "core/http/message.h"
#include "disposal/room.h"

namespace disposal::api {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response candidates(Room& room, const Context& ctx, Request& request);
Response draw(Room& room, const Context& ctx, Request& request);
Response show(Room& room, const Context& ctx, Request& request);
Response act(Room& room, const Context& ctx, Request& request);
Response decide(Room& room, const Context& ctx, Request& request);
Response assent(Room& room, const Context& ctx, Request& request);
Response seat(Room& room, const Context& ctx, Request& request);
Response remove(Room& room, const Context& ctx, Request& request);   // of copies a handover left here
Response draft_act(Room& room, const Context& ctx, Request& request);
Response draft_report(Room& room, const Context& ctx, Request& request);
Response evidence(Room& room, const Context& ctx, Request& request);
Response take_off(Room& room, const Context& ctx, Request& request);   // of a paper
Response confirm(Room& room, const Context& ctx, Request& request);
Response file(Room& room, const Context& ctx, Request& request);
Response of_dossier(Room& room, const Context& ctx, Request& request);

}  // namespace disposal::api
