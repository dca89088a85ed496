// SPDX-License-Identifier: Apache-2.0
// Who may not, is told so before a long body is read.
#include <thread>

#include "tests/edge/edge_site.h"

namespace edge {
namespace turn_away_test {

TEST(TurnAway, long_body_of_a_stranger_is_not_read) {
    SmallSite site;
    Serving serving;
    serving.port = 0;
    Server server(serving, site);
    server.start();
    const std::string head =
        "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n";
    // Answered though not a byte of the body has come, and though none was invited.
    for (const char* framing : {"Content-Length: 100000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n",
                                "Expect: 100-continue\r\nContent-Length: 100000\r\n\r\n"}) {
        Client stranger(server.port());
        EXPECT_EQ(status(stranger.say(head + "Authorization: none\r\n" + framing).hear()), 401) << framing;
        EXPECT_TRUE(stranger.ended()) << framing;
    }
    Client known(server.port());
    known.say(head + "Expect: 100-continue\r\nContent-Length: 100000\r\n\r\n");
    EXPECT_EQ(status(known.hear(true)), 100);
}

TEST(TurnAway, bodies_held_at_once_are_bounded) {
    SmallSite site;
    Serving serving;
    serving.port = 0;
    serving.bodies = 300'000;
    Server server(serving, site);
    server.start();
    const std::string head =
        "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nExpect: 100-continue\r\n";
    const std::string framing = "Content-Length: 200000\r\n\r\n";
    Client late(server.port());
    {
        Client first(server.port());
        EXPECT_EQ(status(first.say(head + framing).hear(true)), 100);
        const auto told = late.say(head + framing).hear();
        EXPECT_EQ(status(told), 503);
        EXPECT_NE(told.find("Retry-After"), std::string::npos);
    }
    // Who went away gave his room back.
    int answer = 0;
    for (int i = 0; i < 200 && answer != 100; ++i) {
        Client again(server.port());
        answer = status(again.say(head + framing).hear(true));
        if (answer != 100) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_EQ(answer, 100);
}

}  // namespace
}  // namespace edge
