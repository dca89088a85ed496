// SPDX-License-Identifier: Apache-2.0
// What a search found, as dossiers: those among the results, and those the letters among them stand in.
#pragma once

#include "archive/keeping.h"
#include "core/search/named.h"

namespace archive {

struct OfResults {
    std::vector<Kept> dossiers;   // in the order of the results; without their clocks
    std::vector<Kept> gone;       // destroyed or handed over: a stub is left
    std::int64_t loose = 0;       // results in no dossier the actor may know of
};

class Results {
  public:
    virtual ~Results() = default;
    // As far as the actor may know of the dossiers now; of others nothing tells, not even a count.
    virtual OfResults dossiers_of(core::db::Tx& tx, const core::Context& ctx,
                                  const std::vector<core::search::Listed>& results) = 0;
};

}  // namespace archive
