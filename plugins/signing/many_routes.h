// SPDX-License-Identifier: Apache-2.0
// What the room brings for signing many: the pages to read through, the batch, the API, and the wiping of hands.
#pragma once

#include <functional>

#include "core/plugin/setup.h"

namespace signing {

struct Room;

// The room is asked for when a route is, for it is built after everything is installed.
void many_routes(core::Setup& setup, std::function<Room&()> room);

}  // namespace signing
