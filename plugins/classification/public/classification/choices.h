// SPDX-License-Identifier: Apache-2.0
// Which access classes a record may be given from the one it has.
#pragma once

#include <string>
#include <vector>

#include "classification/classification.h"

namespace classification {

// Their names: those above `now`, and those below it when it may be lowered.
inline std::vector<std::string> choices(AccessClass now, bool may_lower) {
    std::vector<std::string> names;
    for (const auto each : all_access)
        if (each > now || (each < now && may_lower)) names.emplace_back(name(each));
    return names;
}

}  // namespace classification
