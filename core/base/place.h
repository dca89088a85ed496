// SPDX-License-Identifier: Apache-2.0
// Places in a list as addresses name them.
#pragma once

#include <charconv>
#include <string_view>

namespace core {

// From 1; 0 for a text that is none.
inline std::size_t place(std::string_view text) {
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace core
