// SPDX-License-Identifier: Apache-2.0
// The depots of the demo city: racks and boxes with what the archive holds by then, two holds, loans of
// which one is overdue, requests for information, readers.
#pragma once

#include "core/plugin/setup.h"
#include "depot/service/services.h"

namespace depot {

void fill_demo(const core::Context& ctx, core::Demo& demo, Services& services);

}  // namespace depot
