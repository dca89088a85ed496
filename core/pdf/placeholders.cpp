// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/placeholders.h"

#include "core/base/text.h"

namespace core::pdf {

std::vector<PlaceholderAt> placeholders_in(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::vector<PlaceholderAt> found;
    for (std::size_t at = text.find("${"); at != text.npos; at = text.find("${", at + 2)) {
        const auto close = text.substr(at + 2, longest + 1).find('}');
        if (close == text.npos) continue;
        const auto end = at + 2 + close;
        const auto inside = text.substr(at + 2, close);
        if (inside.empty() || inside.find_first_of("\n\r\f{") != inside.npos) continue;
        found.push_back({at, end + 1, text::lower(std::string(text::trim(inside)))});
    }
    return found;
}

}  // namespace core::pdf
