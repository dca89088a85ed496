// SPDX-License-Identifier: Apache-2.0
// What a committee has answered.
#include <algorithm>

#include "disposal/domain/proposal.h"

namespace disposal {

std::optional<archive::Obstacle> unanswered(const std::vector<Line>& lines) {
    const auto any = [&](auto is) { return std::any_of(lines.begin(), lines.end(), is); };
    if (any([](const Line& each) { return each.decision == Decision::open; }))
        return archive::Obstacle{"disposal.needs.decisions", {}};
    if (any([](const Line& each) { return each.stands() && each.found == Found::unchecked; }))
        return archive::Obstacle{"disposal.needs.checks", {}};
    if (any([](const Line& each) { return each.stands() && each.found == Found::missing; }))
        return archive::Obstacle{"disposal.needs.found", {}};
    return std::nullopt;
}

}  // namespace disposal
