// SPDX-License-Identifier: Apache-2.0
#include "core/plugin/arguments.h"

#include <algorithm>
#include <iostream>

namespace core::arguments {

std::string option(const std::vector<std::string>& words, std::string_view flag,
                   std::string fallback) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == flag) return words[i + 1];
    return fallback;
}

bool has(const std::vector<std::string>& words, std::string_view flag) {
    return std::find(words.begin(), words.end(), flag) != words.end();
}

Secret ask(std::string_view prompt) {
    std::cerr << prompt << ": " << std::flush;
    std::string line;
    std::getline(std::cin, line);
    return Secret(std::move(line));
}

}  // namespace core::arguments
