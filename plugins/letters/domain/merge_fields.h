// SPDX-License-Identifier: Apache-2.0
// Mail merge: a draft as the pattern, in whose subject, parts and addressees fields like {{nama}} stand for
// the cells of a row. Double braces, so that no placeholder of numbers or letterheads (${...}, {...}) is
// meant by mistake.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "letters/domain/content.h"

namespace letters {

constexpr std::string_view field_open = "{{", field_close = "}}";
constexpr std::size_t longest_field = 60;   // bytes between the braces

// Fields in the order they first stand, as they are written; each once, however it is written.
std::vector<std::string> merge_fields(const Content& content);
std::vector<std::string> merge_fields(std::string_view text);   // of any size

// The content with every field replaced by its value, looked up by folded_name; what has no value stays as
// it is. In rich text a field may be split over differently marked runs: its value takes the marks of where
// it begins. A line break in a value stays one in rich text and becomes a space elsewhere.
Content merged(const Content& content, const std::map<std::string, std::string>& values);

}  // namespace letters
