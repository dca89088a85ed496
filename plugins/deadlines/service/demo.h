// SPDX-License-Identifier: Apache-2.0
// Pauses of the demo city, from packaging/demo/tunda.csv: what waits for somebody who waits himself.
#pragma once

#include "core/plugin/setup.h"
#include "deadlines/service/services.h"

namespace deadlines {

void fill_demo(const core::Context& ctx, core::Demo& demo, Services& services);

}  // namespace deadlines
