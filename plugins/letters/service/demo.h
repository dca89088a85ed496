// SPDX-License-Identifier: Apache-2.0
// The letters of the demo city: packaging/demo/naskah/*.json as drafts of their drafters, all but the
// last few submitted for paraf.
#pragma once

#include "core/plugin/setup.h"
#include "letters/service/services.h"

namespace letters {

void fill_demo(const core::Context& ctx, core::Demo& demo, Services& services);

}  // namespace letters
