// SPDX-License-Identifier: Apache-2.0
// Who may do what with the books of a unit. A book is open to those whose letters stand in it: the
// unit itself and the units below that do not number for themselves. Reading alone reaches further:
// domain/overseen.h.
#pragma once

#include "core/auth/actor.h"

namespace numbering {

// keep: reserve, void, ask for an inserted number. manage: the series themselves; an administrator
// does so for every unit.
enum class Right { read, keep, approve, manage };

core::Verdict may(const core::Actor& actor, Right right, core::UnitId book);
// Units whose series the actor may change: every unit, or only the own book.
bool manages_all(const core::Actor& actor);

}  // namespace numbering
