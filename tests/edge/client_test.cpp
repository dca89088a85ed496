// SPDX-License-Identifier: Apache-2.0
// Our calls to other services, against our own front.
#include "core/http/client.h"

#include "tests/edge/edge_site.h"

namespace edge {
namespace client_test {

struct ClientCall : testing::Test {
    ClientCall() : server(any_port(), site) { server.start(); }
    static Serving any_port() {
        Serving serving;
        serving.port = 0;
        return serving;
    }
    std::string url(const std::string& path) const {
        return "http://127.0.0.1:" + std::to_string(server.port()) + path;
    }
    SmallSite site;
    Server server;
};

TEST_F(ClientCall, GetsAndPosts) {
    Call call;
    call.url = url("/hello");
    auto answer = core::http::call(call);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(chars(answer.body), "hello");
    EXPECT_EQ(answer.headers.at("content-type"), "text/plain; charset=utf-8");
    call.method = "POST";
    call.url = url("/api/json");
    call.headers["Content-Type"] = "application/json";
    call.body = {'{', '}'};
    EXPECT_EQ(chars(core::http::call(call).body), "json:{}");
    call.url = url("/nothing");
    EXPECT_EQ(core::http::call(call).status, 404);
}

TEST_F(ClientCall, SendsPiecesAfterTheBody) {
    Call call;
    call.method = "POST";
    call.url = url("/api/json");
    call.headers["Content-Type"] = "application/json";
    call.body = {'{', '"', 'a', '"', ':'};
    const std::string long_one = "\"" + std::string(800, 'x') + "\"";
    const std::string last = "}";
    call.pieces = {core::view(long_one), {}, core::view(last)};
    EXPECT_EQ(chars(core::http::call(call).body), "json:{\"a\":" + long_one + "}");
}

TEST_F(ClientCall, SaysWhenNoAnswerIsHad) {
    Call call;
    call.url = url("/long");
    call.max_answer = 100;
    EXPECT_THROW(core::http::call(call), Error);
    call.url = "ftp://127.0.0.1/";
    EXPECT_THROW(core::http::call(call), Error);
    call.url = url("/hello");
    server.stop();
    EXPECT_THROW(core::http::call(call), Error);
}

}  // namespace
}  // namespace edge
