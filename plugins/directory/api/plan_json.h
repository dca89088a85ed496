// SPDX-License-Identifier: Apache-2.0
// The fate of every imported row as JSON.
#pragma once

#include "core/auth/actor.h"
#include "core/http/message.h"
#include "core/words/words.h"
#include "directory/domain/import.h"

namespace directory::api {

// 200 with the fates; with a refused row 422, the fates going along with the problem.
core::http::Response answer(const Plan& plan, const core::words::Catalog& words, const core::Context& ctx);

}  // namespace directory::api
