// SPDX-License-Identifier: Apache-2.0
// What was found of the signatures of a letter from outside when it came in.
#pragma once

#include "core/auth/actor.h"
#include "core/page/page.h"
#include "core/words/words.h"
#include "incoming/service/desk.h"

namespace incoming::web {

void show_signed(core::page::Data& data, const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);

}  // namespace incoming::web
