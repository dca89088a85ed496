// SPDX-License-Identifier: Apache-2.0
// Somebody who looks at the database as it is now, until he goes.
#pragma once

#include <future>
#include <thread>
#include <utility>

#include "core/db/db.h"

namespace tests {

class Looking {
  public:
    explicit Looking(const std::string& address)
        : own_(core::db::open(address)), reader_([this] { look(); }) {
        try {
            looks_.get_future().get();
        } catch (...) {
            reader_.join();   // it saw nothing, and the test is told why
            throw;
        }
    }
    ~Looking() {
        enough_.set_value();
        reader_.join();
    }

  private:
    void look() {
        bool told = false;   // a read that is run again has looked before
        auto enough = enough_.get_future();
        try {
            own_->read([&](core::db::Tx& tx) {
                // On PostgreSQL it touches no table, so nobody waits for it.
                if (own_->engine() == core::db::Engine::sqlite) tx.count("SELECT COUNT(*) FROM core_job");
                else tx.count("SELECT 1");
                if (!std::exchange(told, true)) looks_.set_value();
                enough.wait();
            });
        } catch (...) {
            if (!told) looks_.set_exception(std::current_exception());
        }
    }

    std::promise<void> looks_, enough_;
    std::unique_ptr<core::db::Db> own_;
    std::thread reader_;
};

}  // namespace tests
