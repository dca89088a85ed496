// SPDX-License-Identifier: Apache-2.0
// The routes of the test page that tells where a provider's marks come out.
#pragma once

#include <functional>

#include "core/plugin/setup.h"

namespace signing {

struct Room;

// `room` is filled when the room starts; the handlers run later.
void mark_routes(core::Setup& setup, std::function<Room&()> room);

}  // namespace signing
