// SPDX-License-Identifier: Apache-2.0
// The conditions of domain/access.cpp in SQL, for questions over many letters.
#pragma once

#include "core/auth/actor.h"
#include "core/db/db.h"

namespace letters {

// Adds " AND (...)": the letters the actor may read, of the table named l. Addressees are not asked:
// they find their letters in the incoming room. `register_of`: also what stands in that unit's
// registers, finished and not secret.
void only_seen(core::db::Query& query, const core::Actor& actor, core::UnitId register_of = {});
// Adds " AND (...)": finished letters the actor may send and record the handing of, of the table named l.
void only_sendable(core::db::Query& query, const core::Actor& actor);

}  // namespace letters
