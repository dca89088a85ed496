// SPDX-License-Identifier: Apache-2.0
// Jobs and events on both databases.
#include "core/jobs/jobs.h"

#include <atomic>
#include <mutex>
#include <thread>

#include "core/base/error.h"
#include "core/events/events.h"
#include "core/jobs/claim.h"
#include "tests/support/db.h"

namespace jobs_test {

using namespace core;
using db::Tx;
using tests::TestDb;
using namespace std::chrono_literals;

const Instant start = parse_instant("2026-11-23T05:00:00+07:00");

struct Sent {
    static constexpr std::string_view name = "letters.sent";
    std::string letter;
    Json json() const { return {{"letter", letter}}; }
    static Sent from(const Json& json) { return {json::text(json, "letter")}; }
};

class Jobs : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<TestDb>(GetParam());
    }
    db::Db& db() { return place_->db(); }
    jobs::JobId add(std::string_view kind, Json payload = Json::object(),
                    const jobs::Options& options = {}) {
        return db().write(
            [&](Tx& tx) { return jobs::add(tx, clock_.now(), kind, payload, options); });
    }
    int drain() {
        jobs::Worker worker(db(), handlers_, clock_, Zone::wib);
        return worker.drain();
    }
    std::int64_t waiting() {
        return db().read([](Tx& tx) { return jobs::waiting(tx); });
    }
    std::vector<jobs::Dead> dead() {
        return db().read([](Tx& tx) { return jobs::dead(tx); });
    }
    // Remembers the "n" of each job it runs.
    jobs::Handler noting() {
        return [this](const jobs::Job& job) { seen_.push_back(job.payload.at("n")); };
    }

    std::unique_ptr<TestDb> place_;
    jobs::Handlers handlers_;
    SetClock clock_{start};
    std::vector<int> seen_;
};

TEST_P(Jobs, exist_exactly_when_their_unit_does) {
    handlers_.on("a", noting());
    EXPECT_THROW(db().write([&](Tx& tx) {
        jobs::add(tx, start, "a", {{"n", 1}});
        throw std::runtime_error("no");
    }),
                 std::runtime_error);
    EXPECT_EQ(drain(), 0);
    add("a", {{"n", 2}});
    add("unknown kind stays for who knows it");
    EXPECT_EQ(drain(), 1);
    EXPECT_EQ(seen_, std::vector<int>{2});
    EXPECT_EQ(waiting(), 1);
}

TEST_P(Jobs, wait_for_their_time) {
    handlers_.on("a", noting());
    add("a", {{"n", 1}}, {.lane = {}, .key = {}, .run_at = start + 10min});
    EXPECT_EQ(drain(), 0);
    clock_.pass(10min);
    EXPECT_EQ(drain(), 1);
}

TEST_P(Jobs, of_one_key_wait_once) {
    handlers_.on("a", noting());
    const jobs::Options later{.lane = {}, .key = "k", .run_at = start + 10min};
    const auto first = add("a", {{"n", 1}}, later);
    EXPECT_EQ(add("a", {{"n", 2}}, {.lane = {}, .key = "k", .run_at = {}}), first);
    EXPECT_EQ(drain(), 1);  // at the earlier of the two times
    EXPECT_EQ(seen_, std::vector<int>{1});
    EXPECT_NE(add("a", {{"n", 3}}, later), first);
}

TEST_P(Jobs, of_one_lane_run_in_order_even_past_a_failure) {
    bool sick = true;
    handlers_.on("a", [&](const jobs::Job& job) {
        if (job.payload.at("n") == 1 && sick) throw std::runtime_error("sick");
        seen_.push_back(job.payload.at("n"));
    });
    for (const int n : {1, 2, 3}) add("a", {{"n", n}}, {.lane = "x", .key = {}, .run_at = {}});
    add("a", {{"n", 9}}, {.lane = "y", .key = {}, .run_at = {}});
    EXPECT_EQ(drain(), 2);  // 1 failed, 9 ran, 2 and 3 wait behind 1
    EXPECT_EQ(seen_, std::vector<int>{9});
    sick = false;
    clock_.pass(4s);
    EXPECT_EQ(drain(), 0);
    clock_.pass(1s);
    EXPECT_EQ(drain(), 3);
    EXPECT_EQ(seen_, (std::vector<int>{9, 1, 2, 3}));
}

