// SPDX-License-Identifier: Apache-2.0
// Lost connections, deadlocks, locked files, changed migrations.
#include <atomic>
#include <filesystem>
#include <future>
#include <mutex>
#include <set>
#include <thread>

#include "core/base/error.h"
#include "core/db/db.h"
#include "core/db/scrub.h"
#include "tests/support/db.h"

namespace db_faults_test {

using namespace core;
using db::Engine;
using db::Tx;
using tests::TestDb;

const db::Migrations pair{
    "pair",
    {{"0001_pair.sql",
      "CREATE TABLE pair_row (id {{integer}} PRIMARY KEY, n {{integer}}){{table}};\n"
      "INSERT INTO pair_row (id, n) VALUES (1, 0);\n"
      "INSERT INTO pair_row (id, n) VALUES (2, 0);\n"}}};

// Looks at the database as it is now, until it is let go.
class Looking {
  public:
    explicit Looking(const std::string& address) : db_(db::open(address)), thread_([this] {
        db_->read([this](Tx& tx) {
            tx.count("SELECT n FROM pair_row WHERE id = 1");
            looks_.set_value();
            enough_.get_future().wait();
        });
    }) {
        looks_.get_future().wait();
    }
    ~Looking() {
        enough_.set_value();
        thread_.join();
    }

  private:
    std::promise<void> looks_, enough_;
    std::unique_ptr<db::Db> db_;
    std::thread thread_;
};

class DbFaults : public tests::OnBothDatabases {};

class PostgresFaults : public testing::Test {
  protected:
    void SetUp() override {
        if (!TestDb::available(Engine::postgres))
            GTEST_SKIP() << "NASKAH_TEST_POSTGRES is not set: NOTHING IS TESTED ON POSTGRESQL";
    }
};

std::int64_t backend(Tx& tx) { return tx.count("SELECT pg_backend_pid()"); }

void kill_backend(const std::string& address, std::int64_t pid) {
    db::open(address)->read(
        [&](Tx& tx) { tx.exec("SELECT pg_terminate_backend(CAST(? AS int4), 5000)", {pid}); });
}

// From another thread, since this one has a unit open.
void kill_backend_from_aside(const std::string& address, std::int64_t pid) {
    std::thread([&] { kill_backend(address, pid); }).join();
}

TEST_P(DbFaults, an_unknown_address_is_refused) {
    EXPECT_THROW(db::open("mysql:x"), Error);
    try {
        const auto away = GetParam() == Engine::sqlite
                              ? db::open("sqlite:/no/such/folder/x.db")
                              : db::open("postgresql://nobody@127.0.0.1:1/none");
        away->ping();
        FAIL() << "answered";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::unavailable);
        EXPECT_EQ(error.key(), "core.error.database");
    }
}

TEST_P(DbFaults, migrations_apply_once_and_notice_edits) {
    TestDb place(GetParam(), {pair});
    auto& db = place.db();
    EXPECT_TRUE(db::migrate(db, {tests::core_migrations(), pair}, Instant{1}).empty());
    EXPECT_TRUE(db::pending(db, {pair}).empty());
    db::Migrations grown = pair;
    grown.files.push_back({"0002_more.sql", "CREATE TABLE pair_more (id {{uuid}}){{table}};\n"});
    ASSERT_EQ(db::pending(db, {grown}).size(), 1u);
    EXPECT_EQ(db::pending(db, {grown})[0].file, "0002_more.sql");
    EXPECT_EQ(db::migrate(db, {grown}, Instant{1}).size(), 1u);
    db::Migrations edited = pair;
    edited.files[0].text = "CREATE TABLE pair_row (id {{integer}}){{table}};\n";
    try {
        db::migrate(db, {edited}, Instant{2});
        FAIL() << "taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::conflict);
        EXPECT_EQ(error.key(), "core.error.migration_changed");
    }
}

TEST_P(DbFaults, a_migration_that_fails_leaves_nothing) {
    TestDb place(GetParam());
    const db::Migrations bad{
        "bad",
        {{"0001_bad.sql", "CREATE TABLE bad_one (id {{uuid}}){{table}};\nCREATE NONSENSE;\n"}}};
    EXPECT_THROW(db::migrate(place.db(), {bad}, Instant{1}), Error);
    EXPECT_EQ(db::pending(place.db(), {bad}).size(), 1u);
    tests::run_raw(place.db(), "CREATE TABLE bad_one (id TEXT)");
}

TEST_P(DbFaults, two_that_migrate_at_once_apply_each_file_once) {
    TestDb place(GetParam());
    std::atomic<int> applied = 0;
    std::vector<std::thread> crew;
    for (int i = 0; i < 4; ++i)
        crew.emplace_back([&] {
            const auto own = db::open(place.address());
            applied += static_cast<int>(db::migrate(*own, {pair}, Instant{1}).size());
        });
    for (auto& each : crew) each.join();
    EXPECT_EQ(applied, 1);
}

