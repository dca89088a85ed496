// SPDX-License-Identifier: Apache-2.0
// Schema changes: per room, in order, never edited after release (a checksum is kept).
//
// File name: 0001_letters.sql. Statements end with ';' at the end of a line. Types by macro, so one
// text serves both databases: {{uuid}} (text, compared byte by byte) {{json}} {{bytes}} {{ms}}
// {{bool}}
// {{integer}} (64 bits) {{real}} {{identity}} (a whole column: own rising number and primary key)
// {{table}} (ends CREATE TABLE: " STRICT" on SQLite). A block for one engine only stands between
// lines "-- sqlite:" or
// "-- postgres:" and "-- both:".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/db/db.h"
#include "core/plugin/embedded.h"

namespace core::db {

struct Migrations {
    std::string owner;  // "core", "letters": also the prefix of its tables
    Embedded files;
};

struct Pending {
    std::string owner;
    std::string file;
};

// Applies what is missing, under a lock, each file in its own unit. Gives the files applied.
// Throws Error(conflict, "core.error.migration_changed") when an applied file was edited.
std::vector<Pending> migrate(Db& db, const std::vector<Migrations>& all, Instant now);
std::vector<Pending> pending(Db& db, const std::vector<Migrations>& all);

}  // namespace core::db
