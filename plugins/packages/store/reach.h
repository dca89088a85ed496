// SPDX-License-Identifier: Apache-2.0
// Which packages a list looks at. It narrows only: whether one may know of a package is asked of its dossier.
#pragma once

#include <optional>
#include <vector>

#include "archive/dossiers.h"
#include "core/db/ways.h"

namespace packages::store {

struct Reach {
    std::vector<core::UnitId> units;
    core::PositionId position{};                  // what it brought itself, in whatever unit
    std::optional<archive::DossierId> dossier{};   // those of that one alone, whoever asked
};

inline core::db::Values units_of(const Reach& reach) {
    return core::db::Values(reach.units.begin(), reach.units.end());
}

}  // namespace packages::store
