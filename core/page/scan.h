// SPDX-License-Identifier: Apache-2.0
// Looks a template over for what would let a value become code: constructs the escaping of
// ctemplate does not cover, and anything a content security policy without "inline" refuses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::page {

// Each fault as "12: event handler onclick", the number being the line.
std::vector<std::string> scan(std::string_view text);

}  // namespace core::page
