// SPDX-License-Identifier: Apache-2.0
// Taking the organisation over from sheets: first the fate of every row, then all rows or none.
#pragma once

#include <string>

#include "core/db/db.h"
#include "directory/domain/import.h"
#include "directory/rearranging.h"

namespace directory {

class Import final : public Rearranging {
  public:
    explicit Import(core::db::Db& db) : db_(db) {}

    void follow(Settler& settler) override { settlers_.push_back(&settler); }

    // Compares and writes nothing.
    Plan dry_run(const core::Context& ctx, const Workbook& book);
    // Carries the plan out in one unit. With refused rows nothing is written and the plan is given
    // back: ask ok().
    Plan run(const core::Context& ctx, const Workbook& book);

    // The two steps of the page: keeps the workbook until its dry run is confirmed, for a day at
    // most.
    struct Shown {
        std::string id;
        Plan plan;
    };
    Shown propose(const core::Context& ctx, const Workbook& book);
    // Throws Error(gone, "directory.error.import_gone") when it was carried out or is a day old,
    // Error(conflict, "directory.error.import_changed") when the directory changed since the dry
    // run.
    Plan confirm(const core::Context& ctx, const std::string& id);

  private:
    Plan plan(core::db::Tx& tx, const core::Context& ctx, const Workbook& book);
    void apply(core::db::Tx& tx, const core::Context& ctx, const Plan& plan);

    core::db::Db& db_;
    std::vector<Settler*> settlers_;
};

}  // namespace directory
