// SPDX-License-Identifier: Apache-2.0
// What the flow tests share: the demo city served from one database, and people in their seats.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "tests/support/city.h"
#include "tests/support/db.h"
#include "tests/support/office.h"
#include "tests/support/seats.h"

namespace tests {

class Flow : public OnBothDatabases {
  protected:
    void SetUp() override;

    Caller caller(const std::string& position) { return seats_->caller(position); }
    std::string position_id(const Caller& caller, const std::string& code) {
        return seats_->position_id(caller, code);
    }
    // A nota dinas of DISKOMINFO to the Sekda, with paraf of the head of division.
    core::Json note(const Caller& drafter, const std::string& subject);
    // No office of it has a key any more.
    void without_seals() { std::filesystem::remove_all(server_->folder() / "data/keys/seal"); }
    // Is the signature (CMS, DER) over the content, by an office of this city; by openssl alone.
    bool vouched(core::ByteView cms, core::ByteView content);

    std::unique_ptr<City> city_;
    Server* server_ = nullptr;   // of the city

  private:
    std::unique_ptr<Seats> seats_;
};

}  // namespace tests
