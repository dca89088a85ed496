// SPDX-License-Identifier: Apache-2.0
// Whether somebody has the answer before him, as openings that count as evidence ask; and answers that keep who had.
#pragma once

#include <functional>
#include <string>

#include "core/http/message.h"
#include "core/http/router.h"

namespace core::http {

// False of HEAD, which brings no body, and of what a browser fetches ahead on its own: `Sec-Purpose: prefetch`
// (W3C Resource Hints, Fetch standard), `Purpose` and `X-Moz` of older ones.
inline bool before_a_reader(const Request& request) {
    if (request.method != "GET") return false;
    for (const char* name : {"Sec-Purpose", "Purpose", "X-Moz"})
        if (request.header(name).find("prefetch") != std::string::npos) return false;
    return true;
}

// Keeps that somebody had the record before him, `what` of it ("" when nobody has it yet); true when it is secret.
using Noting = std::function<bool(const Context& ctx, const Request& request, const std::string& what)>;
// The handler with its readings kept before its answer goes out; of a secret record nothing stays in a browser.
Handler keeping_readers(Handler page, std::string what, Noting note);

}  // namespace core::http
