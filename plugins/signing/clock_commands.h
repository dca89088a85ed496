// SPDX-License-Identifier: Apache-2.0
// naskah clock:accept: a clock that ran ahead once stops no signature for ever.
#pragma once

#include <functional>

#include "core/plugin/setup.h"
#include "signing/service/timestamp_watch.h"

namespace signing {

// Filled when the room starts; the command runs later.
void clock_commands(core::Setup& setup, std::function<TimestampWatch&()> timestamps);

}  // namespace signing
