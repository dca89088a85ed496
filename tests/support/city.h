// SPDX-License-Identifier: Apache-2.0
// The demo city, in a server of its own. Filling it takes long, so a run of tests fills it once for each
// database and every test gets a copy: tests/support/postgres.sh names the folder where it is kept in
// NASKAH_TEST_KEPT. Without that each fills its own.
#pragma once

#include <memory>
#include <string>

#include "core/db/db.h"
#include "tests/support/server.h"

namespace tests {

// In the folder of the server, beside its data: a login and an API token of it on each line.
inline constexpr const char* tokens_name = "tokens";

class City {
  public:
    // Without it tests of mail begin with the first number of an agenda book.
    enum class Mail { none, all };
    // Filled, not yet served. PostgreSQL needs NASKAH_TEST_POSTGRES, and psql on the path.
    explicit City(core::db::Engine engine, Mail mail = Mail::none);
    ~City();   // folder and database are gone
    City(const City&) = delete;

    Server& server() { return *server_; }
    // What `naskah demo` said when it was filled.
    const std::string& said() const { return said_; }
    // As if the leases of workers that died were over: while nobody serves, so that none is taken from a living one.
    void leases_are_over() const;
    std::string address() const;   // for another Db on the same data

  private:
    std::string database_;   // its name on the PostgreSQL server; "" for SQLite
    std::string said_;
    std::unique_ptr<Server> server_;
};

// The city without mail in a server of its own whose database, empty so far, is at that address of a cluster of its own.
void fill(Server& server, const std::string& address);

}  // namespace tests
