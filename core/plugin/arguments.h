// SPDX-License-Identifier: Apache-2.0
// The words after a command: reads options, asks for secrets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/secret.h"

namespace core::arguments {

// The word after `flag`, or `fallback`.
std::string option(const std::vector<std::string>& words, std::string_view flag,
                   std::string fallback = {});
bool has(const std::vector<std::string>& words, std::string_view flag);
// One line of the input, from a terminal or a pipe; never an argument, which `ps` would show.
Secret ask(std::string_view prompt);

}  // namespace core::arguments
