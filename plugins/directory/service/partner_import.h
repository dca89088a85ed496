// SPDX-License-Identifier: Apache-2.0
// Taking partners over from a sheet: first the fate of every row, then all rows or none.
#pragma once

#include <string>

#include "core/auth/actor.h"
#include "core/db/db.h"
#include "directory/domain/partner.h"

namespace directory {

class PartnerImport {
  public:
    explicit PartnerImport(core::db::Db& db) : db_(db) {}

    // Throws Error(invalid, "directory.error.partner_columns") when the sheet has no column nama.
    Plan dry_run(const core::Context& ctx, const Sheet& sheet);
    // With refused rows nothing is written and the plan is given back: ask ok().
    Plan run(const core::Context& ctx, const Sheet& sheet);

    // The two steps of the page; "" when a row is refused.
    struct Shown {
        std::string id;
        Plan plan;
    };
    Shown propose(const core::Context& ctx, const Sheet& sheet);
    // Throws as Import::confirm does.
    Plan confirm(const core::Context& ctx, const std::string& id);

  private:
    PartnerPlan plan(core::db::Tx& tx, const core::Context& ctx, const Sheet& sheet);
    void apply(core::db::Tx& tx, const core::Context& ctx, const PartnerPlan& plan);

    core::db::Db& db_;
};

}  // namespace directory
