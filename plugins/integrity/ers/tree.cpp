// SPDX-License-Identifier: Apache-2.0
#include "integrity/ers/tree.h"

#include <algorithm>

namespace integrity::ers {

using core::Digest;

Digest joined(std::vector<Digest> list) {
    std::sort(list.begin(), list.end());
    core::Hasher hasher;
    for (const auto& each : list) hasher.add(each.value);
    return hasher.digest();
}

Tree::Tree(std::vector<Digest> leaves) {
    levels_.push_back(std::move(leaves));
    while (levels_.back().size() > 1) {
        const auto& below = levels_.back();
        std::vector<Digest> above;
        above.reserve((below.size() + 1) / 2);
        for (std::size_t i = 0; i < below.size(); i += 2)
            above.push_back(i + 1 < below.size() ? joined({below[i], below[i + 1]}) : below[i]);
        levels_.push_back(std::move(above));
    }
}

Reduced Tree::reduced(std::size_t leaf) const {
    Reduced lists;
    std::size_t at = leaf;
    for (std::size_t level = 0; level + 1 < levels_.size(); ++level, at /= 2) {
        const auto& nodes = levels_[level];
        const auto sibling = at ^ 1;
        if (sibling >= nodes.size()) continue;   // it has none here and goes up as it is
        if (lists.empty()) lists.push_back({nodes[at], nodes[sibling]});
        else lists.push_back({nodes[sibling]});
        std::sort(lists.back().begin(), lists.back().end());
    }
    return lists;
}

}  // namespace integrity::ers
