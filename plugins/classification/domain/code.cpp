// SPDX-License-Identifier: Apache-2.0
// Order of codes.
#include "classification/domain/code.h"

#include "core/base/text.h"

namespace classification {

std::string sort_key(std::string_view code) {
    std::string key;
    for (std::size_t i = 0; i < code.size();) {
        if (code[i] < '0' || code[i] > '9') {
            key += code[i++];
            continue;
        }
        std::size_t end = i;
        while (end < code.size() && code[end] >= '0' && code[end] <= '9') ++end;
        if (end - i < 6) key.append(6 - (end - i), '0');
        key += code.substr(i, end - i);
        i = end;
    }
    return core::text::lower(key);
}

std::vector<std::string> dotted_above(std::string_view code) {
    std::vector<std::string> above;
    for (std::size_t dot = code.rfind('.'); dot != code.npos && dot > 0;
         dot = code.rfind('.', dot - 1))
        above.emplace_back(code.substr(0, dot));
    return above;
}

}  // namespace classification
