// SPDX-License-Identifier: Apache-2.0
// What became of acts asked for over many subjects: /batches, one of them with a result per subject, and
// the failures once more; on pages and over the API.
#pragma once

#include "core/plugin/setup.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void batch_pages(Setup& setup, app::Application& app);

}  // namespace core::core_room
