// SPDX-License-Identifier: Apache-2.0
// A database for one test: a new SQLite file, or a new schema on the PostgreSQL server named by
// NASKAH_TEST_POSTGRES ("postgresql://user@host:port/name"). Gone when the test ends.
//
//   class LetterStore : public tests::OnBothDatabases {};
//   TEST_P(LetterStore, keeps_a_letter) { TestDb place(GetParam()); place.db().write(...); }
//   NASKAH_ON_BOTH_DATABASES(LetterStore);
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "core/db/migrate.h"

namespace tests {

// What the core brings: every database has it.
core::db::Migrations core_migrations();

class TestDb {
  public:
    // Applies the core's migrations, then those given.
    explicit TestDb(core::db::Engine engine, const std::vector<core::db::Migrations>& more = {});
    ~TestDb();
    TestDb(const TestDb&) = delete;
    TestDb& operator=(const TestDb&) = delete;

    core::db::Db& db() { return *db_; }
    // For a second Db, or another process, on the same data.
    const std::string& address() const { return address_; }
    const std::filesystem::path& folder() const { return folder_; }

    static bool available(core::db::Engine engine);

  private:
    std::filesystem::path folder_;  // also free for blobs and the like
    std::string address_;
    std::string schema_;
    std::unique_ptr<core::db::Db> db_;
};

// SQL text put together in a test: tampering, schemas. Product code has no such door.
void run_raw(core::db::Db& db, const std::string& sql);

// As run_raw, on a PostgreSQL server outside any transaction: databases, roles. Needs psql on the path.
void run_alone(const std::string& address, const std::string& sql);
// The server NASKAH_TEST_POSTGRES names, with another database at the end; of the role, where one is given.
std::string postgres_address(const std::string& database, const std::string& role = {});

class OnBothDatabases : public testing::TestWithParam<core::db::Engine> {
  protected:
    void SetUp() override;  // skips, loudly, when PostgreSQL is not given
};

std::string engine_name(const testing::TestParamInfo<core::db::Engine>& info);

}  // namespace tests

#define NASKAH_ON_BOTH_DATABASES(suite)                                                     \
    INSTANTIATE_TEST_SUITE_P(                                                               \
        Both, suite, testing::Values(core::db::Engine::sqlite, core::db::Engine::postgres), \
        tests::engine_name)
