// SPDX-License-Identifier: Apache-2.0
// People of the demo city in their seats, as a served city knows them.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "tests/support/server.h"

namespace tests {

class Seats {
  public:
    explicit Seats(Server& server);

    // The one who acts in the position today, under that seat.
    Caller caller(const std::string& position);
    std::string position_id(const Caller& caller, const std::string& code);

  private:
    std::string token_of(const std::string& login);

    Server& server_;
    std::map<std::string, std::string> positions_, tokens_;
};

// Sends the draft up as it stands.
void send_up(const Caller& drafter, const std::string& letter);
// Jobs run in the server; this looks again until they have brought what is waited for.
Reply wait_for(const std::function<Reply()>& ask, const std::function<bool(const Reply&)>& good);

}  // namespace tests
