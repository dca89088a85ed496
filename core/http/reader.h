// SPDX-License-Identifier: Apache-2.0
// Whether somebody has the answer before him, as openings that count as evidence ask.
#pragma once

#include "core/http/message.h"

namespace core::http {

// False of HEAD, which brings no body, and of what a browser fetches ahead on its own: `Sec-Purpose: prefetch`
// (W3C Resource Hints, Fetch standard), `Purpose` and `X-Moz` of older ones.
inline bool before_a_reader(const Request& request) {
    if (request.method != "GET") return false;
    for (const char* name : {"Sec-Purpose", "Purpose", "X-Moz"})
        if (request.header(name).find("prefetch") != std::string::npos) return false;
    return true;
}

}  // namespace core::http
