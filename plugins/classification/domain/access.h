// SPDX-License-Identifier: Apache-2.0
// Who may do what with the instruments: everyone in the house reads them, their keepers change
// them.
#pragma once

#include "core/auth/actor.h"

namespace classification {

enum class Act { read, manage };

inline core::Verdict may(const core::Actor& actor, Act act) {
    const bool allowed =
        actor.may(act == Act::read ? "classification.read" : "classification.manage");
    return allowed ? core::Verdict::allowed : core::Verdict::forbidden;
}

}  // namespace classification
