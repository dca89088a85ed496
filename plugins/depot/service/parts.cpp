// SPDX-License-Identifier: Apache-2.0
#include "depot/service/parts.h"

#include <algorithm>
#include <set>

namespace depot {

using core::Context;
using core::db::Tx;

std::vector<core::UnitId> tree_of(Tx& tx, Parts& parts, core::UnitId top) {
    std::vector<core::UnitId> all{top};
    std::set<core::UnitId> inside{top};   // tree order: a unit comes after the one above it
    for (const auto& unit : parts.directory.units(tx))
        if (unit.parent && inside.contains(*unit.parent) && inside.insert(unit.id).second) all.push_back(unit.id);
    return all;
}

std::vector<core::UnitId> reach_of(Tx& tx, Parts& parts, const core::Actor& actor) {
    if (actor.seats.empty()) return {};
    const auto& seat = actor.seat();
    const auto own = parts.directory.numbering_unit(tx, seat.unit).id;
    if (!seat.roles.contains("archivist")) return {own};
    return tree_of(tx, parts, own);
}

bool reaches(Tx& tx, Parts& parts, const core::Actor& actor, core::UnitId unit) {
    if (actor.kind == core::Actor::Kind::system) return true;
    const auto all = reach_of(tx, parts, actor);
    return std::find(all.begin(), all.end(), unit) != all.end();
}

std::vector<core::PositionId> seats_with(Tx& tx, Parts& parts, core::UnitId unit, std::string_view role) {
    std::vector<core::PositionId> found;
    for (const auto& each : tree_of(tx, parts, unit)) {
        if (parts.directory.numbering_unit(tx, each).id != unit) continue;
        for (const auto& position : parts.directory.positions(tx, each))
            if (position.roles.contains(std::string(role))) found.push_back(position.id);
    }
    return found;
}

Step step_of(const Context& ctx) {
    return {ctx.actor.person, ctx.actor.seats.empty() ? core::PositionId{} : ctx.actor.seat().position,
            ctx.actor.named(), ctx.now()};
}

Context system_context(const Parts& parts) {
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts.clock;
    ctx.zone = parts.zone;
    return ctx;
}

archive::Kept known(Tx& tx, Parts& parts, const Context& ctx, archive::DossierId id) {
    auto found = parts.holdings.find(tx, ctx, id);
    if (!found) core::ensure(core::Verdict::hidden);
    return *std::move(found);
}

Spanned span_of(const archive::Kept& dossier) {
    const auto year = [](core::Date day) { return static_cast<int>(day.year()); };
    const int opened = year(dossier.opened);
    return {dossier.code, dossier.unit, std::min(opened, dossier.first ? year(*dossier.first) : opened),
            std::max({opened, dossier.last ? year(*dossier.last) : opened,
                      dossier.closed ? year(*dossier.closed) : opened})};
}

void must(const Context& ctx, std::string_view right) {
    core::ensure(ctx.actor.may(right) ? core::Verdict::allowed : core::Verdict::forbidden);
}

}  // namespace depot