TEST_P(Jobs, that_keep_failing_are_given_up_and_can_be_put_back) {
    bool sick = true;
    handlers_.on("a",
                 [&](const jobs::Job& job) {
                     if (sick)
                         throw Error(Code::upstream, "letters.error.peer",
                                     {{"try", std::to_string(job.tries)}});
                 },
                 {.tries = 3, .first_wait = 5s});
    const auto id = add("a", {{"n", 1}}, {.lane = "x", .key = "k", .run_at = {}});
    int runs = 0;
    for (int i = 0; i < 20; ++i, clock_.pass(5s)) runs += drain();
    EXPECT_EQ(runs, 3);
    ASSERT_EQ(dead().size(), 1u);
    const auto gone = dead()[0];
    EXPECT_EQ(gone.id, id);
    EXPECT_EQ(gone.kind, "a");
    EXPECT_EQ(gone.tries, 3);
    EXPECT_EQ(gone.payload, Json({{"n", 1}}));
    EXPECT_NE(gone.error.find("letters.error.peer"), std::string::npos);
    EXPECT_EQ(waiting(), 0);
    sick = false;
    EXPECT_TRUE(db().write([&](Tx& tx) { return jobs::retry(tx, id, clock_.now()); }));
    EXPECT_FALSE(db().write([&](Tx& tx) { return jobs::retry(tx, id, clock_.now()); }));
    EXPECT_EQ(drain(), 1);
    EXPECT_TRUE(dead().empty());
    EXPECT_EQ(waiting(), 0);
}

TEST_P(Jobs, that_are_put_off_are_never_given_up_and_say_what_they_wait_for) {
    std::string in_the_way = "letters.waits.peer";
    int runs = 0;
    handlers_.on("a", [&](const jobs::Job&) {
        ++runs;
        if (in_the_way == "fault") throw std::runtime_error("sick");
        if (!in_the_way.empty()) throw jobs::Later(in_the_way, 60s);
    }, {.tries = 3, .first_wait = 5s});
    const auto hindered = [&] { return db().read([](Tx& tx) { return jobs::hindered(tx, "k"); }); };
    add("a", Json::object(), {.lane = {}, .key = "k", .run_at = {}});
    EXPECT_FALSE(hindered());
    for (int i = 0; i < 9; ++i, clock_.pass(60s)) EXPECT_EQ(drain(), 1);
    EXPECT_EQ(runs, 9);
    EXPECT_TRUE(dead().empty());
    ASSERT_TRUE(hindered());
    EXPECT_EQ(hindered()->why, in_the_way);
    EXPECT_FALSE(hindered()->dead);
    in_the_way = "fault";
    for (int i = 0; i < 20; ++i, clock_.pass(20s)) drain();
    EXPECT_EQ(runs, 12) << "the tries are all there still";
    ASSERT_EQ(dead().size(), 1u);
    EXPECT_TRUE(hindered() && hindered()->dead);
    in_the_way.clear();
    const auto id = dead().front().id;
    db().write([&](Tx& tx) { jobs::retry(tx, id, clock_.now()); });
    EXPECT_EQ(drain(), 1);
    EXPECT_FALSE(hindered());
}

TEST_P(Jobs, backoff_doubles_up_to_an_hour) {
    const jobs::Retry retry{.tries = 99, .first_wait = 5s};
    EXPECT_EQ(jobs::backoff(retry, 1), 5s);
    EXPECT_EQ(jobs::backoff(retry, 2), 10s);
    EXPECT_EQ(jobs::backoff(retry, 4), 40s);
    EXPECT_EQ(jobs::backoff(retry, 60), 1h);
}

// A worker that died holds its job until the lease is over; then another runs it.
TEST_P(Jobs, of_a_dead_worker_come_back_at_least_once) {
    handlers_.on("a", noting());
    add("a", {{"n", 1}});
    const auto lost = db().write([&](Tx& tx) { return jobs::claim(tx, {"a"}, clock_.now()); });
    ASSERT_TRUE(lost);
    EXPECT_EQ(drain(), 0);
    clock_.pass(jobs::lease_time - 1s);
    db().write([&](Tx& tx) { jobs::extend(tx, *lost, clock_.now()); });
    clock_.pass(jobs::lease_time - 1s);
    EXPECT_EQ(drain(), 0);
    clock_.pass(2s);
    EXPECT_EQ(drain(), 1);
    // What the late worker then says no longer counts.
    add("a", {{"n", 2}});
    db().write([&](Tx& tx) { jobs::finish(tx, *lost); });
    EXPECT_EQ(drain(), 1);
    EXPECT_EQ(seen_, (std::vector<int>{1, 2}));
}

TEST_P(Jobs, that_take_their_process_down_at_each_try_are_given_up_and_told_of) {
    std::vector<int> told;
    handlers_.on("a", noting(), {.tries = 3, .first_wait = 5s}, jobs::Where::anywhere, [&](Tx&, const jobs::Job& job) {
        told.push_back(job.tries);
    });
    add("a", {{"n", 1}});
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(db().write([&](Tx& tx) { return jobs::claim(tx, {"a"}, clock_.now()); }));
        EXPECT_EQ(drain(), 0);
        clock_.pass(jobs::lease_time + 1s);
    }
    EXPECT_EQ(drain(), 1);
    EXPECT_TRUE(seen_.empty()) << "it is not begun a fourth time";
    EXPECT_EQ(told, std::vector<int>{4});
    ASSERT_EQ(dead().size(), 1u);
    EXPECT_EQ(waiting(), 0);
}

