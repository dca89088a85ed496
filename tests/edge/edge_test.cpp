// SPDX-License-Identifier: Apache-2.0
// What stock servers get wrong, spoken to ours byte by byte (architecture, section 7).
#include <fstream>
#include <memory>
#include <thread>
#include <vector>

#include "tests/edge/edge_site.h"

namespace edge {
namespace edge_test {

class Edge : public testing::Test {
  protected:
    void SetUp() override { begin({}); }
    void begin(Serving wanted) {
        server.reset();
        wanted.port = 0;
        if (wanted.workers == 8) wanted.workers = 4;
        server = std::make_unique<Server>(wanted, site);
        server->start();
    }
    void TearDown() override {
        site.open_gate();
        server.reset();
    }
    Client client() { return Client(server->port()); }
    int asks(std::string_view words) { return status(client().say(words).hear()); }
    // The answer has this status and the connection ends with it.
    void refuses(std::string_view words, int expected) {
        auto c = client();
        const auto response = c.say(words).hear();
        EXPECT_EQ(status(response), expected) << words.substr(0, 200);
        EXPECT_NE(response.find("Connection: close"), std::string::npos);
        EXPECT_TRUE(c.ended()) << words.substr(0, 200);
    }
    static constexpr std::string_view hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

    SmallSite site;
    std::unique_ptr<Server> server;
};

TEST_F(Edge, IdleAndSilentClientsCostNoWorker) {
    std::vector<Client> clients;
    for (int i = 0; i < 80; ++i) {
        clients.push_back(client());
        if (i % 2 == 0) {
            EXPECT_EQ(status(clients.back().say(hello).hear()), 200);
        }
    }
    EXPECT_EQ(asks(hello), 200);
    EXPECT_GE(server->figures().connections, 80u);
}

TEST_F(Edge, HalfHeadsCostNoWorker) {
    std::vector<Client> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(client());
        clients.back().say("GET /hello HTTP/1.1\r\nHost: a\r\nX-Slow: ");
    }
    EXPECT_EQ(asks(hello), 200);
    EXPECT_EQ(status(clients.front().say("1\r\n\r\n").hear()), 200);
}

TEST_F(Edge, HalfBodiesCostNoWorker) {
    std::vector<Client> clients;
    for (int i = 0; i < 60; ++i) {
        clients.push_back(client());
        clients.back().say(
            "POST /api/json HTTP/1.1\r\nHost: a\r\nContent-Type: "
            "application/json\r\nContent-Length: 7\r\n\r\n{\"a\"");
    }
    EXPECT_EQ(asks(hello), 200);
    EXPECT_NE(clients.back().say(":1}").hear().find("json:{\"a\":1}"), std::string::npos);
}

TEST_F(Edge, SlowReadersCostNoWorker) {
    site.file = std::filesystem::path(testing::TempDir()) / "edge_big.bin";
    std::ofstream(site.file, std::ios::binary) << std::string(24u << 20, 'x');
    std::vector<Client> clients;
    for (int i = 0; i < 12; ++i) {
        clients.push_back(client());
        clients.back().say("GET /file HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    EXPECT_EQ(asks(hello), 200);
    const auto whole = clients.front().hear();
    EXPECT_GT(whole.size(), 24u << 20);
    clients.clear();
    std::filesystem::remove(site.file);
}

TEST_F(Edge, SlowHeadIsRefusedAtItsDeadline) {
    Serving serving;
    serving.head_deadline = std::chrono::seconds(1);
    serving.body_deadline = std::chrono::seconds(1);
    begin(serving);
    refuses("GET /hello HTTP/1.1\r\nHos", 408);
    refuses(
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na",
        408);
}

TEST_F(Edge, UnreadBodyIsNotTheNextRequest) {
    auto c = client();
    const std::string hidden = "GET /admin HTTP/1.1\r\nHost: a\r\n\r\n";
    c.say("POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(hidden.size()) +
          "\r\n\r\n" + hidden);
    EXPECT_EQ(status(c.hear()), 404);
    EXPECT_EQ(status(c.say(hello).hear()), 200);
    // In pieces, and on a route that reads no body.
    c.say("GET /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(hidden.size()) +
          "\r\n\r\n" + hidden.substr(0, 9));
    EXPECT_EQ(status(c.hear()), 404);
    EXPECT_EQ(status(c.say(hidden.substr(9)).say(hello).hear()), 200);
    EXPECT_EQ(site.admin_calls, 0);
}

TEST_F(Edge, LongUnreadBodyEndsTheConnection) {
    auto c = client();
    c.say(
        "POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\nGET /admin "
        "HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(status(c.hear()), 404);
    EXPECT_TRUE(c.ended());
    refuses(
        "POST /nothing HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
        "chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n" +
            std::string(hello),
        404);
    EXPECT_EQ(site.admin_calls, 0);
}

TEST_F(Edge, ShortBodyIsRefused) {
    auto c = client();
    c.say(
         "POST /api/json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
         "900\r\n\r\n{}")
        .hang_up_writing();
    EXPECT_EQ(status(c.hear()), 400);
    EXPECT_TRUE(c.ended());
    auto chunks = client();
    chunks
        .say(
            "POST /api/json HTTP/1.1\r\nHost: a\r\nContent-Type: "
            "application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n")
        .hang_up_writing();
    EXPECT_EQ(status(chunks.hear()), 400);
    EXPECT_TRUE(chunks.ended());
}

TEST_F(Edge, ChunkedBodyIsRead) {
    const std::string head =
        "POST /api/json HTTP/1.1\r\nHost: a\r\nContent-Type: "
        "application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    auto c = client();
    c.say(head + "3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n" + std::string(hello));
    EXPECT_NE(c.hear().find("json:{\"a\":1}"), std::string::npos);
    EXPECT_EQ(status(c.hear()), 200);
    refuses(head + "-3\r\n{}\r\n", 400);
    refuses(head + "0x2\r\n{}\r\n", 400);
    refuses(head + "2;a=b\r\n{}\r\n0\r\n\r\n", 400);
    refuses(head + "2\n{}\r\n0\r\n\r\n", 400);
    refuses(head + "2\r\n{}x\r\n0\r\n\r\n", 400);
    refuses(head + "0\r\nTrailer: a\r\n\r\n", 400);
    refuses(head + "fffffff\r\n", 413);
}

TEST_F(Edge, AmbiguousHeadsAreRefused) {
    const std::string post = "POST /form HTTP/1.1\r\nHost: a\r\n";
    refuses(post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    refuses(post + "Content-Length : 5\r\n\r\nhello", 400);
    refuses(post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400);
    refuses(post + "Content-Length: 5, 5\r\n\r\nhello", 400);
    refuses(post + "Content-Length: -5\r\n\r\nhello", 400);
    refuses(post + "Content-Length: +5\r\n\r\nhello", 400);
    refuses(post + "Content-Length: 0x5\r\n\r\nhello", 400);
    refuses(post + "Content-Length: 99999999999999999999\r\n\r\n", 400);
    refuses(post + "\r\n", 411);
    EXPECT_EQ(site.refused_at, "/form") << "who is told knows where, and so in which form";
    refuses(post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501);
    refuses(post + "Transfer-Encoding: xchunked\r\n\r\n", 501);
    refuses("POST /form HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    refuses("GET /hello HTTP/1.1\nHost: a\n\n", 400);
    refuses("GET /hello HTTP/1.1\r\nHost: a\r\nX: b\n\r\n", 400);
    refuses("GET /hello HTTP/1.1\r\nHost: a\r\n X: folded\r\n\r\n", 400);
    refuses("GET /hello HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n", 400);
    refuses(std::string("GET /hello HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n", 44), 400);
    refuses("GET /hello HTTP/1.1\r\n\r\n", 400);
    refuses("GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400);
    refuses("GET /hello HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
    refuses("GET  /hello HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    refuses("GET /hello HTTP/2.0\r\nHost: a\r\n\r\n", 400);
    refuses("GET /a/../hello HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    refuses("GET /a%2fb HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    refuses("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    refuses("BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n", 501);
}

TEST_F(Edge, HugeHeadsAreRefused) {
    refuses("GET /hello HTTP/1.1\r\nHost: a\r\nX: " + std::string(17u << 10, 'x') + "\r\n\r\n",
            431);
    refuses("GET /" + std::string(40u << 10, 'x'), 431);
    std::string many = "GET /hello HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 150; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
    refuses(many + "\r\n", 431);
}

TEST_F(Edge, HugeBodyIsRefusedBeforeItIsRead) {
    refuses(
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\nContent-Length: 65\r\n\r\n",
        413);
    // Nothing invites the body when it is not wanted.
    refuses(
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: 65\r\n\r\n",
        413);
    refuses(
        "POST /api/json HTTP/1.1\r\nHost: a\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1",
        415);
    refuses(
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: "
        "3\r\n\r\na=1",
        415);
    refuses(
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; "
        "boundary=x\r\nContent-Length: 3\r\n\r\na=1",
        415);
}

TEST_F(Edge, ExpectationIsAnswered) {
    auto c = client();
    c.say(
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(status(c.hear(true)), 100);
    EXPECT_NE(c.say("a=b").hear().find("form:b"), std::string::npos);
    refuses("POST /form HTTP/1.1\r\nHost: a\r\nExpect: gift\r\nContent-Length: 3\r\n\r\n", 400);
}

TEST_F(Edge, PipelinedRequestsAreAnsweredInOrder) {
    auto c = client();
    c.say(std::string(hello) + "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n" + std::string(hello) +
          "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: "
          "application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=z\r\n" +
          std::string(hello));
    EXPECT_EQ(status(c.hear()), 200);
    EXPECT_EQ(status(c.hear()), 404);
    EXPECT_EQ(status(c.hear()), 200);
    EXPECT_NE(c.hear().find("form:z"), std::string::npos);
    EXPECT_EQ(status(c.hear()), 200);
}

TEST_F(Edge, ByteAtATime) {
    auto c = client();
    const std::string words =
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=q" +
        std::string(hello);
    for (const char letter : words) c.say({&letter, 1});
    EXPECT_NE(c.hear().find("form:q"), std::string::npos);
    EXPECT_EQ(status(c.hear()), 200);
}

TEST_F(Edge, SplitLineEnds) {
    for (std::size_t cut = 1; cut < hello.size(); ++cut) {
        auto c = client();
        c.say(hello.substr(0, cut));
        std::this_thread::yield();
        EXPECT_EQ(status(c.say(hello.substr(cut)).hear()), 200) << cut;
    }
}

TEST_F(Edge, HeadHasLengthAndNoBody) {
    auto c = client();
    const auto response = c.say("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n").hear(true);
    EXPECT_NE(response.find("Content-Length: 5\r\n"), std::string::npos);
    EXPECT_EQ(status(c.say(hello).hear()), 200);
}

TEST_F(Edge, KeepAliveAndClose) {
    auto c = client();
    for (int i = 0; i < 50; ++i) EXPECT_EQ(status(c.say(hello).hear()), 200);
    c.say("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status(c.hear()), 200);
    EXPECT_TRUE(c.ended());
    auto old = client();
    EXPECT_EQ(status(old.say("GET /hello HTTP/1.0\r\nHost: a\r\n\r\n").hear()), 200);
    EXPECT_TRUE(old.ended());
}

TEST_F(Edge, FullQueueIsSaidSo) {
    Serving serving;
    serving.workers = 1;
    serving.queue = 2;
    begin(serving);
    constexpr std::string_view gate = "GET /gate HTTP/1.1\r\nHost: a\r\n\r\n";
    std::vector<Client> clients;
    clients.push_back(client());
    clients.back().say(gate);
    site.await_waiting(1);
    for (int i = 0; i < 2; ++i) {
        clients.push_back(client());
        clients.back().say(gate);
    }
    while (server->figures().waiting < 2) std::this_thread::yield();
    auto late = client();
    const auto response = late.say(hello).hear();
    EXPECT_EQ(status(response), 503);
    EXPECT_NE(response.find("Retry-After: "), std::string::npos);
    site.open_gate();
    for (auto& each : clients) EXPECT_EQ(status(each.hear()), 200);
}

TEST_F(Edge, StopClosesParkedSocketsAndLetsTheRunningFinish) {
    std::vector<Client> parked;
    for (int i = 0; i < 50; ++i) parked.push_back(client());
    EXPECT_EQ(status(parked.front().say(hello).hear()), 200);
    auto running = client();
    running.say("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    site.await_waiting(1);
    std::thread stopping([&] { server->stop(); });
    for (auto& each : parked) EXPECT_TRUE(each.ended());
    site.open_gate();
    EXPECT_NE(running.hear().find("passed"), std::string::npos);
    stopping.join();
}

TEST_F(Edge, FullLotLetsTheLongestSilentGo) {
    Serving serving;
    serving.max_connections = 10;
    begin(serving);
    std::vector<Client> silent;
    for (int i = 0; i < 10; ++i) silent.push_back(client());
    while (server->figures().connections < 10) std::this_thread::yield();
    EXPECT_EQ(asks(hello), 200);
    EXPECT_TRUE(silent.front().ended());
}

TEST_F(Edge, AddressLimit) {
    Serving serving;
    serving.max_per_address = 2;
    begin(serving);
    auto first = client(), second = client();
    EXPECT_EQ(status(first.say(hello).hear()), 200);
    EXPECT_EQ(status(second.say(hello).hear()), 200);
    auto third = client();
    EXPECT_TRUE(third.ended());
}

TEST_F(Edge, TextIsPackedWhenAskedFor) {
    auto c = client();
    const auto plain = c.say("GET /long HTTP/1.1\r\nHost: a\r\n\r\n").hear();
    EXPECT_NE(plain.find("Content-Length: 5000"), std::string::npos);
    const auto packed =
        c.say("GET /long HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br, gzip\r\n\r\n").hear();
    EXPECT_NE(packed.find("Content-Encoding: gzip"), std::string::npos);
    EXPECT_LT(packed.size(), 1000u);
    const auto refused =
        c.say("GET /long HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip;q=0\r\n\r\n").hear();
    EXPECT_EQ(refused.find("Content-Encoding"), std::string::npos);
}

TEST_F(Edge, UploadIsReadAndNamedByContent) {
    const std::string body =
        "--b\r\nContent-Disposition: form-data; name=\"f\"; "
        "filename=\"C:\\x\\a.pdf\"\r\nContent-Type: text/html\r\n\r\n%PDF-1.7\n1 0 "
        "obj\n\r\n--b--\r\n";
    auto c = client();
    const auto response = c.say(
                               "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: "
                               "multipart/form-data; boundary=b\r\nContent-Length: " +
                               std::to_string(body.size()) + "\r\n\r\n" + body)
                              .hear();
    EXPECT_NE(response.find("a.pdf:application/pdf:17"), std::string::npos) << response;
}

TEST_F(Edge, HeaderValuesCannotSplit) {
    const auto response = client().say("GET /split HTTP/1.1\r\nHost: a\r\n\r\n").hear();
    EXPECT_EQ(response.find("\r\nSet-Cookie"), std::string::npos);
}

TEST_F(Edge, TakenPortIsSaidSo) {
    Serving serving;
    serving.port = server->port();
    Server second(serving, site);
    EXPECT_THROW(second.start(), Error);
}

}  // namespace
}  // namespace edge
