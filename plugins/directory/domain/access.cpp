// SPDX-License-Identifier: Apache-2.0
// The rules of access, in one place.
#include "directory/domain/access.h"

namespace directory {

core::Verdict may(const core::Actor& actor, Act act) {
    const bool allowed = actor.may(act == Act::read ? "directory.read" : "directory.manage");
    return allowed ? core::Verdict::allowed : core::Verdict::forbidden;
}

bool may_see_nip(const core::Actor& actor, core::PersonId person) {
    return (actor.signed_in() && actor.person == person) || actor.may("directory.manage");
}

}  // namespace directory
