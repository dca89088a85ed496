// SPDX-License-Identifier: Apache-2.0
// The rules of access, in one place.
#include "directory/domain/access.h"

namespace directory {

core::Verdict may(const core::Actor& actor, Act act) {
    const bool allowed = actor.may(act == Act::read ? "directory.read" : "directory.manage");
    return allowed ? core::Verdict::allowed : core::Verdict::forbidden;
}

namespace {

core::Verdict keeper_or_holder(const core::Actor& actor, core::PositionId position) {
    if (may(actor, Act::manage) == core::Verdict::allowed) return core::Verdict::allowed;
    const bool own = may(actor, Act::read) == core::Verdict::allowed && actor.signed_in() && actor.holds(position);
    return own ? core::Verdict::allowed : core::Verdict::forbidden;
}

}  // namespace

core::Verdict may_delegate(const core::Actor& actor, core::PositionId giver) { return keeper_or_holder(actor, giver); }

core::Verdict may_lend(const core::Actor& actor, core::PositionId position) {
    return keeper_or_holder(actor, position);
}

core::Verdict may_keep_partners(const core::Actor& actor) {
    return actor.may("directory.partners") ? core::Verdict::allowed : core::Verdict::forbidden;
}

bool may_see_nip(const core::Actor& actor, core::PersonId person) {
    return (actor.signed_in() && actor.person == person) || actor.may("directory.manage");
}

}  // namespace directory
