// SPDX-License-Identifier: Apache-2.0
// Endings of units.
#pragma once

#include <optional>

#include "directory/endings.h"

namespace directory::store {

void add(core::db::Tx& tx, const Ending& ending);
std::vector<Ending> endings(core::db::Tx& tx);   // oldest first
std::optional<Ending> ending(core::db::Tx& tx, core::UnitId unit);

}  // namespace directory::store
