// SPDX-License-Identifier: Apache-2.0
// The demo city as a newcomer finds it, served once for all who only look (CMakeLists.txt runs them in one process).
#pragma once

#include "tests/flow/flow.h"

namespace tests {

class DemoCity : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        city_ = std::make_unique<City>(core::db::Engine::sqlite, City::Mail::all);
        server_ = &city_->server();
        said_ = city_->said();
        whole_ = server_->command({"audit:verify"});
        server_->start();
        seats_ = std::make_unique<Seats>(*server_);
    }
    static void TearDownTestSuite() {
        seats_.reset();
        city_.reset();
    }
    static Caller caller(const std::string& position) { return seats_->caller(position); }

    static inline std::unique_ptr<City> city_;
    static inline Server* server_ = nullptr;
    static inline std::unique_ptr<Seats> seats_;
    static inline std::string said_, whole_;
};

}  // namespace tests
