// SPDX-License-Identifier: Apache-2.0
// What was deleted leaves the files of the database: free pages, the log of SQLite, dead rows, and the samples of
// columns that PostgreSQL keeps for its planner.
#pragma once

#include <chrono>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/db/db.h"

namespace core::db {

// Something others do with the database, or how it is set up: it is to be asked again later. key() is a word that says
// what (core.scrub.*).
class InTheWay : public Error {
  public:
    explicit InTheWay(std::string word, Args args = {}) : Error(Code::unavailable, std::move(word), std::move(args)) {}
};

// Whether the database is the server's own. Where the role of the connection does not own the PostgreSQL database nothing
// can be scrubbed, for only its owner may write the system's tables anew: then nothing may be destroyed either.
bool owned(Tx& tx);
// Throws InTheWay where it is not.
void ensure_owned(Db& db);

// As scrub() does before its work, for work of the caller's own that would be for nothing, too.
void wait_for_readers(Db& db, std::chrono::milliseconds patience = std::chrono::seconds(10));

// Outside any unit, after a batch of destructions: it writes the database anew, and whoever wants to write waits
// meanwhile. Throws InTheWay while somebody may still look at the database as it was before (a transaction, here or on a
// standby, one that is prepared, a replication slot), for what he may see stays in PostgreSQL's tables and in SQLite's
// log; while another holds a table we would make everybody wait for; and where the database is not ours. What PostgreSQL
// has written to its log (pg_wal) goes with the log's own turn.
void scrub(Db& db, std::chrono::milliseconds patience = std::chrono::seconds(10));

}  // namespace core::db
