// SPDX-License-Identifier: Apache-2.0
// A letter withdrawn and written again, from its page.
#pragma once

#include "core/http/message.h"
#include "letters/room.h"

namespace letters::web {

core::http::Response draft_anew(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace letters::web
