// SPDX-License-Identifier: Apache-2.0
// Ending a unit: nobody holds a position in it, units below it with archives of their own ended before, and every
// room hands over what it keeps.
#pragma once

#include "core/events/events.h"
#include "directory/directory.h"
#include "directory/endings.h"
#include "directory/service/office.h"

namespace directory {

constexpr std::size_t longest_ending_basis = 300;   // characters

struct EndingForm {
    std::string successor, basis;   // id of a unit
    std::optional<core::Date> on;   // today when not given
};

class Reorganise final : public Endings {
  public:
    Reorganise(core::db::Db& db, const core::events::Bus& bus, Office& office) : db_(db), bus_(bus), office_(office) {}

    std::vector<Ending> endings(core::db::Tx& tx) override;
    void follow(Heir& heir) override { heirs_.push_back(&heir); }

    // Throws Error(invalid) naming the field, Error(conflict) with what must be done first.
    void end(const core::Context& ctx, core::UnitId unit, const EndingForm& form);
    // How it ended, with the successor; nothing while it lives.
    std::optional<std::pair<Ending, Unit>> ended(const core::Context& ctx, core::UnitId unit);
    // Units that may take over, in the order of the tree.
    std::vector<Unit> successors(const core::Context& ctx, core::UnitId unit);

  private:
    bool takes_over(core::db::Tx& tx, const Unit& unit, core::UnitId from);
    void ensure_empty(core::db::Tx& tx, const core::Context& ctx, const Unit& unit);
    // The unit and the parts of it below that have no archive of their own.
    std::vector<Unit> with_parts(core::db::Tx& tx, const Unit& unit);

    core::db::Db& db_;
    const core::events::Bus& bus_;
    Office& office_;
    std::vector<Heir*> heirs_;
};

}  // namespace directory
