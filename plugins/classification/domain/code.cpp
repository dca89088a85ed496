// SPDX-License-Identifier: Apache-2.0
// Codes above a code.
#include "classification/domain/code.h"

namespace classification {

std::vector<std::string> dotted_above(std::string_view code) {
    std::vector<std::string> above;
    for (std::size_t dot = code.rfind('.'); dot != code.npos && dot > 0;
         dot = code.rfind('.', dot - 1))
        above.emplace_back(code.substr(0, dot));
    return above;
}

}  // namespace classification
