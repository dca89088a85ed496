// SPDX-License-Identifier: Apache-2.0
// What the room brings to the house for BSrE: its users, the activations of seals, and the opinion of its checker.
#pragma once

#include <functional>

#include "core/plugin/setup.h"

namespace signing {

struct Room;

// Filled when the room starts; the routes are asked later.
void bsre_routes(core::Setup& setup, std::function<Room&()> room);

}  // namespace signing
