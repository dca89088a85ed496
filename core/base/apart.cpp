// SPDX-License-Identifier: Apache-2.0
#include "core/base/apart.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace core::text {

std::size_t apart(std::string_view one, std::string_view other, std::size_t most) {
    constexpr std::size_t longest = 200;   // no word is, and it costs the product of both
    const std::size_t longer = std::max(one.size(), other.size()), shorter = std::min(one.size(), other.size());
    if (longer - shorter > most || longer > longest) return most + 1;
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t before = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, before + (one[i] == other[j] ? 0u : 1u)});
            before = above;
        }
    }
    return std::min(row.back(), most + 1);
}

}  // namespace core::text
