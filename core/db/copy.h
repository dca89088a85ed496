// SPDX-License-Identifier: Apache-2.0
// Consistent copies of a database that is in use: VACUUM INTO on SQLite, pg_dump on PostgreSQL.
#pragma once

#include <filesystem>
#include <string>

namespace core::db {

// `address` as for open(). Throws Error(unavailable, "core.error.backup", {{"why", ...}}).
void copy(const std::string& address, const std::filesystem::path& to);
// Into a new SQLite file, or into the empty PostgreSQL database at `address`.
void restore(const std::string& address, const std::filesystem::path& from);

}  // namespace core::db
