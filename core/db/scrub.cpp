// SPDX-License-Identifier: Apache-2.0
#include "core/db/scrub.h"

#include <chrono>
#include <thread>

#include "core/base/error.h"

namespace core::db {
namespace {

void scrub_sqlite(Db& db) {
    // secure_delete overwrites what is freed, but not what lay in a page before its rows were moved to another; and the
    // log still holds pages as they were.
    db.outside("VACUUM");
    db.outside("PRAGMA wal_checkpoint(TRUNCATE)");
}

// A row stays in its table, dead or not, as long as somebody may look at the database as it was before.
void wait_for_older(Db& db) {
    const auto since = db.read([](Tx& tx) {
        return tx.one("SELECT CAST(clock_timestamp() AS TEXT)", {}, [](const Row& row) { return row.text(0); }).value();
    });
    constexpr auto patience = std::chrono::seconds(30);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (db.read([&](Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() "
                        "AND pid <> pg_backend_pid() AND xact_start < CAST(? AS timestamptz)", {since});
    }) > 0) {
        if (std::chrono::steady_clock::now() > until)
            throw Error(Code::unavailable, "core.error.database", {{"reason", "an older transaction is still open"}});
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

void scrub_postgres(Db& db) {
    // Others are refused the system's tables with a warning that nobody reads.
    const bool owner = db.read([](Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM pg_database WHERE datname = current_database() AND "
                        "pg_has_role(datdba, 'USAGE')") == 1;
    });
    if (!owner) throw Error(Code::unavailable, "core.error.not_owner");
    db.outside("ANALYZE");
    // ANALYZE leaves the samples of a table that is empty now; a column given a type, be it the one it had, loses them.
    db.outside(R"(DO $$
        DECLARE each record;
        BEGIN
            FOR each IN
                SELECT a.attrelid::regclass AS of_table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
                FROM pg_stats s
                JOIN pg_class c ON c.relname = s.tablename AND c.relnamespace = s.schemaname::regnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname
                WHERE s.schemaname = current_schema() AND c.relkind = 'r' AND c.reltuples = 0
            LOOP
                EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE %s', each.of_table, each.name, each.type);
            END LOOP;
        END $$)");
    wait_for_older(db);
    // Dead rows stay in their pages until the table is written anew; so do those of the samples.
    db.outside("VACUUM FULL");
}

}  // namespace

void scrub(Db& db) {
    if (db.engine() == Engine::sqlite)
        scrub_sqlite(db);
    else
        scrub_postgres(db);
}

}  // namespace core::db
