// SPDX-License-Identifier: Apache-2.0
// Fixed segments before names, HEAD as GET, and declarations that clash.
#include "core/http/router.h"

#include <gtest/gtest.h>

namespace core::http {
namespace router_test {

Route route(std::string method, std::string pattern) {
    return {std::move(method),
            std::move(pattern),
            anyone,
            [](const Context&, Request&) { return no_content(); },
            {},
            "room"};
}

Router letters() {
    Router router;
    router.add(route("GET", "/letters/{id}"));
    router.add(route("GET", "/letters/new"));
    router.add(route("POST", "/letters/{id}/files/{file}"));
    router.add(route("GET", "/{room}/new"));
    return router;
}

TEST(Router, FixedSegmentWins) {
    const auto router = letters();
    EXPECT_EQ(router.match("GET", "/letters/new").route->pattern, "/letters/new");
    EXPECT_EQ(router.match("GET", "/letters/7").route->pattern, "/letters/{id}");
    EXPECT_EQ(router.match("GET", "/archive/new").params.at("room"), "archive");
}

TEST(Router, NamesTakeOneSegment) {
    const auto router = letters();
    const auto match = router.match("POST", "/letters/7/files/a b");
    ASSERT_TRUE(match.route);
    EXPECT_EQ(match.params.at("id"), "7");
    EXPECT_EQ(match.params.at("file"), "a b");
    EXPECT_FALSE(router.match("GET", "/letters/").route);
    EXPECT_FALSE(router.match("GET", "/letters/7/").route);
    EXPECT_FALSE(router.match("GET", "/letters/7/8").route);
}

TEST(Router, OtherMethod) {
    const auto router = letters();
    const auto match = router.match("DELETE", "/letters/7");
    EXPECT_FALSE(match.route);
    EXPECT_EQ(match.allow, "GET, HEAD");
    EXPECT_EQ(router.match("DELETE", "/nothing/here/at/all").allow, "");
    EXPECT_TRUE(router.match("HEAD", "/letters/7").route);
}

TEST(Router, Faults) {
    auto router = letters();
    EXPECT_TRUE(router.faults().empty());
    router.add(route("GET", "/letters/{other}"));
    router.add(route("GET", "letters"));
    router.add(route("GET", "/a/{x}/{x}"));
    EXPECT_EQ(router.faults().size(), 3u);
}

}  // namespace
}  // namespace core::http
