// SPDX-License-Identifier: Apache-2.0
// A class raised above the box's (archive.md I13): raising is immediate, so the dossier stands in the wrong place from
// that moment on, which is told to those who move it and stays in a list until it is mended.
#include <algorithm>

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
    loans_.risen(tx, ctx, id);
    misplace(tx, ctx, id);
}

void Places::misplace(Tx& tx, const Context& ctx, DossierId id) {
    const auto stands = store::shelved(tx, id);
    const auto dossier = stands ? parts_.holdings.find(tx, system_context(parts_), id) : std::nullopt;
    if (!dossier) return;
    const Tree way(store::upwards(tx, stands->place));
    const auto allowed = way.highest(stands->place);
    if (dossier->access <= allowed) return settle(tx, ctx, id);
    const auto unit = way.find(stands->place)->unit;
    if (!store::misplace(tx, id, unit, ctx.now())) return;
    core::audit::append(tx, ctx, "depot.misplaced", object_of(id),
                        {{"place", way.path(stands->place)}, {"allowed", classification::name(allowed)},
                         {"access", classification::name(dossier->access)}});
    if (auto to = guardians(tx, unit); !to.empty())
        parts_.notices.tell(tx, ctx, {misplaced_kind, "shelved:" + id.text(), std::move(to)});
}

std::string Places::away(Tx& tx, DossierId id) {
    const auto loan = store::away(tx, id);
    return loan ? std::string(name(loan->state)) : std::string();
}

void Places::left(Tx& tx, const Context& ctx, DossierId id) {
    settle(tx, ctx, id);
    const auto stands = store::shelved(tx, id);
    if (!stands) return;
    const auto path = Tree(store::upwards(tx, stands->place)).path(stands->place);
    const auto dossier = parts_.holdings.find(tx, system_context(parts_), id);
    const std::string why(dossier ? archive::name(dossier->life) : std::string_view());
    store::unshelve(tx, id);
    store::add(tx, {object_of(id), stands->place, {}, path, {}, why, ctx.now(), ctx.actor.person, ctx.actor.named()});
    parts_.shelf.set_place(tx, id, "", "");
    core::audit::append(tx, ctx, "depot.left", object_of(id), {{"from", path}, {"life", why}});
}

Places::Watched Places::watch(Tx& tx, core::UnitId unit, DossierId after) {
    Watched seen;
    const auto portion = store::shelved_after(tx, unit, after, most_watched);
    const Tree tree(store::places(tx, unit));
    const auto known = parts_.shelf.standing(tx, system_context(parts_), ids_of(portion));
    for (const auto& each : portion) {
        const auto found = known.find(each.dossier);
        if (found == known.end()) continue;
        if (found->second.gone) seen.gone.push_back(each.dossier);
        else if (found->second.access > tree.highest(each.place)) seen.wrong.push_back(each.dossier);
    }
    if (portion.size() == most_watched) seen.next = portion.back().dossier;
    return seen;
}

void Places::look_at_all() {
    const auto ctx = system_context(parts_);
    for (const auto& unit : parts_.db.read([&](Tx& tx) { return store::keeping(tx); })) {
        std::optional<DossierId> after = DossierId{};
        while (after) {
            const auto seen = parts_.db.read([&](Tx& tx) { return watch(tx, unit, *after); });
            for (const auto& each : seen.wrong)
                parts_.db.write([&](Tx& tx) { misplace(tx, ctx, each); });
            for (const auto& each : seen.gone)
                parts_.db.write([&](Tx& tx) { left(tx, ctx, each); });
            after = seen.next;
        }
    }
}

void Places::settle(Tx& tx, const Context& ctx, DossierId id) {
    const auto unit = store::settle(tx, id);
    if (!unit) return;
    for (const auto& seat : guardians(tx, *unit))
        parts_.notices.withdraw(tx, ctx, misplaced_kind, "shelved:" + id.text(), seat);
}

bool Places::newly_misplaced(Tx& tx, const Context& ctx, const Tree& before, const Tree& now, PlaceId id) {
    const auto inside = store::shelved_in(tx, now.below(id));
    const auto known = parts_.shelf.standing(tx, system_context(parts_), ids_of(inside));
    for (const auto& each : inside) {
        const auto found = known.find(each.dossier);
        if (found == known.end()) continue;
        const auto allowed = now.highest(each.place), was = before.highest(each.place);
        if (found->second.access <= allowed) settle(tx, ctx, each.dossier);
        // What stands wrong already is not to stand worse.
        else if (found->second.access <= was || allowed < was) return true;
    }
    return false;
}

std::vector<Misplacing> Places::misplaced(const Context& ctx) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        std::vector<Misplacing> all;
        std::map<core::UnitId, Tree> trees;
        constexpr std::size_t most_better = 3;
        const auto wrong = store::misplaced(tx, reach_of(tx, parts_, ctx.actor));
        std::vector<DossierId> ids;
        for (const auto& [stands, since] : wrong) ids.push_back(stands.dossier);
        const auto known = known_of(tx, parts_, ctx, ids);
        for (const auto& [stands, since] : wrong) {
            const auto dossier = known.find(stands.dossier);
            if (dossier == known.end()) continue;
            const Tree way(store::upwards(tx, stands.place));
            const auto allowed = way.highest(stands.place);
            if (dossier->second.access <= allowed) continue;
            all.push_back({{dossier->second, stands.barcode, way.path(stands.place)}, stands.place, allowed,
                           since});
            auto& made = all.back();
            made.stands.lent = store::away(tx, stands.dossier).has_value();
            const auto unit = way.find(stands.place)->unit;
            const auto& tree = trees.try_emplace(unit, store::places(tx, unit)).first->second;
            for (const auto& each : tree.fit_for(made.stands.dossier.access, most_better))
                made.better.emplace_back(each, tree.path(each));
        }
        return all;
    });
}

std::int64_t Places::count_misplaced(const Context& ctx) {
    if (ctx.actor.seats.empty() || !ctx.actor.may("depot.lend")) return 0;
    return parts_.db.read([&](Tx& tx) {
        std::vector<store::Shelved> all;
        for (auto& each : store::misplaced(tx, reach_of(tx, parts_, ctx.actor))) all.push_back(std::move(each.shelved));
        const auto known = parts_.shelf.standing(tx, ctx, ids_of(all));
        return std::count_if(all.begin(), all.end(), [&](const store::Shelved& each) {
            const auto found = known.find(each.dossier);
            return found != known.end() &&
                   found->second.access > Tree(store::upwards(tx, each.place)).highest(each.place);
        });
    });
}

std::optional<Misplacing> Places::misplaced(const Context& ctx, DossierId id) {
    return parts_.db.read([&](Tx& tx) -> std::optional<Misplacing> {
        const auto stands = store::shelved(tx, id);
        auto dossier = stands ? parts_.holdings.find(tx, ctx, id) : std::nullopt;
        if (!dossier) return std::nullopt;
        const Tree way(store::upwards(tx, stands->place));
        const auto allowed = way.highest(stands->place);
        if (dossier->access <= allowed) return std::nullopt;
        return Misplacing{{*std::move(dossier), stands->barcode, way.path(stands->place)}, stands->place, allowed, {}};
    });
}

}  // namespace depot
