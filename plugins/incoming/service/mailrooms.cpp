// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/mailrooms.h"

namespace incoming {

std::optional<core::UnitId> Mailrooms::named(core::UnitId unit) {
    if (served_by_.empty()) return std::nullopt;
    constexpr int deepest = 20;
    std::optional<core::UnitId> at = unit;
    for (int step = 0; at && step < deepest; ++step) {
        if (const auto found = served_by_.find(*at); found != served_by_.end()) return found->second;
        const auto here = parts_.directory.unit(tx_, *at);
        at = here ? here->parent : std::nullopt;
    }
    return std::nullopt;
}

bool Mailrooms::names(core::UnitId unit) { return named(unit).has_value(); }

std::optional<directory::Position> Mailrooms::clerk_for(const Entry& entry, core::UnitId unit) {
    return entry.letter ? parts_.directory.clerk(tx_, unit) : clerk(unit);
}

std::optional<directory::Position> Mailrooms::clerk(core::UnitId unit) {
    if (const auto found = served_by_.find(unit); found != served_by_.end())
        return parts_.directory.clerk(tx_, found->second);
    if (auto own = parts_.directory.clerk(tx_, unit)) return own;
    const auto other = named(unit);
    return other ? parts_.directory.clerk(tx_, *other) : std::nullopt;
}

}  // namespace incoming
