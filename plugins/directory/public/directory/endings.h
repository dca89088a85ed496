// SPDX-License-Identifier: Apache-2.0
// Units that were merged into another or dissolved: each has one successor, a unit with an archive of its own. A
// unit ends in one unit of work with all that rooms hand over to the successor; nobody is left in it then.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/db/db.h"
#include "directory/directory.h"

namespace directory {

struct Ending {
    core::UnitId unit, successor;
    core::Date on{};
    std::string basis;      // the regulation that says so
    core::Instant told{};
    std::string told_by;
};

struct UnitEnded {
    static constexpr std::string_view name = "directory.unit_ended";
    core::UnitId unit, successor;
    core::Json json() const { return {{"unit", unit.text()}, {"successor", successor.text()}}; }
    static UnitEnded from(const core::Json& json) {
        return {core::UnitId::parse(core::json::text(json, "unit")),
                core::UnitId::parse(core::json::text(json, "successor"))};
    }
};

// A room that keeps something for a unit.
class Heir {
  public:
    virtual ~Heir() = default;
    // Before it ends, in the same unit of work. Throws Error(conflict) with what must be done first.
    virtual void inherit(core::db::Tx& tx, const core::Context& ctx, const Ending& ending) = 0;
};

// The unit that has now what that one had: itself while it lives.
inline core::UnitId heir_of(const std::vector<Ending>& all, core::UnitId unit) {
    for (std::size_t step = 0; step < all.size(); ++step) {
        const auto at = std::find_if(all.begin(), all.end(), [&](const Ending& each) { return each.unit == unit; });
        if (at == all.end()) break;
        unit = at->successor;
    }
    return unit;
}

// Adds the units that ended in one of these.
inline void add_ended(const std::vector<Ending>& all, std::vector<core::UnitId>& units) {
    const std::set<core::UnitId> living(units.begin(), units.end());
    for (const auto& each : all)
        if (living.contains(heir_of(all, each.unit)) && !living.contains(each.unit)) units.push_back(each.unit);
}

class Endings {
  public:
    virtual ~Endings() = default;
    virtual std::vector<Ending> endings(core::db::Tx& tx) = 0;
    virtual void follow(Heir& heir) = 0;   // at start
};

// What is wrong with giving something to a position nobody will hold any more: it names the unit that has now what
// that one had. Nothing is of a living position, nor of one nobody knows, nor without `endings`: then no unit ended.
std::optional<core::Fault> ended_fault(core::db::Tx& tx, Directory& directory, Endings* endings, core::PositionId to,
                                       std::string_view field);

}  // namespace directory
