// SPDX-License-Identifier: Apache-2.0
// The strict head parser and what a request looks like after it.
#include "core/http/head.h"

#include <gtest/gtest.h>

#include "core/http/writer.h"

namespace core::http {
namespace head_test {

int refused(const std::string& lines) {
    const auto parsed = parse_head(lines + "\r\n\r\n");
    const auto* refusal = std::get_if<Refusal>(&parsed);
    return refusal ? refusal->status : 0;
}

Head good(const std::string& lines) { return std::get<Head>(parse_head(lines + "\r\n\r\n")); }

Request request(const std::string& lines) { return std::get<Request>(request_of(good(lines))); }

bool has_request(const std::string& target) {
    const auto made = request_of(good("GET " + target + " HTTP/1.1\r\nHost: a"));
    return std::holds_alternative<Request>(made);
}

TEST(Head, FindsItsEnd) {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
    EXPECT_EQ(std::get<0>(head_end(head)).value(), head.size() - 4);
    for (std::size_t cut = 0; cut < head.size() - 4; ++cut) {
        EXPECT_FALSE(std::get<0>(head_end(head.substr(0, cut))));
        // Going on from where the last look stopped finds the same end.
        EXPECT_EQ(std::get<0>(head_end(head, cut)).value(), head.size() - 4);
    }
    EXPECT_EQ(head_end("GET /\n").index(), 1u);
    EXPECT_EQ(head_end("GET /\rx").index(), 1u);
    EXPECT_EQ(head_end(std::string_view("G\0", 2)).index(), 1u);
}

TEST(Head, ReadsWhatIsSaid) {
    const auto head = good(
        "POST /a?b=c HTTP/1.1\r\nHost: A:80\r\nContent-Length: 12\r\nAccept: x\r\nAccept:\ty ");
    EXPECT_EQ(head.method, "POST");
    EXPECT_EQ(head.target, "/a?b=c");
    EXPECT_EQ(head.host, "a:80");
    EXPECT_EQ(head.length, 12u);
    EXPECT_EQ(head.headers.at("accept"), "x, y");
    EXPECT_TRUE(head.keep_alive);
    EXPECT_FALSE(good("GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, Close").keep_alive);
    EXPECT_FALSE(good("GET / HTTP/1.0\r\nHost: a").keep_alive);
    EXPECT_TRUE(good("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive").keep_alive);
    EXPECT_TRUE(good("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked").chunked);
    EXPECT_EQ(good("GET http://a/x?y HTTP/1.1\r\nHost: a").target, "/x?y");
}

TEST(Head, RefusesDoubt) {
    EXPECT_EQ(refused("GET / HTTP/1.1"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: "), 400);
    EXPECT_EQ(refused("GET http://b/x HTTP/1.1\r\nHost: a"), 400);
    EXPECT_EQ(refused("GET * HTTP/1.1\r\nHost: a"), 400);
    EXPECT_EQ(refused("G(T / HTTP/1.1\r\nHost: a"), 400);
    EXPECT_EQ(refused("GET /\xc3\xa9 HTTP/1.1\r\nHost: a"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1 \r\nHost: a"), 400);
    EXPECT_EQ(refused("GET / http/1.1\r\nHost: a"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\n: x"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nX\x01: x"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nX: a\x01z"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                      "chunked\r\nTransfer-Encoding: chunked"),
              400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: a\r\nAuthorization: b"), 400);
    EXPECT_EQ(refused("TRACE / HTTP/1.1\r\nHost: a"), 501);
}

TEST(Head, ABodyWithoutALengthIsTold) {
    const auto lengthless = [](const std::string& lines) { return good(lines).lengthless; };
    for (const std::string method : {"POST", "PUT", "PATCH"}) {
        EXPECT_TRUE(lengthless(method + " / HTTP/1.1\r\nHost: a"));
        EXPECT_FALSE(lengthless(method + " / HTTP/1.1\r\nHost: a\r\nContent-Length: 0"));
    }
    EXPECT_FALSE(lengthless("GET / HTTP/1.1\r\nHost: a"));
    EXPECT_FALSE(lengthless("DELETE / HTTP/1.1\r\nHost: a"));
}

TEST(Head, MakesARequest) {
    const auto made = request(
        "GET /surat/a%20b?q=x+y&q=%C3%A9 HTTP/1.1\r\nHost: a\r\nCookie: s=1; t=\"2\"; "
        "s=3\r\nContent-Type: Text/HTML; charset=x");
    EXPECT_EQ(made.path, "/surat/a b");
    EXPECT_EQ(made.query.every("q"), (std::vector<std::string>{"x y", "\xc3\xa9"}));
    EXPECT_EQ(made.cookies.at("s"), "1");
    EXPECT_EQ(made.type, "text/html");
    EXPECT_EQ(made.header("COOKIE").substr(0, 3), "s=1");
    EXPECT_FALSE(made.partial);
    EXPECT_TRUE(request("GET / HTTP/1.1\r\nHost: a\r\nHX-Request: true\r\nHX-Request-Type: partial")
                    .partial);
    EXPECT_FALSE(
        request("GET / HTTP/1.1\r\nHost: a\r\nHX-Request: true\r\nHX-Request-Type: full").partial);
}

TEST(Head, RefusesPathsWithASecondMeaning) {
    for (const auto* target : {"/a/%2e%2e/b", "/./a", "/a%2Fb", "/a%5cb", "/a%00", "/a%0ab", "/%ff",
                               "/%zz", "/%2", "/a#b"})
        EXPECT_FALSE(has_request(target)) << target;
    for (const auto* target : {"/", "/a..b", "/...", "/?", "/?a", "/?&&a=1", "/%c3%a9"})
        EXPECT_TRUE(has_request(target)) << target;
}

// The address is good, so who asks will be known: the field is named to them.
TEST(Head, AQueryThatCannotBeReadIsToldLater) {
    for (const auto* target : {"/?a=%00", "/?b=1&a=%ff"}) {
        const auto made = std::get<Request>(request_of(std::get<Head>(
            parse_head("GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n"))));
        ASSERT_TRUE(made.fault) << target;
        ASSERT_EQ(made.fault->faults().size(), 1u);
        EXPECT_EQ(made.fault->faults().front().field, "a");
    }
}

TEST(Writer, TakesGzip) {
    EXPECT_TRUE(takes_gzip("gzip, deflate, br"));
    EXPECT_TRUE(takes_gzip("br;q=1.0, GZIP;q=0.8"));
    EXPECT_FALSE(takes_gzip("gzip;q=0.0"));
    EXPECT_FALSE(takes_gzip("br"));
    EXPECT_FALSE(takes_gzip(""));
}

TEST(Head, WhatIsTypedNeverStandsInTheAddress) {
    for (const char* query : {"passphrase=rahasia", "a=1&passphrase=rahasia&b=2", "PIN=rahasia", "a&pass%77ord=rahasia&", "otp"}) {
        std::string head = std::string("POST /api/v1/sign?") + query + " HTTP/1.1\r\nHost: a\r\n\r\n";
        EXPECT_NE(take_typed_address(head), "") << query;
        EXPECT_EQ(head, "POST /api/v1/sign HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    for (const char* other : {"/a", "/a?", "/a?q=passphrase=rahasia", "/a?passphrases=1&p%61%", "/passphrase=x"}) {
        const std::string plain = std::string("GET ") + other + " HTTP/1.1\r\nReferer: /?otp=1\r\n\r\n";
        std::string head = plain;
        EXPECT_EQ(take_typed_address(head), "") << other;
        EXPECT_EQ(head, plain);
    }
}

TEST(Writer, LargeBodiesAreNotCopiedBehindTheHead) {
    Response response;
    response.type = "application/pdf";
    response.body.assign(1u << 20, 'x');
    const char* where = response.body.data();
    auto out = compose(std::move(response), {});
    EXPECT_EQ(out->body.data(), where);
    EXPECT_TRUE(out->bytes.ends_with("\r\n\r\n"));
    EXPECT_NE(out->bytes.find("\r\nContent-Length: 1048576\r\n"), std::string::npos);
    Response again;
    again.type = "application/pdf";
    again.body.assign(1u << 20, 'x');
    EXPECT_TRUE(compose(std::move(again), {.head_only = true})->body.empty());
}

TEST(Writer, ComposesResponses) {
    auto response = see_other("/a", "letters.flash.sent");
    response.header("Content-Length", "9").header("Set-Cookie", "a=1").header("Set-Cookie", "b=2");
    const auto out = compose(response, {})->bytes;
    EXPECT_TRUE(out.starts_with("HTTP/1.1 303 See Other\r\n"));
    EXPECT_NE(out.find("\r\nContent-Length: 0\r\n"), std::string::npos);
    EXPECT_EQ(out.find("Length: 9"), std::string::npos);
    EXPECT_EQ(out.find("Naskah-"), std::string::npos);
    EXPECT_NE(out.find("b=2"), std::string::npos);
    EXPECT_EQ(compose(no_content(), {})->bytes.find("Content-Length"), std::string::npos);
    Response missing;
    missing.file = "/nowhere/at/all";
    EXPECT_FALSE(compose(missing, {}));
    const auto named = bytes({1, 2}, "application/pdf", "Surat \"é\".pdf", false);
    EXPECT_EQ(named.headers[0].second,
              "attachment; filename=\"Surat ____.pdf\"; filename*=UTF-8''Surat%20%22%C3%A9%22.pdf");
}

}  // namespace
}  // namespace core::http
