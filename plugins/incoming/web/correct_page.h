// SPDX-License-Identifier: Apache-2.0
// What was registered wrongly, on the page of the letter: its row corrected, or ended as a duplicate.
#pragma once

#include "core/page/page.h"
#include "incoming/web/pages.h"

namespace incoming::web {

// CORRECT{...} for its clerk; DUPLICATE_OF{URL, AGENDA}, KEPT_FOR{URL, AGENDA}.
void show_correcting(core::page::Data& data, const Whole& whole, const Request& request);
Response correct(Room& room, const Context& ctx, Request& request);
Response duplicate(Room& room, const Context& ctx, Request& request);

}  // namespace incoming::web
