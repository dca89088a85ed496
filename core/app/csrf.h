// SPDX-License-Identifier: Apache-2.0
// The token that proves a form came from a page of ours. Each page carries it under a fresh mask: on
// a page that is packed, a constant secret beside echoed input could be guessed by its length (BREACH).
#pragma once

#include <string>
#include <string_view>

namespace core::app {

std::string masked(std::string_view token);
// True when `given` is the token under any mask; never true for an empty token.
bool unmasks_to(std::string_view given, std::string_view token);

}  // namespace core::app
