// SPDX-License-Identifier: Apache-2.0
// Who will hold the letter after it goes up: proposed from the line of superiors and the circuit of the
// unit, and laid out (domain/circuit.h) with who holds each position today.
#pragma once

#include "letters/domain/circuit.h"
#include "letters/service/room.h"

namespace letters {

// Fills signer (the nearest superior who signs such letters for the numbering unit), initials and
// coordinators.
void propose_round(core::db::Tx& tx, Parts& parts, core::PositionId drafter, const style::Kind& kind,
                   Content& content);
// The circuit of `letter`, were it sent up with this content.
std::vector<Station> forecast(core::db::Tx& tx, Parts& parts, const Letter& letter, const Content& content,
                              core::Date today);

// Two of the signers are one person today.
void one_person_faults(core::db::Tx& tx, Parts& parts, const Content& content, core::Date today,
                       std::vector<core::Fault>& faults);

}  // namespace letters
