// SPDX-License-Identifier: Apache-2.0
// Somebody who looks at the database as it is now, until he goes.
#pragma once

#include <future>
#include <thread>

#include "core/db/db.h"

namespace tests {

class Looking {
  public:
    explicit Looking(const std::string& address)
        : own_(core::db::open(address)), reader_([this] {
              own_->read([&](core::db::Tx& tx) {
                  // On PostgreSQL it touches no table, so nobody waits for it.
                  if (own_->engine() == core::db::Engine::sqlite) tx.count("SELECT COUNT(*) FROM core_job");
                  else tx.count("SELECT 1");
                  looks_.set_value();
                  enough_.get_future().wait();
              });
          }) {
        looks_.get_future().wait();
    }
    ~Looking() {
        enough_.set_value();
        reader_.join();
    }

  private:
    std::promise<void> looks_, enough_;
    std::unique_ptr<core::db::Db> own_;
    std::thread reader_;
};

}  // namespace tests
