// SPDX-License-Identifier: Apache-2.0
// Taking a number from the gapless counter: our unit of work against the one statement it runs,
// sent straight to the database; and against that statement between BEGIN and COMMIT, which is the
// least any unit must send. On SQLite each waits for the disk.
#include "core/db/db.h"
#include "tests/bench/bench.h"
#include "tests/bench/raw.h"
#include "tests/support/db.h"

namespace bench {
namespace {

using core::db::Engine;

constexpr const char* key = "letters/DISKOMINFO/2026";

void print(const std::string& name, std::map<std::string, double> ms) {
    for (const char* one : {"ours", "raw_unit", "raw"})
        figure(name + "." + one, 1000 / ms[one], "numbers/s");
    ratio(name + ".ratio", ms["ours"], ms["raw"]);
    ratio(name + ".unit_ratio", ms["ours"], ms["raw_unit"]);
}

void take_ours(core::db::Db& db) {
    db.write([](core::db::Tx& tx) { core::db::next(tx, key); });
}

// Each on a database of its own, so that neither waits for the other's log.
void on_sqlite(const Plan& plan) {
    tests::TestDb ours(Engine::sqlite), theirs(Engine::sqlite);
    RawSqlite raw(theirs.address());
    auto* take = raw.statement(
        "INSERT INTO core_counter (key, last) VALUES (?, 1)"
        " ON CONFLICT (key) DO UPDATE SET last = core_counter.last + 1 RETURNING last");
    Rivals rivals(plan, Time::wall);
    rivals.add("ours", [&] { take_ours(ours.db()); });
    rivals.add("raw", [&] { raw.run(take, {key}); });
    rivals.add("raw_unit", [&] {
        raw.plain("BEGIN IMMEDIATE");
        raw.run(take, {key});
        raw.plain("COMMIT");
    });
    print("number.sqlite", rivals.time());
}

void on_postgres(const Plan& plan) {
    tests::TestDb ours(Engine::postgres), theirs(Engine::postgres);
    const RawPostgres raw(theirs.address());
    raw.prepare("take",
                "INSERT INTO core_counter (key, last) VALUES ($1, 1)"
                " ON CONFLICT (key) DO UPDATE SET last = core_counter.last + 1 RETURNING last",
                1);
    Rivals rivals(plan, Time::wall);
    rivals.add("ours", [&] { take_ours(ours.db()); });
    rivals.add("raw", [&] { raw.run("take", {key}); });
    rivals.add("raw_unit", [&] {
        raw.plain("BEGIN");
        raw.run("take", {key});
        raw.plain("COMMIT");
    });
    print("number.postgres", rivals.time());
}

}  // namespace

void number(const Plan& plan) {
    on_sqlite(plan);
    if (tests::TestDb::available(Engine::postgres)) on_postgres(plan);
}

}  // namespace bench
