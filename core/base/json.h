// SPDX-License-Identifier: Apache-2.0
// JSON behind one door: nlohmann with the limits it lacks. Input from outside goes through parse.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

// Compiled once, in the core.
extern template class __attribute__((visibility("default"))) nlohmann::basic_json<nlohmann::ordered_map>;

namespace core {

using Json = nlohmann::ordered_json;

namespace json {

// Refuses bad syntax, bad UTF-8 and trailing text with Error(invalid, "core.error.json_syntax" {at: the
// byte}), nesting deeper than 32 with "core.error.json_deep", numbers no double holds with
// "core.error.json_number", and a key that stands twice with a fault of its name. More than
// `max_bytes`: Error(too_large, "core.error.too_large").
Json parse(std::string_view text, std::size_t max_bytes = 4u << 20);
// Compact; escapes nothing beyond what RFC 8259 asks.
std::string write(const Json& value);
// Member as text; "" when absent or not a string.
std::string text(const Json& object, std::string_view key);

}  // namespace json
}  // namespace core
