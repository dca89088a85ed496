// SPDX-License-Identifier: Apache-2.0
// What a form or call says its sender had before him, read alike by pages and API.
#pragma once

#include <optional>

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/http/given.h"

namespace signing {

// `content`: 64 hexadecimal digits, as the panel and `GET /api/v1/signing/{subject}` give them; nothing when it is
// left out.
inline std::optional<core::Digest> seen_given(core::http::Given& given) {
    const auto text = given.line("content", 64);
    if (text.empty()) return std::nullopt;
    try {
        return core::Digest::parse(text);
    } catch (const core::Error&) {
        given.fault("content", "signing.fault.seen");
        return std::nullopt;
    }
}

}  // namespace signing