// Two processes on one SQLite file, two sessions on PostgreSQL; locks taken crosswise.
TEST_P(DbFaults, crossed_locks_are_run_again) {
    TestDb place(GetParam(), {pair});
    const auto other = db::open(place.address());
    const auto work = [](db::Db& db, int first, int second) {
        for (int i = 0; i < 3; ++i)
            db.write([&](Tx& tx) {
                tx.exec("UPDATE pair_row SET n = n + 1 WHERE id = ?", {first});
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                tx.exec("UPDATE pair_row SET n = n + 1 WHERE id = ?", {second});
            });
    };
    std::thread one([&] { work(place.db(), 1, 2); });
    std::thread two([&] { work(*other, 2, 1); });
    one.join();
    two.join();
    EXPECT_EQ(place.db().read([](Tx& tx) { return tx.count("SELECT SUM(n) FROM pair_row"); }), 12);
}

NASKAH_ON_BOTH_DATABASES(DbFaults);

// As after a restart of the server: more dead sessions in the pool than a unit has runs.
TEST_F(PostgresFaults, sessions_killed_while_idle_are_replaced_unnoticed) {
    TestDb place(Engine::postgres, {pair});
    std::mutex mutex;
    std::set<std::int64_t> pids;
    std::vector<std::thread> crew;
    for (int i = 0; i < 8; ++i)
        crew.emplace_back([&] {
            place.db().read([&](Tx& tx) {
                tx.exec("SELECT pg_sleep(0.2)");
                const std::lock_guard lock(mutex);
                pids.insert(backend(tx));
            });
        });
    for (auto& each : crew) each.join();
    ASSERT_GT(pids.size(), 4u);
    for (const auto pid : pids) kill_backend(place.address(), pid);
    EXPECT_FALSE(pids.contains(place.db().read(backend)));
}

TEST(SqliteFaults, a_scrub_says_so_while_somebody_still_looks_at_older_pages_of_the_log) {
    TestDb place(Engine::sqlite, {pair});
    const auto log = place.address().substr(std::string_view("sqlite:").size()) + "-wal";
    {
        const Looking looking(place.address());
        place.db().write([](Tx& tx) { tx.exec("DELETE FROM pair_row WHERE id = 2"); });
        try {
            db::scrub(place.db());
            FAIL() << "scrubbed";
        } catch (const Error& error) {
            EXPECT_EQ(error.key(), "core.scrub.reader");
        }
        EXPECT_GT(std::filesystem::file_size(log), 0u);
    }
    db::scrub(place.db());
    EXPECT_EQ(std::filesystem::file_size(log), 0u);
}

TEST_F(PostgresFaults, a_session_killed_inside_a_unit_means_one_more_run) {
    TestDb place(Engine::postgres, {pair});
    int runs = 0;
    place.db().write([&](Tx& tx) {
        tx.exec("UPDATE pair_row SET n = n + 1 WHERE id = 1");
        if (++runs == 1) kill_backend_from_aside(place.address(), backend(tx));
        tx.exec("UPDATE pair_row SET n = n + 1 WHERE id = 2");
    });
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(place.db().read([](Tx& tx) { return tx.count("SELECT SUM(n) FROM pair_row"); }), 2);
}

TEST_F(PostgresFaults, a_unit_that_always_loses_its_session_ends_as_unavailable) {
    TestDb place(Engine::postgres, {pair});
    int runs = 0;
    try {
        place.db().write([&](Tx& tx) {
            ++runs;
            kill_backend_from_aside(place.address(), backend(tx));
            tx.exec("UPDATE pair_row SET n = 1 WHERE id = 2");
        });
        FAIL() << "committed";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::unavailable);
    }
    EXPECT_EQ(runs, 4);
}

TEST_F(PostgresFaults, statements_prepared_before_a_schema_change_still_run) {
    TestDb place(Engine::postgres, {pair});
    const auto look = [&] {
        return place.db().read([](Tx& tx) {
            return tx.all("SELECT * FROM pair_row", {}, [](const db::Row& r) { return r.text(1); });
        });
    };
    look();
    tests::run_raw(*db::open(place.address()), "ALTER TABLE pair_row ADD COLUMN more TEXT");
    EXPECT_EQ(look().size(), 2u);
}

TEST_F(PostgresFaults, more_threads_than_sessions_wait_their_turn) {
    TestDb place(Engine::postgres, {pair});
    std::vector<std::thread> crew;
    std::atomic<int> done = 0;
    for (int i = 0; i < 40; ++i)
        crew.emplace_back([&] {
            place.db().write([](Tx& tx) {
                tx.exec("SELECT pg_sleep(0.02)");
                tx.exec("UPDATE pair_row SET n = n + 1 WHERE id = 1");
            });
            ++done;
        });
    for (auto& each : crew) each.join();
    EXPECT_EQ(done, 40);
}

}  // namespace
