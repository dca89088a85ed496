// SPDX-License-Identifier: Apache-2.0
// What keepers set: the list of instructions of a unit and those below it, and who may instruct whom. Letters
// keep the words they were given with.
#pragma once

#include <string>
#include <vector>

#include "incoming/service/wish.h"

namespace incoming {

struct InstructionWish {
    std::string code;        // "": a new one
    std::string name;
    std::optional<int> place;
    bool retired = false;
};

struct InstructionList {
    directory::Unit unit;    // whose keeper the actor is
    std::vector<Instruction> all;   // retired ones too
};

struct RuleLine {
    Rule rule;
    std::string giver_unit, receiver_unit;   // names; "" any
};

struct MailroomLine {
    core::UnitId unit, served_by;
    std::string name, served_name;
};

class Keeping {
  public:
    explicit Keeping(Parts& parts) : parts_(parts) {}

    // Of the unit in whose books the seat writes.
    InstructionList instructions(const core::Context& ctx);
    void set(const core::Context& ctx, const InstructionWish& wish);

    std::vector<RuleLine> rules(const core::Context& ctx);
    RuleId add(const core::Context& ctx, Rule rule);
    void drop(const core::Context& ctx, RuleId id);
    std::vector<directory::Unit> units(const core::Context& ctx);

    // Units whose mail another unit's clerk registers; `by` nothing: the clerk above them again.
    std::vector<MailroomLine> mailrooms(const core::Context& ctx);
    void serve(const core::Context& ctx, core::UnitId unit, const std::optional<core::UnitId>& by);

  private:
    Parts& parts_;
};

// As the directory names them.
const std::vector<std::string>& kinds_of_positions();

}  // namespace incoming
