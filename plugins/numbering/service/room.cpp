// SPDX-License-Identifier: Apache-2.0
// Small acts every service of the room begins with.
#include "numbering/service/room.h"

#include <algorithm>

#include "numbering/domain/overseen.h"

namespace numbering {

Numbered* Owners::of(std::string_view subject) const {
    const auto found = all_.find(subject.substr(0, subject.find(':')));
    return found == all_.end() ? nullptr : found->second;
}

std::vector<Kind> Owners::kinds(core::db::Tx& tx) const {
    std::vector<Kind> kinds;
    for (const auto& [name, owner] : all_)
        for (auto& kind : owner->kinds(tx)) kinds.push_back(std::move(kind));
    return kinds;
}

core::Context system_context(const Parts& parts) {
    core::Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts.clock;
    ctx.zone = parts.zone;
    return ctx;
}

std::vector<OpenBook> open_books(core::db::Tx& tx, Parts& parts, const core::Actor& actor) {
    if (!actor.may("numbering.read") || actor.seats.size() <= actor.acting) return {};
    const auto& seat = actor.seats[actor.acting];
    const bool all = manages_all(actor);
    std::vector<OpenBook> open;
    if (auto own = parts.directory.unit(tx, seat.book)) open.push_back({std::move(*own), true, false});
    if (!all && !seat.roles.contains("head")) return open;
    const auto units = parts.directory.units(tx);
    const auto below = books_below(seat, units, parts.directory.all_positions(tx));
    for (const auto& unit : units) {
        const bool over = std::find(below.begin(), below.end(), unit.id) != below.end();
        if (unit.id != seat.book && (over || (all && numbers_itself(unit)))) open.push_back({unit, false, over});
    }
    return open;
}

Owner owner_of(const core::Context& ctx) {
    const auto& actor = ctx.actor;
    if (actor.kind == core::Actor::Kind::system) return {{}, actor.person_name, {}, ""};
    const auto& seat = actor.seat();
    const std::string as(core::printed(seat.capacity));
    return {actor.person, actor.person_name, seat.position,
            as.empty() ? seat.position_name : as + " " + seat.position_name};
}

void check_classification(core::db::Tx& tx, Parts& parts, std::string_view code,
                          std::vector<core::Fault>& faults) {
    if (!code.empty() && !parts.instruments.code(tx, code))
        faults.push_back({"classification", "numbering.fault.classification", {{"code", std::string(code)}}});
}

}  // namespace numbering
