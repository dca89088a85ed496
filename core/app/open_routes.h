// SPDX-License-Identifier: Apache-2.0
// What anyone may fetch: assets, health, figures, the API description.
#pragma once

#include "core/plugin/setup.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void open_routes(Setup& setup, app::Application& app);

}  // namespace core::core_room
