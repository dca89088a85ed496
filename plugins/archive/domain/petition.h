// SPDX-License-Identifier: Apache-2.0
// What one person asks and another decides: a move to a shorter rule, a lower class, a closed dossier opened again.
#pragma once

#include <string>

#include "archive/domain/dossier.h"

namespace archive {

template <class Id>
struct Petition {
    Id id;
    DossierId dossier;
    std::string reason;
    core::Instant asked{};
    core::PersonId by;
    core::PositionId position;
    std::string by_name;
    std::string verdict;   // "" while it waits
};

}  // namespace archive
