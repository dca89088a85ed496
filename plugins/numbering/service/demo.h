// SPDX-License-Identifier: Apache-2.0
// The number books of the demo city: series of every unit that numbers, central numbering for the
// leaders, and at DISKOMINFO a few numbers reserved, voided and inserted.
#pragma once

#include "core/plugin/setup.h"
#include "numbering/service/services.h"

namespace numbering {

void fill_demo(const core::Context& ctx, core::Demo& demo, Services& services);

}  // namespace numbering
