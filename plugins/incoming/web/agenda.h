// SPDX-License-Identifier: Apache-2.0
// The agenda of a position and what stands of it on other pages.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "incoming/room.h"

namespace incoming::web {

core::http::Response agenda(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response attend(Room& room, const core::Context& ctx, core::http::Request& request);
// iCalendar files: of a month, of one invitation.
core::http::Response agenda_calendar(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response invitation_calendar(Room& room, const core::Context& ctx, core::http::Request& request);
// Fragment for the page of a letter of this house: who comes, for the unit that invites.
std::string attendance(Room& room, const core::Context& ctx, const core::http::Request& request,
                       std::string_view subject);

// INVITED{...} with the form of the answer, on the page of the letter received.
void show_invited(core::page::Data& data, Room& room, const core::Context& ctx, IncomingId id,
                  const core::http::Request& request);

// EVENT_DAY, EVENT_FROM, ... of the form of an invitation on paper; as typed, else as noted.
void show_occasion(core::page::Data& data, const std::optional<Invitation>& noted,
                   const core::http::Request& request);
// NOTED{...} for the clerk who may note or correct the invitation.
void show_noted(core::page::Data& data, const Whole& whole, const core::http::Request& request,
                const core::words::Catalog& words);
// AGENDA, DAY_BAND{DAY_NAME, ROW{...}} of today and tomorrow; false when there is nothing.
bool show_near(core::page::Data& data, Room& room, const core::Context& ctx);

}  // namespace incoming::web
