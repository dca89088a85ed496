// SPDX-License-Identifier: Apache-2.0
// The demo city as a newcomer finds it: mail in every state, books without gaps, a whole trail; and a tile of the desk
// counts what its list shows.
#include "tests/flow/flow.h"

namespace {

using core::Json;
using tests::Caller;
using tests::Reply;

std::size_t lines(const Caller& who, const std::string& path, const char* of) {
    const Reply reply = who.get(path);
    EXPECT_EQ(reply.status, 200) << path << " " << reply.text();
    return reply.json.at(of).size();
}

TEST(DemoMail, stands_in_every_state) {
    tests::Server server;
    server.command({"demo"});
    EXPECT_NE(server.command({"audit:verify"}).find("whole"), std::string::npos);
    server.start();
    tests::Seats seats(server);
    const auto secretary = seats.caller("SETDA.SEKDA"), clerk = seats.caller("DISKOMINFO.TU"),
               section = seats.caller("DISKOMINFO.APTIKA.KABID");
    EXPECT_GE(lines(secretary, "/api/v1/incoming?show=all&limit=100", "incoming"), 10u);
    const Reply book = clerk.get("/api/v1/incoming-book");
    std::set<std::string> states;
    int number = 0;
    for (const Json& row : book.json.at("rows")) {
        EXPECT_EQ(row.at("no"), ++number);
        if (row.contains("state")) states.insert(row.at("state"));
    }
    EXPECT_GE(number, 8);
    EXPECT_GE(states.size(), 3u) << book.json.dump();
    EXPECT_GE(lines(section, "/api/v1/dispositions?limit=100", "dispositions"), 2u);
    EXPECT_GE(lines(secretary, "/api/v1/deadlines?list=overdue", "items") + lines(section, "/api/v1/deadlines?list=overdue", "items"), 1u);
}

}  // namespace
