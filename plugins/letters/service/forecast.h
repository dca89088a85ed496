// SPDX-License-Identifier: Apache-2.0
// Who will hold the letter after it goes up: the paraf between drafter and signer, and the signer.
// At most three superiors give paraf in line, and never the drafter (practice of Permendagri 54/2009
// annex C, kept under 1/2023).
#pragma once

#include <string>
#include <vector>

#include "letters/service/room.h"

namespace letters {

constexpr std::size_t most_proposed_initials = 3;

struct Station {
    signing::StepKind kind = signing::StepKind::initial;
    core::PositionId position;
    std::string position_name;   // with the capacity of today's holder: "Plt. Kepala Dinas ..."
    std::string holder;          // "" when nobody holds it today
};

// Fills signer (the nearest superior who signs such letters for the numbering unit) and initials.
void propose_round(core::db::Tx& tx, Parts& parts, core::PositionId drafter, const style::Kind& kind,
                   Content& content);
std::vector<Station> forecast(core::db::Tx& tx, Parts& parts, const Content& content, core::Date today);

}  // namespace letters
