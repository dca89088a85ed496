// SPDX-License-Identifier: Apache-2.0
// Search over everything, as a page and in the API.
#pragma once

#include "core/plugin/setup.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void search_pages(Setup& setup, app::Application& app);

}  // namespace core::core_room
