// SPDX-License-Identifier: Apache-2.0
// Administration: health, jobs given up, settings, plugins, audit.
#pragma once

#include "core/plugin/setup.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void admin_pages(Setup& setup, app::Application& app);

}  // namespace core::core_room
