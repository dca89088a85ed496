// SPDX-License-Identifier: Apache-2.0
// The house with rooms withheld: an office that switches one off goes on without it, and safe mode opens
// the hall alone, so that an administrator can look at what is wrong.
#include <gtest/gtest.h>

#include "tests/support/city.h"
#include "tests/support/office.h"
#include "tests/support/server.h"

namespace withheld_test {

using tests::Caller;
using tests::City;
using tests::Server;

Caller caller(Server& server, const std::string& login) {
    std::string token = server.command({"token:create", login});
    token.erase(token.find_last_not_of('\n') + 1);
    return Caller(server, token);
}

TEST(Withheld, a_room_switched_off_is_missed_by_nobody_else) {
    City city(core::db::Engine::sqlite);
    Server& server = city.server();
    server.set("plugins.off=archive packages depot disposal verify");
    server.start();
    const Caller drafter = caller(server, tests::login_of("DISKOMINFO.APTIKA.STAF"));
    EXPECT_EQ(drafter.get("/archive").status, 404);
    EXPECT_EQ(drafter.get("/verify").status, 404);
    for (const char* page : {"/", "/letters", "/incoming", "/signing", "/search?q=laporan", "/directory"})
        EXPECT_EQ(drafter.get(page).status, 200) << page;
    const auto letters = drafter.get("/api/v1/letters").json["letters"];
    ASSERT_FALSE(letters.empty());
    const auto shown = drafter.get("/letters/" + letters.front()["id"].get<std::string>());
    EXPECT_EQ(shown.status, 200) << "a page whose panel of the archive is not there";
    EXPECT_EQ(drafter.get("/").text().find("href=\"/archive\""), std::string::npos) << "no menu leads nowhere";
    EXPECT_EQ(drafter.get("/health/ready").status, 200);
}

TEST(Withheld, one_that_others_need_stops_the_boot) {
    Server server;
    server.set("plugins.off=letters");
    server.command({"check"}, "", 78);
    EXPECT_NE(server.log().find("needs letters, which is not here"), std::string::npos) << server.log();
}

TEST(Withheld, safe_mode_serves_the_hall_alone) {
    City city(core::db::Engine::sqlite);
    Server& server = city.server();
    server.flag("--safe-mode");
    server.start();
    const Caller admin = caller(server, tests::login_of("DISKOMINFO.ADMIN"));
    EXPECT_EQ(Caller(server, "").get("/login").status, 200);
    EXPECT_EQ(Caller(server, "").get("/health/ready").status, 200);
    EXPECT_EQ(Caller(server, "").get("/metrics").status, 200);
    for (const char* room : {"/letters", "/incoming", "/directory", "/api/v1/letters"})
        EXPECT_EQ(admin.get(room).status, 404) << room;
    EXPECT_EQ(admin.get("/admin").status, 403) << "seats are the directory's, and it is not here";
    server.command({"user:add", "penolong", "--role", "admin"}, "kalimat sandi yang panjang\n");
    const Caller rescuer = caller(server, "penolong");
    EXPECT_EQ(rescuer.get("/admin").status, 200);
    EXPECT_EQ(rescuer.get("/").status, 200);
}

}  // namespace
