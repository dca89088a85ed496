// SPDX-License-Identifier: Apache-2.0
// The databases without our layer: one connection and one prepared statement, as their manuals
// show.
#pragma once

#include <libpq-fe.h>
#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

namespace bench {

class RawSqlite {
  public:
    // Of "sqlite:/path"; syncs to disk and keeps pages as our own connection does.
    explicit RawSqlite(const std::string& address);

    void plain(const char* sql) const;
    // Prepares; the statement lives as long as this.
    sqlite3_stmt* statement(const std::string& sql);
    // Binds texts, steps to the end and gives the number of rows.
    int run(sqlite3_stmt* statement, const std::vector<std::string>& values) const;

  private:
    [[noreturn]] void fail() const;

    std::unique_ptr<sqlite3, int (*)(sqlite3*)> handle_{nullptr, sqlite3_close};
    std::vector<std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>> statements_;
};

class RawPostgres {
  public:
    explicit RawPostgres(const std::string& address);

    void plain(const char* sql) const;
    void prepare(const std::string& name, const std::string& sql, int parameters) const;
    int run(const std::string& name, const std::vector<std::string>& values) const;

  private:
    int take(PGresult* result) const;

    std::unique_ptr<PGconn, void (*)(PGconn*)> handle_;
};

}  // namespace bench
