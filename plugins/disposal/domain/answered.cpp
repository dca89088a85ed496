// SPDX-License-Identifier: Apache-2.0
// What a committee has answered, and what its members said yes to.
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

core::Digest decided_of(const std::vector<Line>& lines) {
    core::Json all = core::Json::array();
    for (const auto& each : lines)
        all.push_back({each.number, each.hash.hex(), name(each.decision), each.reason,
                       each.verdict ? archive::name(*each.verdict) : std::string_view(), each.years, name(each.found),
                       each.found_note});
    return core::sha256(core::view(core::json::write(all)));
}

}  // namespace disposal
