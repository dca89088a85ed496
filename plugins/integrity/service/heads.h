// SPDX-License-Identifier: Apache-2.0
// Holds every tree against the trail of acts, its leaves and its timestamp: who can write the database can make trail
// and head anew so that they fit, but not the timestamp over the head that was.
#pragma once

#include "core/audit/witness.h"
#include "integrity/service/trees.h"

namespace integrity {

class Heads final : public core::audit::Witness {
  public:
    Heads(core::db::Db& db, Trees& trees) : db_(db), trees_(trees) {}

    // Writes down what does not agree and tells each in the trail once; gives all of it.
    std::vector<TreeFault> run(const core::Context& ctx);
    std::vector<TreeFault> known();   // as the last run found them
    // Throws Error(conflict) when the last run found some.
    void check_health();
    // Writes nothing. A stamp that merely lapsed contradicts nothing and is not among them.
    std::vector<core::audit::Contradiction> contradictions(const core::Context& ctx) override;

  private:
    std::vector<TreeFault> look(core::Instant now);

    core::db::Db& db_;
    Trees& trees_;
    ObjectStore store_;
};

}  // namespace integrity
