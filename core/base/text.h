// SPDX-License-Identifier: Apache-2.0
// Small things done to UTF-8 text. All functions expect and give UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"

namespace core::text {

bool valid_utf8(std::string_view text);
std::size_t length(std::string_view text);  // in code points
// At most `count` code points, never splitting one.
std::string_view head(std::string_view text, std::size_t count);

std::string_view trim(std::string_view text);
std::vector<std::string> split(std::string_view text, char at);
std::string join(const std::vector<std::string>& parts, std::string_view between);
std::string lower(std::string_view text);  // ASCII and Latin-1 letters
std::string replace(std::string text, std::string_view from, std::string_view to);
bool contains_folded(std::string_view text, std::string_view part);
// Marks that cannot be seen and make a text read otherwise than it is: control characters other than
// tab and line feed, and the overrides of writing direction (Unicode TR 36, section 3.1).
bool has_unseen(std::string_view text);

// "{name}" in the pattern becomes the value; an unknown name stays as written.
std::string fill(std::string_view pattern, const Args& args);

std::string html(std::string_view text);           // & < > " '
std::string url(std::string_view text);            // percent-encodes all but unreserved
std::string unurl(std::string_view text, bool plus_is_space);  // throws Error(invalid)

}  // namespace core::text
