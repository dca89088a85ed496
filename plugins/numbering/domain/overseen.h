// SPDX-License-Identifier: Apache-2.0
// Books of other units that a seat may open: who stands in the line above the head of a unit answers for
// what that unit numbers.
#pragma once

#include <vector>

#include "core/auth/actor.h"
#include "directory/directory.h"

namespace numbering {

bool numbers_itself(const directory::Unit& unit);
// Units that number for themselves and are led by somebody below the seat, in the order of `units`; none
// for a seat that leads nothing.
std::vector<core::UnitId> books_below(const core::Seat& seat, const std::vector<directory::Unit>& units,
                                      const std::vector<directory::Position>& positions);

}  // namespace numbering
