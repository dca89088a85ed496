// SPDX-License-Identifier: Apache-2.0
// One connection to PostgreSQL with its prepared statements; not for use outside core/db.
#pragma once

#include <libpq-fe.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/db/driver.h"

namespace core::db {

class Session {
  public:
    explicit Session(const std::string& address);  // throws Error(unavailable)

    // Gives the rows changed. A failed statement throws Error, or Again where a new run may pass.
    std::int64_t run(std::string_view sql, const Values& values,
                     const std::function<void(const Row&)>& take);
    // The exception of a failed statement alone, so that those of `take` are told apart.
    bool statement_failed() const { return statement_failed_; }
    void plain(const char* sql);
    // False when the server did not confirm: it ended the transaction otherwise.
    bool commit();

    bool broken() const { return PQstatus(handle_.get()) != CONNECTION_OK || stale_; }
    void leave() { stale_ = true; }
    // A look at the socket, without asking the server: has it hung up while we were idle?
    bool hung_up();
    bool in_unit() const { return PQtransactionStatus(handle_.get()) != PQTRANS_IDLE; }

  private:
    struct Finish {
        void operator()(PGconn* handle) const { PQfinish(handle); }
    };
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Result = std::unique_ptr<PGresult, Clear>;

    Result send(std::string_view sql, const Values& values);
    std::string prepared(std::string_view sql, const Values& values, const Oid* types);
    void expect_ok(const Result& result);
    [[noreturn]] void fail(const Result& result);

    std::unique_ptr<PGconn, Finish> handle_;
    std::map<std::string, std::string, std::less<>> prepared_;  // types + text -> name
    int names_ = 0;
    bool stale_ = false;
    bool statement_failed_ = false;
};

}  // namespace core::db
