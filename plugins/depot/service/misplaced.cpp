// SPDX-License-Identifier: Apache-2.0
// A class raised above the box's (archive.md I13): raising is immediate, so the dossier stands in the wrong place from
// that moment on, which is told to those who move it and stays in a list until it is mended.
#include "core/audit/trail.h"
#include "depot/service/places.h"
#include "depot/store/loan_store.h"

namespace depot {

using archive::DossierId;
using core::Context;
using core::db::Tx;

std::vector<notify::Receiver> Places::guardians(Tx& tx, core::UnitId unit) {
    std::vector<notify::Receiver> seats;
    // The head as well: what rose to secret the archivist may not know of.
    for (const char* role : {"archivist", "head"})
        for (const auto& seat : seats_with(tx, parts_, unit, role)) seats.emplace_back(seat);
    return seats;
}

void Places::risen(Tx& tx, const Context& ctx, DossierId id) {
    const auto stands = store::shelved(tx, id);
    const auto place = stands ? store::place(tx, stands->place) : std::nullopt;
    const auto dossier = place ? parts_.holdings.find(tx, system_context(parts_), id) : std::nullopt;
    if (!dossier) return;
    const Tree tree(store::places(tx, place->unit));
    const auto allowed = tree.highest(place->id);
    if (dossier->access <= allowed) return settle(tx, ctx, id, place->unit);
    if (!store::misplace(tx, id, place->unit, ctx.now())) return;
    core::audit::append(tx, ctx, "depot.misplaced", object_of(id),
                        {{"place", tree.path(place->id)}, {"allowed", classification::name(allowed)},
                         {"access", classification::name(dossier->access)}});
    if (auto to = guardians(tx, place->unit); !to.empty())
        parts_.notices.tell(tx, ctx, {misplaced_kind, "shelved:" + id.text(), std::move(to)});
}

void Places::look_at_all() {
    const auto ctx = system_context(parts_);
    std::vector<DossierId> wrong;
    parts_.db.read([&](Tx& tx) {
        for (const auto& unit : store::keeping(tx)) {
            const Tree tree(store::places(tx, unit));
            std::vector<PlaceId> all;
            for (const auto& [place, depth] : tree.in_order()) all.push_back(place->id);
            for (const auto& each : store::shelved_in(tx, all))
                if (const auto dossier = parts_.holdings.find(tx, ctx, each.dossier);
                    dossier && dossier->access > tree.highest(each.place))
                    wrong.push_back(each.dossier);
        }
    });
    for (const auto& each : wrong)
        parts_.db.write([&](Tx& tx) { risen(tx, ctx, each); });
}

void Places::settle(Tx& tx, const Context& ctx, DossierId id, core::UnitId unit) {
    if (!store::settle(tx, id)) return;
    for (const auto& seat : guardians(tx, unit))
        parts_.notices.withdraw(tx, ctx, misplaced_kind, "shelved:" + id.text(), seat);
}

bool Places::newly_misplaced(Tx& tx, const Context& ctx, const Tree& before, const Tree& now, PlaceId id) {
    for (const auto& each : store::shelved_in(tx, now.below(id))) {
        const auto dossier = parts_.holdings.find(tx, system_context(parts_), each.dossier);
        if (!dossier) continue;
        if (dossier->access <= now.highest(each.place)) settle(tx, ctx, each.dossier, now.find(id)->unit);
        else if (dossier->access <= before.highest(each.place)) return true;
    }
    return false;
}

std::vector<Misplacing> Places::misplaced(const Context& ctx) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        std::vector<Misplacing> all;
        for (const auto& unit : reach_of(tx, parts_, ctx.actor)) {
            const auto found = store::misplaced(tx, {unit});
            if (found.empty()) continue;
            const Tree tree(store::places(tx, unit));
            for (const auto& [stands, since] : found) {
                auto dossier = parts_.holdings.find(tx, ctx, stands.dossier);
                const auto allowed = tree.highest(stands.place);
                if (!dossier || dossier->access <= allowed) continue;
                all.push_back({{*std::move(dossier), stands.barcode, tree.path(stands.place)}, stands.place, allowed, since});
                all.back().stands.lent = store::away(tx, stands.dossier).has_value();
            }
        }
        return all;
    });
}

std::int64_t Places::count_misplaced(const Context& ctx) {
    return ctx.actor.seats.empty() || !ctx.actor.may("depot.lend") ? 0 : static_cast<std::int64_t>(misplaced(ctx).size());
}

std::optional<Misplacing> Places::misplaced(const Context& ctx, DossierId id) {
    return parts_.db.read([&](Tx& tx) -> std::optional<Misplacing> {
        const auto stands = store::shelved(tx, id);
        auto dossier = stands ? parts_.holdings.find(tx, ctx, id) : std::nullopt;
        if (!dossier) return std::nullopt;
        const auto place = store::place(tx, stands->place);
        const Tree tree(store::places(tx, place->unit));
        const auto allowed = tree.highest(place->id);
        if (dossier->access <= allowed) return std::nullopt;
        return Misplacing{{*std::move(dossier), stands->barcode, tree.path(place->id)}, place->id, allowed, {}};
    });
}

}  // namespace depot
