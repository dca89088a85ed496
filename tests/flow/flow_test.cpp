// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/flow.h"

namespace tests {

void Flow::SetUp() {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    place_ = std::make_unique<TestDb>(GetParam());
    server_ = std::make_unique<Server>(
        GetParam() == core::db::Engine::postgres ? place_->address() : std::string());
    server_->command({"demo"});
    server_->start();
    seats_ = std::make_unique<Seats>(*server_);
}

}  // namespace tests
