// SPDX-License-Identifier: Apache-2.0
#include "core/db/copy.h"

#include <sqlite3.h>

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/child.h"
#include "core/base/error.h"

namespace core::db {
namespace {

[[noreturn]] void fail(const std::string& why) {
    throw Error(Code::unavailable, "core.error.backup", {{"why", why}});
}

void run(const std::vector<std::string>& command) {
    child::Limits limits;
    limits.time = std::chrono::hours(4);
    limits.cpu = std::chrono::hours(4);
    const auto outcome = child::run(command, {}, limits);
    if (!outcome.good()) fail(outcome.errors);
}

void vacuum_into(const std::string& from, const std::filesystem::path& to) {
    sqlite3* db = nullptr;
    if (sqlite3_open_v2(from.c_str(), &db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
        sqlite3_close(db);
        fail("cannot open " + from);
    }
    sqlite3_busy_timeout(db, 10'000);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(db, "VACUUM INTO ?", -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, to.c_str(), -1, SQLITE_TRANSIENT);
    const int outcome = sqlite3_step(statement);
    const std::string why = sqlite3_errmsg(db);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    if (outcome != SQLITE_DONE) fail(why);
}

std::optional<std::string> sqlite_file(std::string_view address) {
    constexpr std::string_view scheme = "sqlite:";
    if (!address.starts_with(scheme)) return std::nullopt;
    return std::string(address.substr(scheme.size()));
}

}  // namespace

void copy(const std::string& address, const std::filesystem::path& to) {
    std::filesystem::remove(to);
    if (const auto file = sqlite_file(address))
        vacuum_into(*file, to);
    else
        run({"pg_dump", "--format=custom", "--file=" + to.string(), "--dbname=" + address});
}

void restore(const std::string& address, const std::filesystem::path& from) {
    if (const auto file = sqlite_file(address))
        std::filesystem::copy_file(from, *file);
    else
        run({"pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--dbname=" + address, from.string()});
}

}  // namespace core::db
