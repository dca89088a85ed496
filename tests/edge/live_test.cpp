// SPDX-License-Identifier: Apache-2.0
// Pages that listen, over real sockets: parked without threads, told at once, let go when their person leaves.
#include <sys/resource.h>

#include <fstream>
#include <memory>
#include <thread>
#include <vector>

#include "core/http/live.h"
#include "tests/edge/edge_site.h"

namespace edge {
namespace live_test {

int threads_of_this_process() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "Threads:") {
            int count = 0;
            status >> count;
            return count;
        }
    return 0;
}

class Pages : public testing::Test {
  protected:
    void SetUp() override { begin({}); }
    void TearDown() override { server.reset(); }
    void begin(Live::Bounds bounds, int max_connections = 4000) {
        server.reset();
        live = std::make_unique<Live>(bounds);
        site = std::make_unique<SmallSite>();
        site->router.add({"GET", "/live/{person}/{topic}", anyone,
                          [this](const Context&, Request& request) {
                              Response response = text("retry: 5000\n\n", "text/event-stream; charset=utf-8");
                              response.live = live->admit(person(std::stoi(request.param("person"))),
                                                          {request.param("topic")});
                              if (!response.live) response.status = 503;
                              return response;
                          },
                          {}, "edge"});
        Serving serving;
        serving.port = 0;
        serving.workers = 2;
        serving.max_connections = max_connections;
        serving.live = live.get();
        server = std::make_unique<Server>(serving, *site);
        server->start();
    }
    static PersonId person(int number) {
        PersonId id;
        id.uuid.value[15] = static_cast<std::uint8_t>(number);
        return id;
    }
    // A page that listens, its head read.
    Client listen(int of, const std::string& topic) {
        Client page(server->port());
        const auto head = page.say("GET /live/" + std::to_string(of) + "/" + topic + " HTTP/1.1\r\nHost: a\r\n\r\n").hear(true);
        EXPECT_EQ(status(head), 200) << head;
        EXPECT_EQ(head.find("Content-Length"), std::string::npos);
        EXPECT_NE(head.find("text/event-stream"), std::string::npos);
        EXPECT_EQ(page.hear_event(), "retry: 5000\n\n");
        return page;
    }

    std::unique_ptr<Live> live;
    std::unique_ptr<SmallSite> site;
    std::unique_ptr<Server> server;
};

TEST_F(Pages, are_told_of_their_topic_alone) {
    auto his = listen(1, "position:a"), hers = listen(2, "position:b");
    for (int i = 0; i < 3; ++i) {
        live->tell({"position:a", "position:none"});
        EXPECT_EQ(his.hear_event(), "data: news\n\n");
    }
    live->tell({"position:b"});
    EXPECT_EQ(hers.hear_event(), "data: news\n\n") << "the first she hears";
    EXPECT_EQ(live->listening(), 2u);
}

TEST_F(Pages, a_thousand_cost_no_thread) {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    const int before = threads_of_this_process();
    std::vector<Client> pages;
    for (int i = 0; i < 1000; ++i) pages.push_back(listen(i % 250, "unit"));
    EXPECT_EQ(threads_of_this_process(), before);
    EXPECT_EQ(live->listening(), 1000u);
    EXPECT_EQ(server->figures().listening, 1000u);
    EXPECT_EQ(status(Client(server->port()).say("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n").hear()), 200);
    live->tell({"unit"});
    for (auto& page : pages) EXPECT_EQ(page.hear_event(), "data: news\n\n");
    pages.clear();
    for (int i = 0; i < guard_ms / 10 && live->listening() > 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(live->listening(), 0u) << "who hung up is forgotten";
}

TEST_F(Pages, are_let_go_when_their_person_leaves) {
    auto his = listen(1, "a"), his_other = listen(1, "a"), hers = listen(2, "a");
    live->close(person(1));
    EXPECT_TRUE(his.ended());
    EXPECT_TRUE(his_other.ended());
    live->tell({"a"});
    EXPECT_EQ(hers.hear_event(), "data: news\n\n");
}

TEST_F(Pages, are_bounded_in_total_and_for_each_person) {
    begin({.total = 3, .per_person = 2});
    auto first = listen(1, "a"), second = listen(1, "a"), third = listen(1, "a");
    EXPECT_TRUE(first.ended()) << "the oldest goes";
    auto other = listen(2, "a");
    Client refused(server->port());
    EXPECT_EQ(status(refused.say("GET /live/3/a HTTP/1.1\r\nHost: a\r\n\r\n").hear()), 503);
    live->tell({"a"});
    EXPECT_EQ(second.hear_event(), "data: news\n\n");
    EXPECT_EQ(third.hear_event(), "data: news\n\n");
}

TEST_F(Pages, get_a_sign_of_life_and_come_again_in_the_end) {
    begin({.heartbeat = std::chrono::seconds(1), .life = std::chrono::seconds(2)});
    auto page = listen(1, "a");
    EXPECT_EQ(page.hear_event(), ":\n\n");
    EXPECT_TRUE(page.drained());
}

TEST_F(Pages, who_takes_nothing_is_dropped) {
    begin({.heartbeat = std::chrono::seconds(1), .patience = std::chrono::seconds(0)});
    Client slow(server->port(), 1);   // as little as the kernel grants
    slow.say("GET /live/1/a HTTP/1.1\r\nHost: a\r\n\r\n");
    for (int i = 0; i < guard_ms / 10 && live->listening() == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    auto well = listen(2, "b");
    // Told until the way to it is full; the front must send each before the next is news.
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(guard_ms);
    while (live->listening() == 2 && std::chrono::steady_clock::now() < end) {
        live->tell({"a"});
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    EXPECT_EQ(live->listening(), 1u);
    live->tell({"b"});
    std::string heard;
    do heard = well.hear_event();
    while (heard == ":\n\n");
    EXPECT_EQ(heard, "data: news\n\n") << "the other hears all the same";
}

TEST_F(Pages, end_with_the_server) {
    auto page = listen(1, "a");
    server->stop(std::chrono::seconds(1));
    EXPECT_TRUE(page.drained());
    live->tell({"a"});
}

}  // namespace
}  // namespace edge
