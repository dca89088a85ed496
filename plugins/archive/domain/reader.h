// SPDX-License-Identifier: Apache-2.0
// Who may know of a withheld dossier, or of a withheld letter that waits to be filed: a position for itself (who wrote,
// signed or got the letter), whoever has an office, or a position as long as it has that office. An office is a role in
// a unit, "head:<unit>", or being of it at all, "unit:<unit>": who loses it knows of nothing by it from then on.
#pragma once

#include <compare>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"

namespace archive {

struct Reader {
    core::PositionId position{};   // nil: whoever has the office
    std::string office{};          // "": none is asked for
    auto operator<=>(const Reader&) const = default;
};
using Readers = std::vector<Reader>;

// Roles by which somebody keeps an archive or heads its unit.
constexpr const char* reading_roles[] = {"archivist", "clerk", "head"};
std::string office_of(std::string_view role, core::UnitId unit);
std::string_view role_in(std::string_view office);
core::UnitId unit_in(std::string_view office);
// All that somebody with these roles has there.
std::set<std::string> offices_of(core::UnitId unit, const std::set<std::string>& roles);

bool admits(const Readers& readers, core::PositionId position, const std::set<std::string>& offices);
// Who is of both. Whom it would take two roles at once for is left out: no rule of a letter asks for that.
Readers both(const Readers& one, const Readers& other);
// Without those that another one lets in already.
Readers plain(Readers readers);

}  // namespace archive
