// SPDX-License-Identifier: Apache-2.0
// The desk: what waits for me today, in SRIKANDI's counters.
#pragma once

#include "core/plugin/setup.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void desk_pages(Setup& setup, app::Application& app);

}  // namespace core::core_room
