// SPDX-License-Identifier: Apache-2.0
// The way of a letter on its page and as PDF.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "incoming/room.h"
#include "incoming/way/way.h"

namespace incoming::web {

core::http::Response way_paper(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace incoming::web
