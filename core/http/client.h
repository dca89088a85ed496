// SPDX-License-Identifier: Apache-2.0
// Requests to other services (time-stamping, delivery). Never inside a unit of work: asserts it.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace core::http {

struct Call {
    std::string method = "GET";
    std::string url;  // http:// or https://
    std::map<std::string, std::string> headers;
    Bytes body;
    // Sent after `body`, from where they lie and past every buffer of this process, so that a
    // passphrase among them is copied nowhere. They must outlive the call.
    std::vector<ByteView> pieces;
    std::chrono::seconds timeout{15};
    std::size_t max_answer = 32u << 20;
    bool take_partial = false;  // gives what came of an answer that ends early, instead of throwing
};
struct Answer {
    int status = 0;
    std::map<std::string, std::string> headers;  // lower-case names
    Bytes body;
    bool whole = true;  // false only with take_partial
};
// Throws Error(upstream, "core.error.upstream") when no answer could be had.
Answer call(const Call& call);

}  // namespace core::http
