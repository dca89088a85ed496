// SPDX-License-Identifier: Apache-2.0
#include "tests/support/seats.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "tests/support/city.h"
#include "tests/support/office.h"

namespace tests {

using core::Json;

Seats::Seats(Server& server) : server_(server) {
    std::ifstream file(server.folder() / tokens_name);
    for (std::string login, token; file >> login >> token;) tokens_[login] = token;
}

Caller Seats::caller(const std::string& position) {
    const auto login = login_of(position);
    Caller caller(server_, token_of(login));
    Reply me = caller.get("/api/v1/me");
    if (me.status == 401) {   // a new password has ended it
        tokens_[login].clear();
        caller = Caller(server_, token_of(login));
        me = caller.get("/api/v1/me");
    }
    EXPECT_EQ(me.status, 200);
    const std::string id = position_id(caller, position);
    for (const Json& seat : me.json["seats"])
        if (seat["position"] == id) caller.act_as(seat["appointment"]);
    return caller;
}

std::string Seats::token_of(const std::string& login) {
    auto& token = tokens_[login];
    if (token.empty()) {
        token = server_.command({"token:create", login});
        token.erase(token.find_last_not_of('\n') + 1);
    }
    return token;
}

std::string Seats::position_id(const Caller& caller, const std::string& code) {
    if (const auto found = positions_.find(code); found != positions_.end()) return found->second;
    const Reply reply = caller.get("/api/v1/directory/positions?q=" + code);
    EXPECT_EQ(reply.status, 200) << reply.json.dump();
    for (const Json& position : reply.json["items"]) positions_[position["code"]] = position["id"];
    EXPECT_TRUE(positions_.contains(code)) << code << " in " << reply.json.dump();
    return positions_[code];
}

void send_up(const Caller& drafter, const std::string& letter) {
    const std::string path = "/api/v1/letters/" + letter;
    const Reply up = drafter.post(path + "/submit", {{"version", drafter.get(path).json["version"]}});
    EXPECT_EQ(up.status, 200) << up.json.dump();
}

Reply wait_for(const std::function<Reply()>& ask, const std::function<bool(const Reply&)>& good) {
    Reply reply;
    for (int tries = 0; tries < 300; ++tries) {
        reply = ask();
        if (good(reply)) return reply;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    ADD_FAILURE() << "waited in vain: " << reply.status << " " << reply.json.dump();
    return reply;
}

}  // namespace tests
