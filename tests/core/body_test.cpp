// SPDX-License-Identifier: Apache-2.0
// Bodies in any pieces come out the same, and no broken one passes.
#include "core/http/body.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace core::http {
namespace body_test {

Head head_of(const std::string& framing) {
    return std::get<Head>(parse_head("POST / HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n\r\n"));
}

struct Outcome {
    std::string body;
    int status = 0;
    bool done = false;
    std::size_t used = 0;
};

Outcome feed(const std::string& framing, std::string_view wire, std::size_t piece,
             std::size_t limit = 100) {
    BodyReader reader(head_of(framing), limit);
    Outcome outcome;
    for (std::size_t at = 0; at < wire.size() && !reader.done() && !reader.refusal(); at += piece)
        outcome.used += reader.feed(wire.substr(at, piece));
    outcome.done = reader.done();
    if (reader.refusal()) outcome.status = reader.refusal()->status;
    outcome.body = reader.take();
    return outcome;
}

constexpr const char* chunked = "Transfer-Encoding: chunked";

TEST(Body, FixedLength) {
    for (std::size_t piece : {1u, 2u, 3u, 99u}) {
        const auto outcome = feed("Content-Length: 5", "helloGET /", piece);
        EXPECT_EQ(outcome.body, "hello");
        EXPECT_TRUE(outcome.done);
        EXPECT_EQ(outcome.used, 5u);
    }
    EXPECT_FALSE(feed("Content-Length: 5", "hell", 9).done);
    EXPECT_EQ(BodyReader(head_of("Content-Length: 101"), 100).refusal()->status, 413);
    EXPECT_TRUE(BodyReader(head_of("Content-Length: 0"), 100).done());
}

TEST(Body, OfAPromisedLengthIsSetAsideOnce) {
    constexpr std::size_t whole = 3u << 20;
    for (const std::string type : {"application/octet-stream", "multipart/form-data; boundary=b"}) {
        BodyReader reader(head_of("Content-Type: " + type + "\r\nContent-Length: " + std::to_string(whole)), whole);
        const std::string piece(10'000, 'x');
        for (std::size_t at = 0; at < whole; at += piece.size()) reader.feed(piece);
        ASSERT_TRUE(reader.done());
        EXPECT_EQ(reader.form_data(), type.starts_with("multipart"));
        const auto room = reader.form_data() ? reader.take_bytes().capacity() : reader.take().capacity();
        EXPECT_EQ(room, whole) << type;
    }
}

TEST(Body, Chunked) {
    const std::string_view wire = "5\r\nhello\r\n00A\r\n world 123\r\n0\r\n\r\nGET /";
    for (std::size_t piece = 1; piece < wire.size(); ++piece) {
        const auto outcome = feed(chunked, wire, piece);
        EXPECT_EQ(outcome.body, "hello world 123") << piece;
        EXPECT_TRUE(outcome.done);
        EXPECT_EQ(outcome.used, wire.size() - 5);
    }
    EXPECT_FALSE(feed(chunked, "5\r\nhello\r\n", 3).done);
    EXPECT_FALSE(feed(chunked, "5\r\nhello\r\n0\r\n", 3).done);
}

TEST(Body, ChunkedStrictly) {
    for (std::string_view wire :
         {"\r\n", "g\r\n", "-1\r\n", "+1\r\n", "0x1\r\n", " 1\r\n", "1 \r\n", "1;a\r\n", "1\n",
          "000000001\r\n", "1\r\nab\r\n", "0\r\nA: b\r\n\r\n", "1\r\na\n", "0\r\n\n"})
        for (std::size_t piece : {1u, 99u})
            EXPECT_EQ(feed(chunked, wire, piece).status, 400) << wire;
    EXPECT_EQ(feed(chunked, std::string(300, '0'), 7).status, 400);
    EXPECT_EQ(feed(chunked, "65\r\n", 9).status, 413);
    EXPECT_EQ(feed(chunked, "60\r\n" + std::string(96, 'x') + "\r\n5\r\n", 9).status, 413);
}

TEST(Body, TypesTaken) {
    const auto head = head_of("Content-Length: 3");
    const auto taken = [&](std::string path, std::string type, bool uploads) {
        Request request;
        request.path = std::move(path);
        request.type = std::move(type);
        return !accepts(request, head, {100, uploads});
    };
    const std::string form = "application/x-www-form-urlencoded";
    EXPECT_TRUE(taken("/a", form, false));
    EXPECT_FALSE(taken("/api/v1/a", form, true));
    EXPECT_TRUE(taken("/a", "multipart/form-data", true));
    EXPECT_FALSE(taken("/a", "multipart/form-data", false));
    EXPECT_TRUE(taken("/api/v1/a", "application/json", false));
    EXPECT_TRUE(taken("/api/v1/a", "application/pdf", true));
    EXPECT_FALSE(taken("/api/v1/a", "application/pdf", false));
    EXPECT_FALSE(taken("/a", "text/plain", true));
    EXPECT_FALSE(taken("/a", "", false));
}

void take(Request& request, const std::string& type, const std::string& body) {
    request.type = type.substr(0, type.find(';'));
    request.headers["content-type"] = type;
    BodyReader reader(head_of("Content-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size())), 1000);
    reader.feed(body);
    take_body(request, reader);
}

TEST(Body, BecomesFields) {
    Request request;
    take(request, "application/x-www-form-urlencoded", "a=1&pass=%20geheim&b=x+y&a=2&=");
    EXPECT_FALSE(request.fault);
    EXPECT_EQ(request.form.get("b"), "x y");
    EXPECT_EQ(request.form.every("a").size(), 2u);
    EXPECT_EQ(request.form.take_secret("pass"), " geheim");
    EXPECT_EQ(request.form.raw("pass"), "");
    EXPECT_EQ(request.body, "") << "a passphrase may stand in it";
    take(request, "application/json", "{\"a\":1}");
    EXPECT_EQ(request.json()["a"], 1);
    take(request, "application/json", "[1]");
    EXPECT_THROW(request.json(), Error) << "an object is asked for";
    request.type = "text/plain";
    EXPECT_THROW(request.json(), Error);
}

// What cannot be read waits in the request until it is known who sent it; the field is named.
TEST(Body, FaultsNameTheirField) {
    const auto fault_of = [](const std::string& type, const std::string& body) {
        Request request;
        take(request, type, body);
        if (!request.fault) return std::string("none");
        return request.fault->key() +
               (request.fault->faults().empty() ? "" : " " + request.fault->faults().front().field);
    };
    const std::string form = "application/x-www-form-urlencoded", parts = "multipart/form-data; boundary=b";
    EXPECT_EQ(fault_of(form, "x=1&a=%ff"), "core.error.invalid a");
    EXPECT_EQ(fault_of(form, "a=%00"), "core.error.invalid a");
    EXPECT_EQ(fault_of(form, "a=%1"), "core.error.url");
    EXPECT_EQ(fault_of(form, "%ff=a"), "core.error.form");
    EXPECT_EQ(fault_of(parts, "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--b--"),
              "core.error.invalid a");
    EXPECT_EQ(fault_of(parts, "--b"), "core.error.multipart");
    EXPECT_EQ(fault_of("multipart/form-data", "--b--"), "core.error.multipart");
}

}  // namespace
}  // namespace core::http