TEST_P(Jobs, daily_ones_are_put_up_once_a_day) {
    int runs = 0;
    handlers_.daily("morning", std::chrono::minutes(6 * 60), [&](const jobs::Job&) { ++runs; });
    EXPECT_EQ(drain(), 0);  // five in the morning
    clock_.pass(2h);
    EXPECT_EQ(drain(), 1);
    EXPECT_EQ(drain(), 0);
    clock_.pass(12h);
    EXPECT_EQ(drain(), 0);
    clock_.pass(12h);
    EXPECT_EQ(drain(), 1);
    EXPECT_EQ(runs, 2);
}

TEST_P(Jobs, run_promptly_on_several_threads_each_lane_in_order) {
    std::mutex mutex;
    std::map<int, std::vector<int>> lanes;
    std::atomic<int> done = 0, lane_busy[4]{};
    handlers_.on("a", [&](const jobs::Job& job) {
        const int lane = job.payload.at("lane");
        EXPECT_EQ(lane_busy[lane]++, 0);
        std::this_thread::sleep_for(1ms);
        --lane_busy[lane];
        const std::lock_guard lock(mutex);
        lanes[lane].push_back(job.payload.at("n"));
        ++done;
    });
    const SystemClock clock;
    const auto other = db::open(place_->address());  // another process, as it were
    jobs::Worker here(db(), handlers_, clock, Zone::wib),
        there(*other, handlers_, clock, Zone::wib);
    here.start(3);
    there.start(2);
    const auto began = std::chrono::steady_clock::now();
    for (int n = 0; n < 20; ++n)
        for (int lane = 0; lane < 4; ++lane)
            add("a", {{"lane", lane}, {"n", n}},
                {.lane = std::to_string(lane), .key = {}, .run_at = {}});
    while (done < 80 && std::chrono::steady_clock::now() - began < 30s)
        std::this_thread::sleep_for(5ms);
    here.stop();
    there.stop();
    ASSERT_EQ(done, 80);
    for (auto& [lane, order] : lanes) EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
    EXPECT_EQ(waiting(), 0);
}

TEST_P(Jobs, a_waiting_worker_hears_of_a_job_at_once) {
    std::atomic<bool> ran = false;
    handlers_.on("a", [&](const jobs::Job&) { ran = true; });
    const SystemClock clock;
    jobs::Worker worker(db(), handlers_, clock, Zone::wib);
    worker.start(1);
    std::this_thread::sleep_for(200ms);  // asleep on the bell, 800 ms of its second left
    const auto began = std::chrono::steady_clock::now();
    add("a");
    while (!ran && std::chrono::steady_clock::now() - began < 5s) std::this_thread::sleep_for(1ms);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 500ms);
}

TEST_P(Jobs, a_kind_has_one_handler) {
    handlers_.on("a", noting());
    EXPECT_THROW(handlers_.on("a", noting()), Error);
    EXPECT_THROW(handlers_.daily("a", 1min, noting()), Error);
}

TEST_P(Jobs, events_reach_every_subscriber_and_one_that_fails_is_retried_alone) {
    events::Bus bus(handlers_);
    std::vector<std::string> got;
    bool sick = true;
    bus.on<Sent>("incoming.receive", [&](const Sent& sent) { got.push_back("in " + sent.letter); });
    bus.on<Sent>("notify.post", [&](const Sent& sent) {
        if (sick) throw std::runtime_error("mail is down");
        got.push_back("note " + sent.letter);
    });
    EXPECT_THROW(bus.on<Sent>("notify.post", [](const Sent&) {}), Error);
    db().write([&](Tx& tx) {
        bus.publish(tx, clock_.now(), Sent{"7"}, "7");
        bus.publish(tx, clock_.now(), Sent{"8"}, "7");
    });
    EXPECT_EQ(drain(), 3);
    EXPECT_EQ(got, (std::vector<std::string>{"in 7", "in 8"}));
    sick = false;
    clock_.pass(5s);
    EXPECT_EQ(drain(), 2);
    EXPECT_EQ(got, (std::vector<std::string>{"in 7", "in 8", "note 7", "note 8"}));
    EXPECT_EQ(bus.subscribers().at("letters.sent").size(), 2u);
}

NASKAH_ON_BOTH_DATABASES(Jobs);

}  // namespace
