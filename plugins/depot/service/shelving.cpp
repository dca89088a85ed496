// SPDX-License-Identifier: Apache-2.0
// Making, changing and moving places, and putting dossiers into them.
#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "core/jobs/jobs.h"
#include "depot/service/places.h"

namespace depot {

using archive::DossierId;
using archive::Kept;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

std::string barcode_of(Tx& tx, const char* kind, std::string_view key) {
    auto figures = std::to_string(core::db::next(tx, key));
    constexpr std::size_t width = 7;
    if (figures.size() < width) figures.insert(0, width - figures.size(), '0');
    return kind + figures;
}

std::string metres(std::int64_t centimetres) {
    const auto rest = std::to_string(centimetres % 100);
    return std::to_string(centimetres / 100) + "," + (rest.size() < 2 ? "0" : "") + rest;
}

// What would stand on shelves that are too short for it; "" of a place that tells no length, or has room.
std::optional<Error> too_short(const Tree& tree, const Place& at, const std::map<PlaceId, int>& boxes) {
    if (at.length == 0 || at.kind >= PlaceKind::box) return std::nullopt;
    const auto here = tree.metres(at.id).used;
    std::int64_t more = 0;
    for (const auto& [box, width] : boxes)
        if (!tree.inside(box, at.id)) more += width;
    if (more == 0 || Filling{here, at.length}.takes(more)) return std::nullopt;
    return Error("core.error.invalid", {{"over", "depot.fault.over.shelf",
                                         {{"place", tree.path(at.id)},
                                          {"here", metres(here)},
                                          {"more", metres(more)},
                                          {"capacity", metres(at.length)}}}});
}

}  // namespace

