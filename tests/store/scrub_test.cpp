// SPDX-License-Identifier: Apache-2.0
// A scrub on PostgreSQL by a role as offices have them, no superuser: what others hold is told and waited for, and never
// passed over.
#include "core/db/scrub.h"

#include <future>
#include <thread>

#include "tests/support/db.h"

namespace scrub_test {

using namespace core;
using db::Row;
using db::Tx;
using tests::run_alone;
using namespace std::chrono_literals;

// Another's session, of a superuser's, of which others are shown little.
class Session {
  public:
    Session(const std::string& address, std::function<void(Tx&)> first)
        : db_(db::open(address)), thread_([this, first = std::move(first)] {
              db_->write([&](Tx& tx) {
                  first(tx);
                  began_.set_value();
                  enough_.get_future().wait();
              });
          }) {
        began_.get_future().wait();
    }
    ~Session() {
        enough_.set_value();
        thread_.join();
    }

  private:
    std::promise<void> began_, enough_;
    std::unique_ptr<db::Db> db_;
    std::thread thread_;
};

class PostgresScrub : public testing::Test {
  protected:
    void SetUp() override {
        if (!tests::TestDb::available(db::Engine::postgres))
            GTEST_SKIP() << "NASKAH_TEST_POSTGRES is not set: NOTHING IS TESTED ON POSTGRESQL";
        name_ = "naskah_scrub_" + hex(random_bytes(8));
        run_alone(server(), "CREATE ROLE " + name_ + " LOGIN");
        run_alone(server(), "CREATE DATABASE " + name_ + " OWNER " + name_);
        db_ = db::open(tests::postgres_address(name_, name_));
        tests::run_raw(*db_, "CREATE TABLE told (word TEXT)");
        tests::run_raw(*db_, "INSERT INTO told (word) VALUES ('kenari')");
    }
    void TearDown() override {
        if (!db_) return;
        db_.reset();
        run_alone(server(), "DROP DATABASE " + name_ + " WITH (FORCE)");
        run_alone(server(), "DROP ROLE " + name_);
    }
    static std::string server() { return tests::postgres_address("postgres"); }
    std::string others() const { return tests::postgres_address(name_); }
    void destroy() {
        db_->write([](Tx& tx) { tx.exec("DELETE FROM told"); });
    }
    std::string why(db::Db& db, std::chrono::milliseconds patience = 0ms) {
        try {
            db::scrub(db, patience);
        } catch (const db::InTheWay& error) {
            return error.key();
        }
        return "";
    }
    // A dead row keeps its page.
    std::int64_t pages() {
        return db_->read([](Tx& tx) { return tx.count("SELECT pg_relation_size('told')"); });
    }
    void gone_at_last() {
        EXPECT_GT(pages(), 0) << "it says so because it is so";
        db::scrub(*db_);
        EXPECT_EQ(pages(), 0);
    }

    std::string name_;
    std::unique_ptr<db::Db> db_;
};

TEST_F(PostgresScrub, is_the_owners_alone) {
    const auto guest = name_ + "_guest";
    run_alone(server(), "CREATE ROLE " + guest + " LOGIN");
    {
        const auto small = db::open(tests::postgres_address(name_, guest));
        EXPECT_FALSE(small->read([](Tx& tx) { return db::owned(tx); }));
        EXPECT_THROW(db::ensure_owned(*small), db::InTheWay);
        EXPECT_EQ(why(*small), "core.scrub.not_owner");
    }
    run_alone(server(), "DROP ROLE " + guest);
    EXPECT_TRUE(db_->read([](Tx& tx) { return db::owned(tx); }));
    destroy();
    gone_at_last();
}

TEST_F(PostgresScrub, waits_for_what_another_role_may_still_see) {
    {
        const Session looks(others(), [](Tx& tx) {
            tx.exec("DECLARE look CURSOR FOR SELECT 1");   // an open cursor holds its snapshot
        });
        destroy();
        EXPECT_EQ(why(*db_), "core.scrub.reader");
    }
    gone_at_last();
}

// Our own snapshot would be as old as it is.
TEST_F(PostgresScrub, waits_for_an_older_writer_in_another_database) {
    {
        const Session writes(server(), [](Tx& tx) { tx.count("SELECT CAST(CAST(pg_current_xact_id() AS TEXT) AS int8)"); });
        destroy();
        EXPECT_EQ(why(*db_), "core.scrub.reader");
    }
    gone_at_last();
}

TEST_F(PostgresScrub, waits_for_what_was_prepared) {
    if (db_->read([](Tx& tx) { return tx.count("SELECT CAST(current_setting('max_prepared_transactions') AS int8)"); }) == 0)
        GTEST_SKIP() << "the server takes no prepared transactions";
    run_alone(others(), "BEGIN; SELECT pg_current_xact_id(); PREPARE TRANSACTION '" + name_ + "'");
    destroy();
    EXPECT_EQ(why(*db_), "core.scrub.prepared");
    EXPECT_GT(pages(), 0);
    run_alone(others(), "ROLLBACK PREPARED '" + name_ + "'");
    gone_at_last();
}

TEST_F(PostgresScrub, makes_nobody_queue_behind_it_for_what_another_holds) {
    destroy();
    {
        // As one that dumps the database, after it has begun.
        const Session holds(others(), [](Tx& tx) { tx.exec("LOCK TABLE told IN ACCESS SHARE MODE"); });
        EXPECT_EQ(why(*db_, 10s), "core.scrub.locked");
        EXPECT_EQ(db_->read([](Tx& tx) {
            return tx.one("SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')", {},
                          [](const Row& row) { return row.text(0); });
        }), "30s 0") << "the session is as it was";
    }
    gone_at_last();
}

}  // namespace scrub_test
