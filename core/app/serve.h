// SPDX-License-Identifier: Apache-2.0
// The long-running commands: serve (requests and jobs) and work (jobs only).
#pragma once

#include <string>
#include <vector>

#include "core/app/house.h"

namespace core::app {

int serve(Application& app, const std::vector<std::string>& words);
int work(Application& app, const std::vector<std::string>& words);

}  // namespace core::app
