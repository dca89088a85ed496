// SPDX-License-Identifier: Apache-2.0
// What keepers say: the instructions of their units, and which pairs of positions may instruct.
#pragma once

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
};

}  // namespace incoming
