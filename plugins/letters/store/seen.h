// SPDX-License-Identifier: Apache-2.0
// The conditions of domain/access.cpp in SQL, for questions over many letters.
#pragma once

#include "core/auth/actor.h"
#include "core/db/db.h"

namespace letters {

// What of a unit's registers is shown beyond what the actor may read: finished letters of class B, or of B and T.
enum class Shown { none, ordinary, limited };
struct InRegisters {
    core::UnitId of;
    Shown shown = Shown::none;
};

// Adds " AND (...)": the letters the actor may read, of the table named l. Addressees are not asked:
// they find their letters in the incoming room.
void only_seen(core::db::Query& query, const core::Actor& actor, const InRegisters& registers = {});
// Adds " AND (...)": finished letters the actor may send and record the handing of, of the table named l.
void only_sendable(core::db::Query& query, const core::Actor& actor);

}  // namespace letters
