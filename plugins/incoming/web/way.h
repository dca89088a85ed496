// SPDX-License-Identifier: Apache-2.0
// The way of a letter on its page and as PDF.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "incoming/room.h"
#include "incoming/way/way.h"

namespace incoming::web {

// ACT{...}, WAITING{...}, LATER{...}.
void show_way(core::page::Data& data, const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);
core::http::Response way_paper(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace incoming::web
