// SPDX-License-Identifier: Apache-2.0
// The demo city's mail from outside, from packaging/demo/masuk: registered, disposed, reported over the last days.
#pragma once

#include "core/plugin/setup.h"
#include "incoming/service/services.h"

namespace incoming {

// Whose clerk registers for units without one, from packaging/demo/pencatat.csv.
void fill_demo_mailrooms(const core::Context& ctx, core::Demo& demo, Services& services);
void fill_demo(const core::Context& ctx, core::Demo& demo, Services& services);

}  // namespace incoming
