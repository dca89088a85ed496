// SPDX-License-Identifier: Apache-2.0
// What a giver wants done with a letter: to whom, who answers for it, what, until when; and what becomes of it
// against the rules of the house.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "incoming/domain/chain.h"
#include "incoming/service/room.h"

namespace incoming {

// What one receiver gets beside what all get.
struct OwnTask {
    std::vector<std::string> codes;
    std::string task;
    std::optional<core::Date> due;                 // instead of that of all
    int due_days = 0;
    bool empty() const { return codes.empty() && task.empty() && !due && due_days == 0; }
};

struct Instructions {
    std::vector<core::PositionId> to;              // in the giver's order
    std::optional<core::PositionId> responsible;   // one of `to`; alone when there is only one
    std::vector<std::string> codes;                // of the list of instructions
    std::string note;
    std::optional<core::Date> due;
    int due_days = 0;                              // working days from today; 0: see `due`
    std::vector<core::PositionId> informed;        // get it for information only
    std::map<core::PositionId, OwnTask> own;
    std::optional<classification::AccessClass> access;   // nothing: the letter's
    std::optional<letters::Urgency> urgency;             // nothing: the letter's
    bool confirmed = false;                        // the giver was told who will read a secret letter
    std::optional<core::Uuid> press;               // of the form: its second press gives nothing
};

constexpr std::size_t most_readers_of_secrets = 5;   // receivers of one disposition on a secret letter

core::Json wish_json(const Instructions& wish);
Instructions wish_kept(const core::Json& json);      // of what wish_json made

// For whom the disposition is written.
struct Giver {
    core::PositionId position;
    core::UnitId unit;
    std::string name, person;
    core::Capacity capacity = core::Capacity::definitive;
};

// Throws Error("incoming.error.incomplete", faults).
Disposition compose(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const Entry& entry, const Giver& giver,
                    const Instructions& wish);

// The list of instructions as the unit has it, what keepers above it said included.
std::vector<Instruction> instructions_for(core::db::Tx& tx, Parts& parts, core::UnitId unit, bool retired = false);
// Who may instruct whom today.
Chain chain_of(core::db::Tx& tx, Parts& parts);

}  // namespace incoming
