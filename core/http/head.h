// SPDX-License-Identifier: Apache-2.0
// Reads the head of a request strictly (RFC 9110, RFC 9112). Whatever two servers could read
// differently is refused, so that no proxy in front of us can be made to disagree with us.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/http/message.h"

namespace core::http {

// What the front answers by itself, after which the connection is closed.
struct Refusal {
    int status = 400;
    std::string_view why;  // for the log and the curious; a fixed English phrase
};

struct Head {
    std::string method;
    std::string target;  // origin form: "/path?query"
    bool http10 = false;
    std::map<std::string, std::string> headers;  // lower-case names; lists joined
    std::string host;
    std::optional<std::uint64_t> length;  // Content-Length
    bool chunked = false;
    bool lengthless = false;  // a body is to be expected, and nothing tells how long it is
    bool keep_alive = true;
    bool expects_continue = false;

    bool has_body() const { return chunked || length.value_or(0) > 0; }
};

constexpr std::size_t max_headers = 100;

// Where the head in `buffer` ends: bytes up to and with the empty line, nullopt when more must
// come. Refuses a line feed without carriage return, a carriage return without line feed and NUL
// as soon as they are seen. `from` is where the last look stopped.
std::variant<std::optional<std::size_t>, Refusal> head_end(std::string_view buffer,
                                                           std::size_t from = 0);

// `text` is a whole head as found by head_end. What is `lengthless` is for the caller to refuse (411), who then knows
// what was asked for.
std::variant<Head, Refusal> parse_head(std::string_view text);

// A passphrase, password, PIN or one-time password in the address of a head would stay in browsers and logs on the
// way, and in memory here. The query is wiped where it stands; gives the name of the field, "" when there is none.
std::string take_typed_address(std::string& head);

// The request as the site sees it before its body: path decoded, query and cookies read.
std::variant<Request, Refusal> request_of(const Head& head);

}  // namespace core::http
