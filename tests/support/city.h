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
    // Filled, not yet served. PostgreSQL needs NASKAH_TEST_POSTGRES, and psql on the path.
    explicit City(core::db::Engine engine);
    ~City();   // folder and database are gone
    City(const City&) = delete;

    Server& server() { return *server_; }
    std::string address() const;   // for another Db on the same data

  private:
    std::string database_;   // its name on the PostgreSQL server; "" for SQLite
    std::unique_ptr<Server> server_;
};

}  // namespace tests
