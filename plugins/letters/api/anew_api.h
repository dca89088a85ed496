// SPDX-License-Identifier: Apache-2.0
// A letter withdrawn and written again, by programs.
#pragma once

#include "core/http/message.h"
#include "letters/room.h"

namespace letters::api {

core::http::Response draft_anew(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace letters::api
