// SPDX-License-Identifier: Apache-2.0
// All results of a search, frozen under a name for acts over many: who chose them, when, and in which seat.
#pragma once

#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"
#include "core/search/named.h"

namespace seeking {

class Selections {
  public:
    virtual ~Selections() = default;
    // Those of it the actor may see now, in their order. Throws Error(not_found) for one of somebody else, of another
    // seat, or that has expired.
    virtual std::vector<core::search::Listed> use(core::db::Tx& tx, const core::Context& ctx, std::string_view id) = 0;
};

}  // namespace seeking
