// SPDX-License-Identifier: Apache-2.0
// Who may do what with the instruments: everyone in the house reads them, their keepers change
// them, and the records unit puts them in force.
#pragma once

#include "core/auth/actor.h"

namespace classification {

enum class Act { read, manage, confirm };

inline core::Verdict may(const core::Actor& actor, Act act) {
    const bool allowed = actor.may(act == Act::read     ? "classification.read"
                                   : act == Act::manage ? "classification.manage"
                                                        : "classification.confirm");
    return allowed ? core::Verdict::allowed : core::Verdict::forbidden;
}

}  // namespace classification
