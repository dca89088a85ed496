// SPDX-License-Identifier: Apache-2.0
#include "core/search/index.h"

#include "core/search/engines.h"

namespace core::search {

std::unique_ptr<Index> open(db::Engine engine) {
    return engine == db::Engine::sqlite ? fts5() : tsvector();
}

}  // namespace core::search
