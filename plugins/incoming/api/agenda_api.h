// SPDX-License-Identifier: Apache-2.0
// The agenda and its answers as JSON.
#pragma once

#include "core/http/message.h"
#include "incoming/room.h"

namespace incoming::api {

core::http::Response agenda(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response agenda_calendar(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response invitation_calendar(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response note_invitation(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response drop_invitation(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response attend(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response attendance(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace incoming::api
