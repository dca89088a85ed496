// SPDX-License-Identifier: Apache-2.0
// The circuit of a letter laid out before it goes up: who is asked, in which capacity, in which order and
// why. The drafter's own paraf is never asked, and nobody is asked twice in a row (practice of Permendagri
// 54/2009 annex C, kept under 1/2023). The same circuit is shown to the drafter and opened when he submits.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "letters/domain/content.h"
#include "signing/signing.h"

namespace letters {

// More superiors than these are unusual: a warning, not a fault.
constexpr std::size_t most_usual_initials = 3;

enum class Skip { none, drafter, twice };   // drafter: his own paraf; twice: asked right before or after
std::string_view name(Skip skip);           // "", "drafter", "twice"

struct Station {
    signing::StepKind kind = signing::StepKind::initial;
    core::PositionId position;
    int group = 0;               // asked together; 0 when skipped
    signing::Origin origin = signing::Origin::drafter;
    bool required = false;
    Skip skip = Skip::none;
    std::string position_name;   // with the capacity of today's holder: "Plt. Kepala Dinas ..."
    std::string holder;          // "" when nobody holds it today
};

struct Ground {
    core::PersonId drafter;
    core::PositionId drafter_position;
    std::vector<core::PositionId> line;               // superiors of the drafter, from the nearest up
    std::optional<signing::Circuit> circuit;          // of his unit, for this kind
    std::map<core::PositionId, core::PersonId> people;   // who holds each position today
};

// Paraf one by one, then coordination stage by stage, then the signatures one by one. What the circuit of the unit
// requires is there even when the drafter left it out.
std::vector<Station> lay_out(const Content& content, const Ground& ground);
// Superiors who give paraf, more than is usual.
bool too_many_initials(const std::vector<Station>& stations);
std::vector<signing::StepWish> wishes(const std::vector<Station>& stations);

}  // namespace letters
