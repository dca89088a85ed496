// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/placeholders.h"

#include "core/base/text.h"

namespace core::pdf {

std::vector<PlaceholderAt> placeholders_in(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::vector<PlaceholderAt> found;
    for (std::size_t at = text.find("${"); at != text.npos; at = text.find("${", at + 2)) {
        const auto end = text.find('}', at + 2);
        if (end == text.npos) break;
        const auto inside = text.substr(at + 2, end - at - 2);
        if (inside.empty() || inside.size() > longest || inside.find_first_of("\n\r\f{") != inside.npos) continue;
        found.push_back({at, end + 1, text::lower(std::string(text::trim(inside)))});
    }
    return found;
}

}  // namespace core::pdf
