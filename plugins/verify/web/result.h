// SPDX-License-Identifier: Apache-2.0
// The answer as a page: the verdict in one sentence, who signed in which capacity and when, what was changed
// since, and behind that the details.
#pragma once

#include "core/auth/actor.h"
#include "core/page/page.h"
#include "verify/service/verify.h"

namespace verify::web {

// Everything templates/result.html shows.
core::page::Data result(const Answer& answer, const core::words::Catalog& words, const core::Context& ctx);

}  // namespace verify::web