void Places::check(Tx& tx, const PlaceWish& wish, const Place& place, const Tree& tree) {
    std::vector<core::Fault> faults;
    if (clean(wish.code).empty()) faults.push_back({"code", "depot.fault.place_code", {}});
    else if (store::code_taken(tx, place.unit, place.parent, clean(wish.code), place.id))
        faults.push_back({"code", "depot.fault.place_code_taken", {}});
    if (clean(wish.name).empty()) faults.push_back({"name", "depot.fault.place_name", {}});
    if (const auto barcode = clean(wish.barcode); !barcode.empty() && store::barcode_taken(tx, barcode, place.id))
        faults.push_back({"barcode", "depot.fault.barcode_taken", {}});
    if (wish.length > 0 && place.kind == PlaceKind::folder) faults.push_back({"length", "depot.fault.length", {}});
    if (wish.measure == Measure::boxes && place.kind >= PlaceKind::box)
        faults.push_back({"measure", "depot.fault.measure", {}});
    const auto* outer = place.parent ? tree.find(*place.parent) : nullptr;
    if (!fits(place.kind, outer ? std::optional(outer->kind) : std::nullopt))
        faults.push_back({"kind", outer ? "depot.fault.place_kind" : "depot.fault.place_top", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
}

bool Places::goes_over(Tx& tx, const Context& ctx, const Tree& tree, PlaceId into,
                       const std::vector<DossierId>& dossiers, const Boxes& boxes, bool meant) {
    bool over = false;
    for (const auto* at = tree.find(into); at; at = at->parent ? tree.find(*at->parent) : nullptr) {
        if (auto short_of = too_short(tree, *at, boxes)) {
            if (!meant) throw *std::move(short_of);
            over = true;
        }
        if (at->capacity == 0) continue;
        std::int64_t here = 0, more = 0;
        if (at->measure == Measure::boxes) {
            here = tree.boxes_in(at->id);
            more = std::count_if(boxes.begin(), boxes.end(), [&](const auto& box) { return !tree.inside(box.first, at->id); });
        } else {
            const auto stands = ids_of(store::shelved_in(tx, tree.below(at->id)));
            std::set<DossierId> coming(dossiers.begin(), dossiers.end());
            for (const auto& each : stands) coming.erase(each);
            here = static_cast<std::int64_t>(parts_.shelf.standing(tx, ctx, stands).size());
            more = static_cast<std::int64_t>(
                parts_.shelf.standing(tx, ctx, {coming.begin(), coming.end()}).size());
        }
        if (more == 0 || Filling{here, at->capacity}.takes(more)) continue;
        if (!meant)
            throw Error("core.error.invalid",
                        {{"over", "depot.fault.over." + std::string(name(at->measure)),
                          {{"place", tree.path(at->id)},
                           {"here", std::to_string(here)},
                           {"more", std::to_string(more)},
                           {"capacity", std::to_string(at->capacity)}}}});
        over = true;
    }
    return over;
}

PlaceId Places::make(const Context& ctx, const PlaceWish& wish) {
    must(ctx, "depot.keep");
    return parts_.db.write([&](Tx& tx) {
        Place place;
        place.id = PlaceId::make(ctx.now());
        place.unit = wish.parent ? kept(tx, ctx, *wish.parent).unit
                                 : parts_.directory.numbering_unit(tx, ctx.actor.seat().unit).id;
        place.parent = wish.parent;
        place.kind = wish.kind;
        const Tree tree(store::places(tx, place.unit));
        check(tx, wish, place, tree);
        const bool over = place.parent && place.kind == PlaceKind::box &&
                          goes_over(tx, ctx, tree, *place.parent, {}, {{place.id, wish.length}}, wish.over);
        place.code = clean(wish.code);
        place.name = clean(wish.name);
        place.capacity = wish.capacity;
        place.measure = wish.measure;
        place.length = wish.length;
        place.highest = wish.highest;
        place.barcode = clean(wish.barcode);
        if (place.barcode.empty()) place.barcode = barcode_of(tx, "L", "depot/place_barcode");
        if (store::barcode_taken(tx, place.barcode, place.id))
            throw Error("core.error.invalid", {{"barcode", "depot.fault.barcode_taken", {}}});
        store::insert(tx, place);
        core::audit::append(tx, ctx, "depot.place_made", object_of(place.id),
                            {{"kind", name(place.kind)}, {"code", place.code}, {"name", place.name}, {"over", over}});
        return place.id;
    });
}

void Places::change(const Context& ctx, PlaceId id, const PlaceWish& wish) {
    must(ctx, "depot.keep");
    parts_.db.write([&](Tx& tx) {
        auto place = kept(tx, ctx, id);
        const Tree before(store::places(tx, place.unit));
        check(tx, wish, place, before);
        const auto was = place;
        place.code = clean(wish.code);
        place.name = clean(wish.name);
        place.capacity = wish.capacity;
        place.measure = wish.measure;
        place.length = wish.length;
        place.highest = wish.highest;
        if (const auto barcode = clean(wish.barcode); !barcode.empty()) place.barcode = barcode;
        store::save(tx, place);
        const Tree tree(store::places(tx, place.unit));
        if (newly_misplaced(tx, ctx, before, tree, id))
            throw Error("core.error.invalid", {{"highest", "depot.fault.highest", {}}});
        core::audit::append(tx, ctx, "depot.place_changed", object_of(id),
                            {{"code", place.code}, {"name", place.name}, {"capacity", place.capacity},
                             {"measure", name(place.measure)}, {"length_cm", place.length},
                             {"highest", classification::name(place.highest)}, {"was_name", was.name}});
        if (was.name != place.name) tell_archive(tx, ctx, id, DossierId{});
    });
}

void Places::tell_archive(Tx& tx, const Context& ctx, PlaceId id, DossierId after) {
    const auto place = store::place(tx, id);
    if (!place) return;
    const Tree tree(store::places(tx, place->unit));
    const auto portion = store::shelved_after(tx, tree.below(id), after, most_told);
    for (const auto& each : portion) {
        parts_.gate.take(tx, each.dossier);   // whoever moves it meanwhile tells where to
        const auto stands = store::shelved(tx, each.dossier);
        if (stands && tree.find(stands->place))
            parts_.shelf.set_place(tx, each.dossier, tree.path(stands->place), tree.box(stands->place));
    }
    if (portion.size() == most_told)
        core::jobs::add(tx, ctx.now(), telling, {{"place", id.text()}, {"after", portion.back().dossier.text()}});
}

void Places::tell_rest(const core::Json& job) {
    const auto ctx = system_context(parts_);
    parts_.db.write([&](Tx& tx) {
        tell_archive(tx, ctx, PlaceId::parse(core::json::text(job, "place")),
                     DossierId::parse(core::json::text(job, "after")));
    });
}

void Places::move(const Context& ctx, PlaceId id, PlaceId to, const std::string& reason, bool over) {
    must(ctx, "depot.keep");
    parts_.db.write([&](Tx& tx) {
        auto place = kept(tx, ctx, id);
        const auto why = reason_in(reason);
        const Tree before(store::places(tx, place.unit));
        const auto* target = before.find(to);
        if (!target || !fits(place.kind, target->kind) || before.inside(to, id) || place.parent == to)
            throw Error("core.error.invalid", {{"to", "depot.fault.move_to", {}}});
        if (store::code_taken(tx, place.unit, to, place.code, id))
            throw Error("core.error.invalid", {{"to", "depot.fault.place_code_taken", {}}});
        const auto inside = store::shelved_in(tx, before.below(id));
        Boxes boxes;
        for (const auto& each : before.below(id))
            if (const auto* box = before.find(each); box->kind == PlaceKind::box) boxes.emplace(each, box->length);
        const bool above = goes_over(tx, ctx, before, to, ids_of(inside), boxes, over);
        for (const auto& each : inside) parts_.gate.pass(tx, ctx, each.dossier, archive::Deed::relocate);
        store::Move move{object_of(id), place.parent, to, before.path(id), {}, why, ctx.now(), ctx.actor.person,
                         ctx.actor.named()};
        place.parent = to;
        store::save(tx, place);
        const Tree tree(store::places(tx, place.unit));
        if (newly_misplaced(tx, ctx, before, tree, id)) throw Error(core::Code::conflict, "depot.error.place_class");
        move.to_text = tree.path(id);
        store::add(tx, move);
        tell_archive(tx, ctx, id, DossierId{});
        core::audit::append(tx, ctx, "depot.place_moved", object_of(id),
                            {{"from", move.from_text}, {"to", move.to_text}, {"reason", why},
                             {"dossiers", inside.size()}, {"over", above}});
    });
}

void Places::put(Tx& tx, const Context& ctx, const Tree& tree, const Place& place, const Kept& dossier,
                 const std::string& reason, bool over) {
    const auto before = store::shelved(tx, dossier.id);
    if (before && before->place == place.id) return;
    const auto units = tree_of(tx, parts_, heir_of(tx, parts_, place.unit));
    if (!among(units, dossier.unit) && !among(units, custodian_of(tx, parts_, dossier)))
        throw Error(core::Code::conflict, "depot.error.place_unit", {{"number", dossier.number}});
    if (dossier.access > tree.highest(place.id))
        throw Error(core::Code::conflict, "depot.error.place_class_of", {{"number", dossier.number}});
    parts_.gate.pass(tx, ctx, dossier.id, archive::Deed::relocate);
    const auto path = tree.path(place.id);
    store::Move move{object_of(dossier.id), {}, place.id, dossier.place, path, reason, ctx.now(), ctx.actor.person,
                     ctx.actor.named()};
    if (before) move.from = before->place;
    const auto barcode = before ? before->barcode : barcode_of(tx, "B", "depot/dossier_barcode");
    store::shelve(tx, {dossier.id, place.id, barcode}, ctx.now());
    store::add(tx, move);
    parts_.shelf.set_place(tx, dossier.id, path, tree.box(place.id));
    settle(tx, ctx, dossier.id);
    core::audit::append(tx, ctx, "depot.shelved", object_of(dossier.id),
                        {{"from", move.from_text}, {"to", path}, {"reason", reason}, {"over", over}});
}

void Places::shelve(const Context& ctx, PlaceId id, const std::vector<DossierId>& dossiers, const std::string& reason,
                    bool over) {
    must(ctx, "depot.keep");
    parts_.db.write([&](Tx& tx) {
        const auto place = kept(tx, ctx, id);
        if (dossiers.empty()) throw Error("core.error.invalid", {{"dossiers", "depot.fault.hold_dossiers", {}}});
        const auto why = reason_in(reason);
        const Tree tree(store::places(tx, place.unit));
        const auto coming = all_known(tx, parts_, ctx, dossiers);
        const bool above = goes_over(tx, ctx, tree, id, dossiers, {}, over);
        for (const auto& each : coming) put(tx, ctx, tree, place, each, why, above);
    });
}

}  // namespace depot
