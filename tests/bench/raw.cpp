// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/raw.h"

#include <stdexcept>

namespace bench {

RawSqlite::RawSqlite(const std::string& address) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open(address.substr(address.find(':') + 1).c_str(), &handle);
    handle_.reset(handle);
    if (code != SQLITE_OK) fail();
    plain("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -32768");
}

void RawSqlite::fail() const { throw std::runtime_error(sqlite3_errmsg(handle_.get())); }

void RawSqlite::plain(const char* sql) const {
    if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

sqlite3_stmt* RawSqlite::statement(const std::string& sql) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v2(handle_.get(), sql.c_str(), -1, &made, nullptr) != SQLITE_OK) fail();
    statements_.emplace_back(made, sqlite3_finalize);
    return made;
}

int RawSqlite::run(sqlite3_stmt* statement, const std::vector<std::string>& values) const {
    sqlite3_reset(statement);
    int at = 0;
    for (const auto& value : values)
        sqlite3_bind_text(statement, ++at, value.data(), static_cast<int>(value.size()),
                          SQLITE_STATIC);
    int rows = 0, code = SQLITE_OK;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) ++rows;
    if (code != SQLITE_DONE) fail();
    sqlite3_reset(statement);
    return rows;
}

RawPostgres::RawPostgres(const std::string& address)
    : handle_(PQconnectdb(address.c_str()), PQfinish) {
    if (PQstatus(handle_.get()) != CONNECTION_OK)
        throw std::runtime_error(PQerrorMessage(handle_.get()));
}

int RawPostgres::take(PGresult* result) const {
    const std::unique_ptr<PGresult, void (*)(PGresult*)> held(result, PQclear);
    const auto status = PQresultStatus(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        throw std::runtime_error(PQerrorMessage(handle_.get()));
    return PQntuples(result);
}

void RawPostgres::plain(const char* sql) const { take(PQexec(handle_.get(), sql)); }

void RawPostgres::prepare(const std::string& name, const std::string& sql, int parameters) const {
    take(PQprepare(handle_.get(), name.c_str(), sql.c_str(), parameters, nullptr));
}

int RawPostgres::run(const std::string& name, const std::vector<std::string>& values) const {
    std::vector<const char*> words;
    for (const auto& value : values) words.push_back(value.c_str());
    return take(PQexecPrepared(handle_.get(), name.c_str(), static_cast<int>(words.size()),
                               words.data(), nullptr, nullptr, 0));
}

}  // namespace bench
