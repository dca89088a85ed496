// SPDX-License-Identifier: Apache-2.0
// The agenda of a position and what stands of it on other pages.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "incoming/room.h"

namespace incoming::web {

core::http::Response agenda(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response attend(Room& room, const core::Context& ctx, core::http::Request& request);
// Fragment for the page of a letter of this house: who comes, for the unit that invites.
std::string attendance(Room& room, const core::Context& ctx, const core::http::Request& request,
                       std::string_view subject);

// INVITED{...} with the form of the answer, on the page of the letter received.
void show_invited(core::page::Data& data, Room& room, const core::Context& ctx, IncomingId id,
                  const core::http::Request& request);

}  // namespace incoming::web
