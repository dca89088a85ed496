// SPDX-License-Identifier: Apache-2.0
#include "core/app/csrf.h"

#include "core/base/bytes.h"
#include "core/base/error.h"

namespace core::app {

std::string masked(std::string_view token) {
    Bytes out = random_bytes(token.size());
    out.reserve(2 * token.size());
    for (std::size_t i = 0; i < token.size(); ++i)
        out.push_back(static_cast<std::uint8_t>(out[i] ^ static_cast<std::uint8_t>(token[i])));
    return base64url(out);
}

bool unmasks_to(std::string_view given, std::string_view token) {
    Bytes raw;
    try {
        raw = unbase64(given);
    } catch (const Error&) {
        return false;
    }
    const std::size_t half = raw.size() / 2;
    if (token.empty() || raw.size() != 2 * token.size()) return false;
    std::string found;
    for (std::size_t i = 0; i < half; ++i) found += static_cast<char>(raw[i] ^ raw[half + i]);
    return same_secret(found, token);
}

}  // namespace core::app
