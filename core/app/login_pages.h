// SPDX-License-Identifier: Apache-2.0
// Signing in and out, acting as, language, password.
#pragma once

#include "core/plugin/setup.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void login_pages(Setup& setup, app::Application& app);

}  // namespace core::core_room
