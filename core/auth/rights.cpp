// SPDX-License-Identifier: Apache-2.0
// Rights of an actor: the permissions that the roles of the seat bring.
#include <algorithm>

#include "core/auth/accounts.h"

namespace core::auth {

void Rights::declare(std::string owner, std::string right, std::set<std::string> roles) {
    rights_[std::move(right)] = {std::move(owner), std::move(roles)};
}

std::set<std::string> Rights::of(const std::set<std::string>& roles) const {
    std::set<std::string> rights;
    for (const auto& [right, entry] : rights_)
        if (std::any_of(roles.begin(), roles.end(),
                        [&](const auto& role) { return entry.roles.contains(role); }))
            rights.insert(right);
    return rights;
}

}  // namespace core::auth
