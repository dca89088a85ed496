// SPDX-License-Identifier: Apache-2.0
#include "core/db/scrub.h"

#include <thread>

#include "core/db/driver.h"

namespace core::db {
namespace {

using std::chrono::milliseconds;

void outside(Db& db, Sql sql) {
    try {
        db.outside(sql);
    } catch (const Again& again) {
        // SQLite: another process writes. PostgreSQL: lock_not_available and deadlock_detected, of what others hold.
        const bool held = db.engine() == Engine::sqlite || again.args() == reason("55P03") || again.args() == reason("40P01");
        if (held) throw InTheWay("core.scrub.locked");
        throw;
    }
}

void scrub_sqlite(Db& db) {
    // secure_delete overwrites what is freed, but not what lay in a page before its rows were moved to another; and the
    // log still holds pages as they were.
    outside(db, "VACUUM");
    outside(db, "PRAGMA wal_checkpoint(TRUNCATE)");
}

// All that was done by now was done by transactions before this one.
std::string mark_now(Db& db) {
    return db.read([](Tx& tx) {
        return tx.one("SELECT CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT)", {},
                      [](const Row& row) { return row.text(0); }).value();
    });
}

// What keeps rows that were deleted before the mark, by the rules of PostgreSQL's own horizon; when somebody began tells
// less, for a snapshot is as old as the oldest transaction it saw open, in whatever database of the server: that of
// VACUUM FULL itself is, too. The two columns of transactions are shown to every
// role, unlike xact_start. Of backends of no database those of standbys count; a slot that was given up counts no more.
std::optional<std::string> in_the_way(Tx& tx, const std::string& mark) {
    return tx.one(
        "WITH mark AS (SELECT age(xid(CAST(? AS xid8))) AS age) SELECT why FROM ("
        "SELECT 1 AS place, 'core.scrub.reader' AS why FROM pg_stat_activity, mark "
        "WHERE pid <> pg_backend_pid() AND (age(backend_xid) > mark.age "
        "OR ((datname = current_database() OR datid IS NULL) AND age(backend_xmin) > mark.age)) "
        "UNION ALL SELECT 2, 'core.scrub.prepared' FROM pg_prepared_xacts, mark "
        "WHERE age(transaction) > mark.age "
        "UNION ALL SELECT 3, 'core.scrub.slot' FROM pg_replication_slots, mark "
        "WHERE COALESCE(wal_status, '') <> 'lost' AND (age(xmin) > mark.age OR age(catalog_xmin) > mark.age) "
        // Up to PostgreSQL 15 rows may be kept for so many transactions more.
        "UNION ALL SELECT 4, 'core.scrub.deferred' "
        "WHERE CAST(COALESCE(current_setting('vacuum_defer_cleanup_age', true), '0') AS int8) > 0"
        ") AS found ORDER BY place DESC LIMIT 1",
        {mark}, [](const Row& row) { return row.text(0); });
}

void wait_for_older(Db& db, milliseconds patience) {
    const auto since = mark_now(db);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (const auto why = db.read([&](Tx& tx) { return in_the_way(tx, since); })) {
        if (std::chrono::steady_clock::now() >= until) throw InTheWay(*why);
        std::this_thread::sleep_for(milliseconds(50));
    }
}

void scrub_postgres(Db& db, milliseconds patience) {
    outside(db, "ANALYZE");
    // ANALYZE leaves the samples of a table that is empty now; a column given a type, be it the one it had, loses them.
    outside(db, R"(DO $$
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
    wait_for_older(db, patience);
    // Dead rows stay in their pages until the table is written anew; so do those of the samples.
    outside(db, "VACUUM FULL");
}

}  // namespace

bool owned(Tx& tx) {
    if (tx.engine() == Engine::sqlite) return true;
    return tx.count("SELECT COUNT(*) FROM pg_database WHERE datname = current_database() AND "
                    "pg_has_role(datdba, 'USAGE')") == 1;
}

void ensure_owned(Db& db) {
    // Others are refused the system's tables with a warning that nobody reads.
    if (!db.read([](Tx& tx) { return owned(tx); })) throw InTheWay("core.scrub.not_owner");
}

void wait_for_readers(Db& db, milliseconds patience) {
    if (db.engine() == Engine::sqlite) return outside(db, "PRAGMA wal_checkpoint(TRUNCATE)");
    ensure_owned(db);
    wait_for_older(db, patience);
}

void scrub(Db& db, milliseconds patience) {
    wait_for_readers(db, patience);   // before the work that would be for nothing
    if (db.engine() == Engine::sqlite)
        scrub_sqlite(db);
    else
        scrub_postgres(db, patience);
}

}  // namespace core::db
