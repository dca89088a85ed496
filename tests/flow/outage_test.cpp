// SPDX-License-Identifier: Apache-2.0
// The database goes away under a running server and comes back: pages and programs are told calmly
// when to come again, sessions stand, and the work that waited is done. Likewise when no more can be
// written to the disk.
#include <sys/resource.h>

#include <filesystem>
#include <thread>

#include "core/base/text.h"
#include "core/db/db.h"
#include "core/jobs/jobs.h"
#include "tests/support/cluster.h"
#include "tests/support/server.h"

#include <gtest/gtest.h>

namespace outage_test {

using core::Json;
using tests::Reply;

constexpr const char* password = "kalimat sandi yang panjang";
const std::string form_type = "application/x-www-form-urlencoded";

class Outage : public testing::Test {
  protected:
    // An administrator, as a page user with a session and as a program with a token.
    void enter(const std::string& database) {
        server_ = std::make_unique<tests::Server>(database);
        server_->command({"user:add", "pengelola", "--role", "admin"}, std::string(password) + "\n");
        token_ = server_->command({"token:create", "pengelola"});
        token_.erase(token_.find_last_not_of('\n') + 1);
        server_->start();
        const Reply entered = log_in();
        ASSERT_EQ(entered.status, 303) << entered.text();
        const auto cookie = entered.headers.at("set-cookie");
        session_ = cookie.substr(0, cookie.find(';'));
        ASSERT_EQ(page("/admin").status, 200);
    }
    Reply log_in() {
        return ask(*server_, "POST", "/login", {{"Content-Type", form_type}},
                   "login=pengelola&password=" + core::text::url(password));
    }
    Reply page(const std::string& path) { return ask(*server_, "GET", path, {{"Cookie", session_}}); }
    Reply program(const std::string& path) {
        return ask(*server_, "GET", path, {{"Authorization", "Bearer " + token_}});
    }
    Reply english() {
        const auto shown = page("/account").text();
        const std::string mark = "name=\"csrf-token\" content=\"";
        const auto at = shown.find(mark) + mark.size();
        return ask(*server_, "POST", "/preferences",
                   {{"Cookie", session_}, {"Content-Type", form_type},
                    {"X-CSRF-Token", shown.substr(at, shown.find('"', at) - at)}},
                   "language=en");
    }
    static void is_calm(const Reply& reply) {
        EXPECT_EQ(reply.status, 503);
        EXPECT_TRUE(reply.type.starts_with("text/html")) << reply.type << " " << reply.text();
        EXPECT_TRUE(reply.headers.contains("retry-after"));
        EXPECT_NE(reply.text().find("Basis data tidak dapat dihubungi"), std::string::npos) << reply.text();
    }
    // A hang guard, not a measurement.
    template <class Done>
    void wait_until(Done done) {
        for (int tries = 0; tries < 600 && !done(); ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        EXPECT_TRUE(done());
    }

    std::unique_ptr<tests::Server> server_;
    std::string token_, session_;
};

TEST_F(Outage, postgresql_goes_and_comes_back) {
    tests::Cluster cluster;
    if (cluster.address().empty()) GTEST_SKIP() << "no PostgreSQL here: ITS OUTAGE IS NOT TESTED";
    enter(cluster.address());
    const auto db = core::db::open(cluster.address());
    const core::SystemClock clock;
    // Due while the database is away.
    db->write([&](core::db::Tx& tx) {
        core::jobs::add(tx, clock.now(), "archive.retention", Json::object(),
                        {.lane = {}, .key = {}, .run_at = clock.now() + std::chrono::seconds(4)});
    });
    cluster.stop();
    is_calm(page("/admin"));
    is_calm(page("/letters"));
    is_calm(log_in());
    const Reply problem = program("/api/v1/me");
    EXPECT_EQ(problem.status, 503);
    EXPECT_EQ(problem.type, "application/problem+json");
    EXPECT_EQ(problem.json["code"], "unavailable");
    EXPECT_TRUE(problem.headers.contains("retry-after"));
    EXPECT_EQ(page("/health/live").status, 200);
    EXPECT_EQ(page("/health/ready").status, 503);
    for (const char* open : {"/login", "/metrics", "/api/v1/openapi.json", "/verify"})
        EXPECT_EQ(page(open).status, 200) << "what asks nothing of the database is there: " << open;
    EXPECT_NE(page("/metrics").text().find("naskah_requests_total{status=\"503\"}"), std::string::npos);
    const auto calm = page("/admin").text();
    const auto style = calm.find("/a/app-");
    EXPECT_EQ(page(calm.substr(style, calm.find('"', style) - style)).status, 200) << "the calm page has its style";
    cluster.start();
    wait_until([&] { return page("/health/ready").status == 200; });
    EXPECT_EQ(page("/admin").status, 200) << "the session stands";
    EXPECT_EQ(program("/api/v1/me").status, 200);
    EXPECT_EQ(english().status, 303);
    EXPECT_NE(page("/account").text().find("<html lang=\"en\""), std::string::npos);
    wait_until([&] {
        return db->read([](core::db::Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM core_job WHERE kind = 'archive.retention' AND run_at < ?",
                            {core::SystemClock().now()});
        }) == 0;
    });
    server_->stop();
    server_->command({"audit:verify"});
}

// The disk is full, or a quota reached: what is read goes on, what would be written is refused.
TEST_F(Outage, nothing_more_can_be_written) {
    enter("");
    rlimit before{}, full{};
    ASSERT_EQ(prlimit(server_->pid(), RLIMIT_FSIZE, nullptr, &before), 0);
    full = before;
    full.rlim_cur = 64;
    ASSERT_EQ(prlimit(server_->pid(), RLIMIT_FSIZE, &full, nullptr), 0);
    is_calm(english());
    is_calm(log_in());
    EXPECT_EQ(page("/account").status, 200) << "reading goes on";
    ASSERT_EQ(prlimit(server_->pid(), RLIMIT_FSIZE, &before, nullptr), 0);
    EXPECT_EQ(english().status, 303);
    EXPECT_NE(page("/account").text().find("<html lang=\"en\""), std::string::npos);
    server_->stop();
    server_->command({"audit:verify"});
}

}  // namespace
