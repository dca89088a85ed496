// SPDX-License-Identifier: Apache-2.0
// How many hits are counted and told apart by facets: counting goes no further, however much there is.
#pragma once

#include <cstdint>

#include "core/search/index.h"

namespace core::search {

// At start, before anything is sought; 10,000 where nobody says otherwise.
void count_to(Index& index, std::int64_t most);
// A `total` of so many says that there may be more, and that the facets are those of the newest alone.
std::int64_t counted_to(const Index& index);

}  // namespace core::search
