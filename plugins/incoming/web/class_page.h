// SPDX-License-Identifier: Apache-2.0
// The access class of a letter on its page: changing it, and who has read one that is secret.
#pragma once

#include "core/page/page.h"
#include "incoming/web/pages.h"

namespace incoming::web {

void show_class(core::page::Data& data, Room& room, const Context& ctx, const Whole& whole);
Response set_class(Room& room, const Context& ctx, Request& request);
Response keep_class(Room& room, const Context& ctx, Request& request);   // a proposed one is refused

}  // namespace incoming::web
