// SPDX-License-Identifier: Apache-2.0
// Circuits of units as values: what they may hold, and their steps as JSON.
#pragma once

#include "signing/signing.h"

namespace signing {

constexpr std::size_t longest_circuit_name = 200;   // characters
constexpr std::size_t most_circuit_steps = 20;
constexpr int most_stages = 9;

core::Json to_json(const std::vector<CircuitStep>& steps);
// Of what to_json made.
std::vector<CircuitStep> steps_kept(const core::Json& json);
// In the order they are asked: paraf one by one, then coordination stage by stage.
std::vector<CircuitStep> in_order(std::vector<CircuitStep> steps);
// Faults of "name" and "steps.N.position", rows as sent, counted from 1.
std::vector<core::Fault> faults_of(const Circuit& circuit);

}  // namespace signing
