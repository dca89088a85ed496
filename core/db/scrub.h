// SPDX-License-Identifier: Apache-2.0
// What was deleted leaves the files of the database: free pages, the log of SQLite, dead rows, and the samples of
// columns that PostgreSQL keeps for its planner.
#pragma once

#include "core/db/db.h"

namespace core::db {

// Outside any unit, after a batch of destructions: it writes the database anew, and whoever wants to write waits
// meanwhile. Throws Error(unavailable), to be asked again later, while a transaction stays open that began before, for
// what it may still look at stays in PostgreSQL's tables and in SQLite's log; and "core.error.not_owner" where the role
// of the connection does not own the PostgreSQL database, for only its owner may write the system's tables anew. What
// PostgreSQL has written to its log (pg_wal) goes with the log's own turn.
void scrub(Db& db);

}  // namespace core::db
