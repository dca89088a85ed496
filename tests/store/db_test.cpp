// SPDX-License-Identifier: Apache-2.0
// The promises of core/db, kept by both databases.
#include "core/db/db.h"

#include <atomic>
#include <thread>

#include "core/base/error.h"
#include "core/db/beside.h"
#include "tests/support/db.h"

namespace db_test {

using namespace core;
using db::Row;
using db::Tx;
using tests::TestDb;

const db::Migrations things{
    "things",
    {{"0001_things.sql",
      "CREATE TABLE things_thing (id {{uuid}} NOT NULL PRIMARY KEY, name TEXT NOT NULL, unit TEXT,"
      " size {{integer}}, blob {{bytes}}, weight {{real}}, at {{ms}}, open {{bool}}){{table}};\n"
      "CREATE UNIQUE INDEX things_name ON things_thing (name, unit);\n"
      "CREATE TABLE things_part (id {{identity}}, thing {{uuid}} NOT NULL"
      " REFERENCES things_thing (id)){{table}};\n"}}};

void add(Tx& tx, std::string_view id, std::string_view name) {
    tx.exec("INSERT INTO things_thing (id, name, unit) VALUES (?, ?, 'u')", {id, name});
}

std::int64_t things_in(db::Db& db) {
    return db.read([](Tx& tx) { return tx.count("SELECT COUNT(*) FROM things_thing"); });
}

template <class F>
Error error_of(F&& act) {
    try {
        act();
    } catch (const Error& error) {
        return error;
    }
    return Error(Code::gone, "nothing was thrown");
}

class DbStore : public tests::OnBothDatabases {};

TEST_P(DbStore, keeps_what_is_committed_and_nothing_of_what_fails) {
    TestDb place(GetParam(), {things});
    auto& db = place.db();
    db.write([](Tx& tx) { add(tx, "1", "one"); });
    EXPECT_THROW(db.write([](Tx& tx) {
        add(tx, "2", "two");
        throw std::runtime_error("changed my mind");
    }),
                 std::runtime_error);
    EXPECT_EQ(things_in(db), 1);
    EXPECT_FALSE(db::Db::unit_open());
}

TEST_P(DbStore, gives_every_kind_of_value_back) {
    TestDb place(GetParam(), {things});
    auto& db = place.db();
    const Bytes bytes{0, 1, 0, 255, 0};
    const std::int64_t big = 9'007'199'254'740'993;  // no double holds it
    db.write([&](Tx& tx) {
        const auto rows = tx.exec(
            "INSERT INTO things_thing (id, name, size, blob, weight, at, open)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            {"1", "Wali Kota – ñ '?' $1", big, bytes, 0.1, Instant{1'763'000'000'123}, true});
        EXPECT_EQ(rows, 1);
        tx.exec("INSERT INTO things_thing (id, name, size, blob) VALUES ('2', '', ?, ?)",
                {std::numeric_limits<std::int64_t>::min(), Bytes{}});
    });
    db.read([&](Tx& tx) {
        const auto seen = tx.one(
            "SELECT name, size, blob, weight, at, open, unit, size = ?, 'a?b' FROM things_thing"
            " WHERE size > ? ORDER BY id LIMIT ?",
            {big, 0, 1}, [&](const Row& row) {
                EXPECT_EQ(row.text(0), "Wali Kota – ñ '?' $1");
                EXPECT_EQ(row.integer(1), big);
                EXPECT_EQ(row.bytes(2), bytes);
                EXPECT_EQ(row.real(3), 0.1);
                EXPECT_EQ(row.instant(4).ms, 1'763'000'000'123);
                EXPECT_TRUE(row.flag(5));
                EXPECT_TRUE(row.null(6));
                EXPECT_EQ(row.text(6), "");
                EXPECT_FALSE(row.maybe(6, &Row::instant));
                EXPECT_TRUE(row.flag(7));
                EXPECT_EQ(row.text(7), "1");
                EXPECT_EQ(row.text(8), "a?b");
                return true;
            });
        EXPECT_TRUE(seen);
        EXPECT_EQ(tx.count("SELECT COUNT(*) FROM things_thing WHERE size = ? AND blob = ?",
                           {std::numeric_limits<std::int64_t>::min(), Bytes{}}),
                  1);
        EXPECT_EQ(tx.count("SELECT COUNT(*) FROM things_thing WHERE unit IS NOT DISTINCT FROM ?",
                           {nullptr}),
                  2);
    });
}

TEST_P(DbStore, refuses_text_no_database_gives_back) {
    TestDb place(GetParam(), {things});
    const auto put = [&](std::string text) {
        return error_of([&] { place.db().write([&](Tx& tx) { add(tx, "1", text); }); });
    };
    EXPECT_EQ(put(std::string("a\0b", 3)).key(), "core.error.text_nul");
    EXPECT_EQ(put("a\xff").code(), Code::invalid);
    EXPECT_EQ(things_in(place.db()), 0);
}

TEST_P(DbStore, names_the_columns_of_a_broken_unique_key) {
    TestDb place(GetParam(), {things});
    auto& db = place.db();
    db.write([](Tx& tx) { add(tx, "1", "one"); });
    auto error = error_of([&] { db.write([](Tx& tx) { add(tx, "2", "one"); }); });
    EXPECT_EQ(error.code(), Code::conflict);
    EXPECT_EQ(error.key(), "core.error.unique");
    EXPECT_EQ(error.args(), (Args{{"constraint", "things_thing.name, things_thing.unit"}}));
    error = error_of([&] { db.write([](Tx& tx) { add(tx, "1", "two"); }); });
    EXPECT_EQ(error.args(), (Args{{"constraint", "things_thing.id"}}));
    error = error_of(
        [&] { db.write([](Tx& tx) { tx.exec("INSERT INTO things_part (thing) VALUES ('9')"); }); });
    EXPECT_EQ(error.key(), "core.error.reference");
}

TEST_P(DbStore, gives_up_a_unit_whose_failure_was_swallowed) {
    TestDb place(GetParam(), {things});
    const auto error = error_of([&] {
        place.db().write([](Tx& tx) {
            add(tx, "1", "one");
            EXPECT_THROW(add(tx, "1", "one"), Error);
        });
    });
    EXPECT_EQ(error.key(), "core.error.unique");
    EXPECT_EQ(things_in(place.db()), 0);
}

TEST_P(DbStore, refuses_a_unit_inside_a_unit) {
    TestDb place(GetParam(), {things});
    auto& db = place.db();
    const auto error = error_of([&] {
        db.write([&](Tx&) {
            EXPECT_TRUE(db::Db::unit_open());
            db.read([](Tx&) {});
        });
    });
    EXPECT_EQ(error.code(), Code::internal);
    EXPECT_EQ(error.key(), "core.error.nested_unit");
    EXPECT_FALSE(db::Db::unit_open());
    db.ping();
}

TEST_P(DbStore, writes_beside_a_reading_what_that_does_not_see) {
    TestDb place(GetParam(), {things});
    auto& db = place.db();
    const auto error = error_of([&] {
        db.read([&](Tx& tx) {
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM things_thing"), 0);
            db::write_beside(db, [](Tx& beside) { add(beside, "1", "one"); });
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM things_thing"), 0);
            EXPECT_EQ(error_of([&] { db.read([](Tx&) {}); }).key(), "core.error.nested_unit") << "still in its unit";
            throw Error(Code::conflict, "core.error.conflict");
        });
    });
    EXPECT_EQ(error.code(), Code::conflict);
    EXPECT_EQ(things_in(db), 1) << "it stands though the reading failed";
    const auto within = [&] { db.write([&](Tx&) { db::write_beside(db, [](Tx&) {}); }); };
    EXPECT_EQ(error_of(within).key(), "core.error.nested_unit") << "it would wait for itself";
    EXPECT_FALSE(db::Db::unit_open());
}

TEST_P(DbStore, refuses_to_write_while_reading) {
    TestDb place(GetParam(), {things});
    EXPECT_EQ(error_of([&] { place.db().read([](Tx& tx) { add(tx, "1", "one"); }); }).code(),
              Code::internal);
    EXPECT_EQ(error_of([&] { place.db().read([](Tx& tx) { tx.exec("SELECT nonsense"); }); }).code(),
              Code::internal);
}

TEST_P(DbStore, reads_one_snapshot) {
    TestDb place(GetParam(), {things});
    auto& db = place.db();
    db.read([&](Tx& tx) {
        EXPECT_EQ(tx.count("SELECT COUNT(*) FROM things_thing"), 0);
        std::thread([&] { db.write([](Tx& other) { add(other, "1", "one"); }); }).join();
        EXPECT_EQ(tx.count("SELECT COUNT(*) FROM things_thing"), 0);
    });
    EXPECT_EQ(things_in(db), 1);
}

TEST_P(DbStore, runs_the_same_text_inside_its_own_rows) {
    TestDb place(GetParam(), {things});
    place.db().write([](Tx& tx) {
        for (const char* id : {"1", "2", "3"}) add(tx, id, id);
        int pairs = 0;
        const auto walk = [&](auto&& take) {
            tx.each("SELECT id FROM things_thing ORDER BY id", {}, take);
        };
        walk([&](const Row&) { walk([&](const Row&) { ++pairs; }); });
        EXPECT_EQ(pairs, 9);
        EXPECT_EQ(tx.exec("UPDATE things_thing SET name = name || ?", {"x"}), 3);
        EXPECT_EQ(tx.exec("SELECT id FROM things_thing"), 0);
    });
}

TEST_P(DbStore, calls_after_commit_once_and_only_then) {
    TestDb place(GetParam(), {things});
    auto& db = place.db();
    int called = 0;
    db.write([&](Tx& tx) {
        tx.after_commit([&] {
            ++called;
            EXPECT_EQ(things_in(db), 1);
        });
        add(tx, "1", "one");
        EXPECT_EQ(called, 0);
    });
    EXPECT_THROW(db.write([&](Tx& tx) {
        tx.after_commit([&] { ++called; });
        add(tx, "1", "again");
    }),
                 Error);
    EXPECT_EQ(called, 1);
}

TEST_P(DbStore, builds_lists_from_literals) {
    TestDb place(GetParam(), {things});
    place.db().write([](Tx& tx) {
        for (const char* id : {"1", "2", "3"}) add(tx, id, id);
        const auto id = [](const Row& row) { return row.text(0); };
        db::Query some("SELECT id FROM things_thing WHERE id IN (");
        some.list({"1", "3", "9"}).add(") ORDER BY id");
        EXPECT_EQ(some.all(tx, id), (std::vector<std::string>{"1", "3"}));
        db::Query none("SELECT id FROM things_thing WHERE id IN (");
        EXPECT_TRUE(none.list({}).add(")").all(tx, id).empty());
        EXPECT_EQ(
            tx.count("SELECT COUNT(*) FROM things_thing WHERE (name, id) < (?, ?)", {"2", "5"}), 2);
    });
}

// Eight threads, every tenth unit fails after taking its number: no number missing, none twice.
TEST_P(DbStore, counts_without_gaps_under_load) {
    TestDb place(GetParam());
    auto& db = place.db();
    constexpr int threads = 8, units = 60;
    std::atomic<int> taken = 0;
    std::mutex mutex;
    std::set<std::int64_t> numbers;
    std::vector<std::thread> crew;
    for (int t = 0; t < threads; ++t)
        crew.emplace_back([&, t] {
            for (int i = 0; i < units; ++i) {
                try {
                    const auto number = db.write([&](Tx& tx) {
                        const auto mine = db::next(tx, "letters/X/2026");
                        if ((t + i) % 10 == 0) throw std::runtime_error("no");
                        return mine;
                    });
                    ++taken;
                    const std::lock_guard lock(mutex);
                    EXPECT_TRUE(numbers.insert(number).second);
                } catch (const std::runtime_error&) {
                }
            }
        });
    for (auto& each : crew) each.join();
    EXPECT_EQ(taken, threads * units * 9 / 10);
    EXPECT_EQ(*numbers.rbegin(), taken);
    EXPECT_EQ(db.read([](Tx& tx) { return db::last(tx, "letters/X/2026"); }), taken);
    EXPECT_EQ(db.read([](Tx& tx) { return db::last(tx, "other"); }), 0);
}

NASKAH_ON_BOTH_DATABASES(DbStore);

}  // namespace
