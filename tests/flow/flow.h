// SPDX-License-Identifier: Apache-2.0
// What the flow tests share: the demo city served from one database, and people in their seats.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "tests/support/db.h"
#include "tests/support/office.h"
#include "tests/support/server.h"

namespace tests {

class Flow : public OnBothDatabases {
  protected:
    void SetUp() override;

    // The one who acts in the position today, under that seat.
    Caller caller(const std::string& position);
    std::string position_id(const Caller& caller, const std::string& code);
    // Sends the draft up as it stands.
    static void send_up(const Caller& drafter, const std::string& letter);
    // Jobs run in the server; this looks again until they have brought what is waited for.
    Reply wait_for(const std::function<Reply()>& ask, const std::function<bool(const Reply&)>& good);

    std::unique_ptr<TestDb> place_;
    std::unique_ptr<Server> server_;

  private:
    std::map<std::string, std::string> positions_;
};

}  // namespace tests
