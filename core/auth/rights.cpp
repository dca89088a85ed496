// SPDX-License-Identifier: Apache-2.0
// Rights of an actor: the permissions that the roles of the seat bring.
#include <algorithm>

#include "core/auth/accounts.h"

namespace core::auth {

void Rights::declare(std::string owner, std::string right, std::set<std::string> roles, std::set<std::string> lent) {
    rights_[std::move(right)] = {std::move(owner), std::move(roles), std::move(lent)};
}

std::set<std::string> Rights::of(const std::set<std::string>& roles) const {
    std::set<std::string> rights;
    for (const auto& [right, entry] : rights_)
        if (std::any_of(roles.begin(), roles.end(),
                        [&](const auto& role) { return entry.roles.contains(role); }))
            rights.insert(right);
    return rights;
}

std::set<std::string> Rights::of(const Seat& seat) const {
    if (!seat.lent) return of(seat.roles);
    auto rights = of(seat.lent->roles);
    std::erase_if(rights, [&](const std::string& right) {
        const Entry& entry = rights_.find(right)->second;
        const bool carried = std::any_of(entry.lent.begin(), entry.lent.end(),
                                         [&](const auto& act) { return seat.lent->acts.contains(act); });
        return !carried || seat.lent->without.contains(entry.owner);
    });
    return rights;
}

}  // namespace core::auth
