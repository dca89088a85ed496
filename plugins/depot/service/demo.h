// SPDX-License-Identifier: Apache-2.0
// The depots of the demo city: racks and boxes with what the archive holds by then, two holds, loans of
// which one is overdue, requests for information, readers, files of alih media a second person has looked at.
#pragma once

#include <filesystem>

#include "core/plugin/setup.h"
#include "depot/service/services.h"

namespace depot {

void fill_demo(const core::Context& ctx, core::Demo& demo, Services& services, const std::filesystem::path& fonts);

}  // namespace depot
