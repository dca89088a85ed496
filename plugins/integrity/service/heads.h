// SPDX-License-Identifier: Apache-2.0
// Holds every tree against the trail of acts, its leaves and its timestamp: who can write the database can make trail
// and head anew so that they fit, but not the timestamp over the head that was. Each night as many trees as its budget
// has leaves for, the newest first and then on from where the last night ended.
#pragma once

#include "core/audit/witness.h"
#include "integrity/service/trees.h"

namespace integrity {

class Heads final : public core::audit::Witness {
  public:
    // `leaves`: a night's budget.
    Heads(core::db::Db& db, Trees& trees, std::int64_t leaves) : db_(db), trees_(trees), budget_(leaves) {}

    // Looks at all of them, writes down what does not agree, tells each in the trail once, and gives it.
    std::vector<TreeFault> run(const core::Context& ctx);
    // The same with as many as are a night's; gives how many.
    std::int64_t night(const core::Context& ctx);
    std::vector<TreeFault> known(int limit);   // as they were found, by number
    FaultCount count();
    // Throws Error(conflict) while some are known.
    void check_health();
    // Writes nothing. A stamp that merely lapsed contradicts nothing and is not among them.
    core::audit::Held held(const core::Context& ctx) override;

  private:
    std::optional<TreeFault> look(const core::Context& ctx, std::int64_t tree);

    core::db::Db& db_;
    Trees& trees_;
    std::int64_t budget_;
    ObjectStore store_;
};

}  // namespace integrity
