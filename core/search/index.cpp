// SPDX-License-Identifier: Apache-2.0
#include "core/search/index.h"

#include "core/search/engines.h"

namespace core::search {

std::unique_ptr<Index> open(db::Engine engine, Today today) {
    return engine == db::Engine::sqlite ? fts5(std::move(today)) : tsvector(std::move(today));
}

}  // namespace core::search
