// SPDX-License-Identifier: Apache-2.0
// Circuits of units: one for each matter.
#pragma once

#include "signing/domain/circuit.h"

namespace signing::store {

// Throws Error(conflict) when the unit has a circuit for the matter already.
void insert(core::db::Tx& tx, const Circuit& circuit, core::Instant now, std::string_view by);
// Throws Error(conflict) when another saved it since `circuit.version` was read.
void save(core::db::Tx& tx, const Circuit& circuit, core::Instant now, std::string_view by);
void erase(core::db::Tx& tx, CircuitId id);
std::optional<Circuit> circuit(core::db::Tx& tx, CircuitId id);
std::optional<Circuit> circuit(core::db::Tx& tx, core::UnitId unit, std::string_view matter);
std::vector<Circuit> circuits(core::db::Tx& tx);   // by unit and matter

}  // namespace signing::store
