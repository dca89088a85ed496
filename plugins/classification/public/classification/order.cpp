// SPDX-License-Identifier: Apache-2.0
#include "classification/order.h"

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

}  // namespace classification
