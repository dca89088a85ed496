// SPDX-License-Identifier: Apache-2.0
// Reads urlencoded fields (a query, a plain form) and cookies.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/http/message.h"

namespace core::http {

// "a=1&b=%20x". Throws Error(invalid) with a fault of the field for text that is not UTF-8 or holds a
// NUL; "core.error.form" for a broken escape or name, or more than `max` fields.
Fields parse_urlencoded(std::string_view text, std::size_t max = 4000);

// Value of a Cookie header. Pairs that are not name=value are left out.
std::map<std::string, std::string> parse_cookies(std::string_view text);

// True when the text may be a value of a form: UTF-8 without NUL.
bool good_text(std::string_view text);

}  // namespace core::http
