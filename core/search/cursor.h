// SPDX-License-Identifier: Apache-2.0
// Where a page ended. The cursor names the last hit and not its place: the numbers between two places would tell how
// much there is that one may not see.
#pragma once

#include <string>

#include "core/search/query.h"

namespace core::search {

struct Ended {
    int step = 0;
    std::int64_t day = 0;
    std::string kind, id;   // empty: before the first page
};

// Throws Error(invalid, "core.error.cursor").
Ended ended_of(const Wanted& wanted, const Asked& asked);
std::string text_of(const Ended& ended, const Asked& asked);

}  // namespace core::search
