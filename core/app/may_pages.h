// SPDX-License-Identifier: Apache-2.0
// "Why may I not?" on a page and over the API: /may?object=letter:<id>, /api/v1/may?act=letters.send&object=letter:<id>.
#pragma once

#include "core/plugin/setup.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void may_pages(Setup& setup, app::Application& app);

}  // namespace core::core_room
