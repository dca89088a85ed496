// SPDX-License-Identifier: Apache-2.0
// What open pages listen to, and the counters they fetch when they are told that something is new.
#pragma once

#include "core/plugin/setup.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void live_pages(Setup& setup, app::Application& app);

}  // namespace core::core_room
