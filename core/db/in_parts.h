// SPDX-License-Identifier: Apache-2.0
// Questions about more rows than one statement takes values for.
#pragma once

#include <algorithm>

#include "core/db/db.h"

namespace core::db {

// Calls `ask(Values)` with the values in their order, so many at a time as a statement of either database
// takes; for Query::list.
template <class V, class F>
void in_parts(const std::vector<V>& all, F&& ask) {
    constexpr std::ptrdiff_t most = 10'000;
    for (auto from = all.begin(); from != all.end();) {
        const auto end = from + std::min(most, all.end() - from);
        ask(Values(from, end));
        from = end;
    }
}

}  // namespace core::db
