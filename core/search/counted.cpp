// SPDX-License-Identifier: Apache-2.0
#include "core/search/counted.h"

#include "core/search/engines.h"

namespace core::search {

void count_to(Index& index, std::int64_t most) { dynamic_cast<Engine&>(index).counted_ = most; }

std::int64_t counted_to(const Index& index) { return dynamic_cast<const Engine&>(index).counted_; }

}  // namespace core::search
