// SPDX-License-Identifier: Apache-2.0
// A word as a LIKE pattern that finds it anywhere, escaped with '!'.
#pragma once

#include <string>
#include <string_view>

#include "core/base/text.h"

namespace directory::store {

inline std::string like(std::string_view word) {
    std::string pattern = "%";
    for (char c : core::text::lower(word)) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + "%";
}

}  // namespace directory::store
