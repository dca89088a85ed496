// SPDX-License-Identifier: Apache-2.0
// The access class of a record changed after others took it over: told within the unit of the change, so that no
// list, no search and no copy shows it a moment longer than its class allows (SKKAAD; archive.md I13).
#pragma once

#include <string>
#include <vector>

#include "classification/classification.h"
#include "core/auth/actor.h"

namespace classification {

struct ClassChange {
    std::string subject;   // "letter:<id>", "incoming:<id>"
    AccessClass was = AccessClass::ordinary;
    AccessClass now = AccessClass::ordinary;
};

// A room that keeps the class of records of another room.
class Follower {
  public:
    virtual ~Follower() = default;
    // Subjects it does not know are none of its business.
    virtual void reclassified(core::db::Tx& tx, const core::Context& ctx, const ClassChange& change) = 0;
};

class Classes {
  public:
    void follow(Follower& follower) { followers_.push_back(&follower); }   // at start
    void tell(core::db::Tx& tx, const core::Context& ctx, const ClassChange& change) const {
        for (auto* each : followers_) each->reclassified(tx, ctx, change);
    }

  private:
    std::vector<Follower*> followers_;
};

}  // namespace classification
