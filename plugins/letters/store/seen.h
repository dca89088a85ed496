// SPDX-License-Identifier: Apache-2.0
// The conditions of domain/access.cpp in SQL, for questions over many letters.
#pragma once

#include "core/auth/actor.h"
#include "core/db/ways.h"

namespace letters {

// What of a unit's registers is shown beyond what the actor may read: finished letters of class B, or of B and T.
enum class Shown { none, ordinary, limited };
struct InRegisters {
    core::UnitId of;
    Shown shown = Shown::none;
};

// The ways an actor comes to a letter he may read, and " AND ..." or nothing of what holds whichever way he came; of
// the table named l.
enum class Which { all, open };   // open: neither sent nor void
core::db::Ways seen_by(const core::Actor& actor, Which which = Which::all);
core::db::Ways drafted_by(const core::Actor& actor, Which which);
core::db::Query within_reach(const core::Actor& actor);
// Adds " AND (...)": both, as one condition. The letters the actor may read, of the table named l. Addressees are not asked:
// they find their letters in the incoming room.
void only_seen(core::db::Query& query, const core::Actor& actor, const InRegisters& registers = {});
// Adds " AND (...)": finished letters the actor may send and record the handing of, of the table named l.
void only_sendable(core::db::Query& query, const core::Actor& actor);

}  // namespace letters
