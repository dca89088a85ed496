// SPDX-License-Identifier: Apache-2.0
// Pages of acts over many letters at once; what became of each is told by core's page of the batch.
#pragma once

#include "letters/web/pages.h"

namespace letters::web {

Response submit_many(Room& room, const Context& ctx, Request& request);
Response to_hand(Room& room, const Context& ctx, Request& request);     // sealed, not yet brought outside
Response hand_many(Room& room, const Context& ctx, Request& request);

}  // namespace letters::web
