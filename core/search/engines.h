// SPDX-License-Identifier: Apache-2.0
// The two engines; not for use outside core/search.
#pragma once

#include <memory>

#include "core/search/index.h"

namespace core::search {

std::unique_ptr<Index> fts5();
std::unique_ptr<Index> tsvector();

}  // namespace core::search
