// SPDX-License-Identifier: Apache-2.0
// Circuits of units, kept by administrators and by the clerk (tata usaha) who serves the unit.
#pragma once

#include "directory/directory.h"
#include "signing/domain/circuit.h"
#include "signing/service/desk.h"

namespace signing {

class Circuits {
  public:
    Circuits(core::db::Db& db, directory::Directory& directory, Subjects& subjects)
        : db_(db), directory_(directory), subjects_(subjects) {}

    struct Line {
        Circuit circuit;
        std::string unit_name;
        std::string matter_name;               // "" for every matter
        std::vector<Desk::Choice> positions;   // of its steps, in their order
    };
    // Of the units the actor keeps, in the order of the tree.
    std::vector<Line> list(const core::Context& ctx);
    Line find(const core::Context& ctx, CircuitId id);
    // Units the actor keeps circuits of.
    std::vector<directory::Unit> units(const core::Context& ctx);
    std::vector<Matter> matters(const core::Context& ctx);

    // A nil id makes a new one. Throws Error(invalid) naming fields, Error(conflict) when another saved it
    // since `circuit.version`, or the unit has one for the matter. Unit and matter of one kept never change.
    Circuit save(const core::Context& ctx, Circuit circuit);
    void remove(const core::Context& ctx, CircuitId id);

  private:
    bool keeps(core::db::Tx& tx, const core::Context& ctx, core::UnitId unit);
    Circuit kept(core::db::Tx& tx, const core::Context& ctx, CircuitId id);
    Line line_of(core::db::Tx& tx, Circuit circuit);

    core::db::Db& db_;
    directory::Directory& directory_;
    Subjects& subjects_;
};

}  // namespace signing
