// SPDX-License-Identifier: Apache-2.0
// What keepers say: the instructions of their units, which pairs of positions may instruct, and whose clerk registers
// the mail of a unit that has none.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "incoming/domain/chain.h"
#include "incoming/store/entry_store.h"

namespace incoming {

// An instruction as one unit has it.
struct UnitInstruction {
    core::UnitId unit;
    std::string code, name;
    int place = 0;
    bool retired = false;
};

class RuleStore {
  public:
    std::vector<UnitInstruction> instructions(core::db::Tx& tx, const std::vector<core::UnitId>& units);
    void keep(core::db::Tx& tx, const UnitInstruction& said);   // instead of what the unit said before
    std::vector<Rule> rules(core::db::Tx& tx);                  // oldest first
    void insert(core::db::Tx& tx, const Rule& rule, core::Instant at, std::string_view by);
    bool drop(core::db::Tx& tx, RuleId id);
    std::map<core::UnitId, core::UnitId> mailrooms(core::db::Tx& tx);   // of a unit, whose clerk registers its mail
    void serve(core::db::Tx& tx, core::UnitId unit, core::UnitId by, core::Instant at, std::string_view set_by);
    bool serve_no_more(core::db::Tx& tx, core::UnitId unit);
};

}  // namespace incoming
