// SPDX-License-Identifier: Apache-2.0
// The routes of providers and of what is looked at before a signature, and the watch over providers that failed.
#pragma once

#include <functional>

#include "core/plugin/setup.h"

namespace signing {

struct Room;

// `room` is filled when the room starts; the handlers run later.
void provider_routes(core::Setup& setup, std::function<Room&()> room);

}  // namespace signing
