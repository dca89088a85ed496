// SPDX-License-Identifier: Apache-2.0
#include "tests/support/db.h"

#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include "core/base/bytes.h"

namespace core::embedded {
extern const Embedded migrations;
}

namespace tests {
namespace {

using core::db::Engine;

std::string server() {
    const char* address = std::getenv("NASKAH_TEST_POSTGRES");
    return address ? address : "";
}

class Raw final : public core::db::Query {
  public:
    explicit Raw(const std::string& sql) : Query("") { append(sql); }
};

}  // namespace

core::db::Migrations core_migrations() { return {"core", core::embedded::migrations}; }

void run_raw(core::db::Db& db, const std::string& sql) {
    db.write([&](core::db::Tx& tx) { Raw(sql).exec(tx); });
}

void run_alone(const std::string& address, const std::string& sql) {
    const auto line = "PGOPTIONS='-c client_min_messages=warning' psql -qX -v ON_ERROR_STOP=1 '" + address + "' -c \"" + sql + "\"";
    if (std::system(line.c_str()) != 0) throw std::runtime_error("psql refused: " + sql);
}

std::string postgres_address(const std::string& database, const std::string& role) {
    auto address = server().substr(0, server().rfind('/') + 1) + database;
    const auto from = address.find("//") + 2, to = address.find('@');
    if (!role.empty()) address.replace(from, to - from, role);
    return address;
}

TestDb::TestDb(Engine engine, const std::vector<core::db::Migrations>& more) {
    const auto name = "naskah_test_" + core::hex(core::random_bytes(8));
    folder_ = std::filesystem::temp_directory_path() / name;
    std::filesystem::create_directories(folder_);
    if (engine == Engine::sqlite) {
        address_ = "sqlite:" + (folder_ / "naskah.db").string();
    } else {
        schema_ = name;
        run_raw(*core::db::open(server()), "CREATE SCHEMA " + schema_);
        const char joint = server().find('?') == std::string::npos ? '?' : '&';
        address_ = server() + joint + "options=-csearch_path%3D" + schema_;
    }
    db_ = core::db::open(address_);
    std::vector<core::db::Migrations> all{core_migrations()};
    all.insert(all.end(), more.begin(), more.end());
    core::db::migrate(*db_, all, core::Instant{0});
}

TestDb::~TestDb() {
    db_.reset();
    try {
        if (!schema_.empty())
            run_raw(*core::db::open(server()), "DROP SCHEMA " + schema_ + " CASCADE");
    } catch (const std::exception& error) {
        std::cerr << "test schema " << schema_ << " stays: " << error.what() << "\n";
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

bool TestDb::available(Engine engine) { return engine == Engine::sqlite || !server().empty(); }

void OnBothDatabases::SetUp() {
    if (!TestDb::available(GetParam()))
        GTEST_SKIP() << "NASKAH_TEST_POSTGRES is not set: NOTHING IS TESTED ON POSTGRESQL";
}

std::string engine_name(const testing::TestParamInfo<Engine>& info) {
    return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace tests
