// SPDX-License-Identifier: Apache-2.0
// Units and positions that stand elsewhere after an import. Rooms that keep something by their place follow in the
// import's own unit of work, so that no moment shows it by the old one.
#pragma once

#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"

namespace directory {

struct Rearranged {
    std::vector<core::UnitId> units;           // below another one now, or with a book of their own, or without
    std::vector<core::PositionId> positions;   // in another unit, or with other roles
};

class Settler {
  public:
    virtual ~Settler() = default;
    virtual void rearranged(core::db::Tx& tx, const core::Context& ctx, const Rearranged& what) = 0;
};

class Rearranging {
  public:
    virtual ~Rearranging() = default;
    virtual void follow(Settler& settler) = 0;   // at start
};

}  // namespace directory
