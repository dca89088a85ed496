// SPDX-License-Identifier: Apache-2.0
// The way of a letter in words: every act behind, and ahead who is asked next; on its page and as PDF.
#pragma once

#include "core/http/message.h"
#include "core/way/way.h"
#include "letters/room.h"

namespace letters::web {

std::vector<core::way::Step> way_of(const Whole& whole, const core::words::Catalog& words);
// Throws Error(not_found) for who only has the letter: how it came about is not his.
core::http::Response way_paper(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace letters::web
