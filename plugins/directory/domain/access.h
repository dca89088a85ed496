// SPDX-License-Identifier: Apache-2.0
// Who may do what in the directory: everyone in the house reads it, its keepers change it.
#pragma once

#include "core/auth/actor.h"

namespace directory {

enum class Act { read, manage };
core::Verdict may(const core::Actor& actor, Act act);
// Entering and revoking what a position delegates: the keepers, and who acts in the position.
core::Verdict may_delegate(const core::Actor& actor, core::PositionId giver);
// Lending the mailbox of a position: the keepers, and who acts in it in his own right. What is lent is not lent on.
core::Verdict may_lend(const core::Actor& actor, core::PositionId position);
// Writing and merging partners; seeing contacts of private persons.
core::Verdict may_keep_partners(const core::Actor& actor);
// The whole NIP: the person's own, or for those who keep the directory.
bool may_see_nip(const core::Actor& actor, core::PersonId person);

}  // namespace directory
