// SPDX-License-Identifier: Apache-2.0
// Consistent copies of a database that is in use: VACUUM INTO on SQLite, pg_dump on PostgreSQL.
#pragma once

#include <filesystem>
#include <string>

#include "core/db/db.h"

namespace core::db {

// Throws Error(unavailable, "core.error.backup", {{"why", ...}}).
void copy(Db& db, const std::string& address, const std::filesystem::path& to);
// Into a new SQLite file in `data`, or into the empty PostgreSQL database at `address`.
void restore(const std::string& address, const std::filesystem::path& from,
             const std::filesystem::path& data);

}  // namespace core::db
