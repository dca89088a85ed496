// SPDX-License-Identifier: Apache-2.0
// A question as the engine itself understands it, without our layer.
#pragma once

#include <string>

#include "core/search/query.h"

namespace bench {

core::search::Asked asked(const std::string& words);
std::string fts5_text(const core::search::Asked& asked, bool seen);   // seen: with the seeker's tokens
std::string tsquery_text(const core::search::Asked& asked);

}  // namespace bench
