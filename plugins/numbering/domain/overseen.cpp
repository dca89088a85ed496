// SPDX-License-Identifier: Apache-2.0
#include "numbering/domain/overseen.h"

#include <map>
#include <set>

namespace numbering {

bool numbers_itself(const directory::Unit& unit) { return unit.own_numbers || !unit.parent; }

std::vector<core::UnitId> books_below(const core::Seat& seat, const std::vector<directory::Unit>& units,
                                      const std::vector<directory::Position>& positions) {
    if (!seat.roles.contains("head")) return {};
    std::map<core::PositionId, const directory::Position*> known;
    for (const auto& each : positions) known[each.id] = &each;
    const auto below = [&](const directory::Position& head) {
        const auto* at = &head;
        for (std::size_t steps = 0; at->superior && steps < positions.size(); ++steps) {
            if (*at->superior == seat.position) return true;
            const auto next = known.find(*at->superior);
            if (next == known.end()) return false;
            at = next->second;
        }
        return false;
    };
    std::set<core::UnitId> led;
    for (const auto& each : positions)
        if (each.roles.contains("head") && below(each)) led.insert(each.unit);
    std::vector<core::UnitId> found;
    for (const auto& unit : units)
        if (numbers_itself(unit) && led.contains(unit.id)) found.push_back(unit.id);
    return found;
}

}  // namespace numbering
