// SPDX-License-Identifier: Apache-2.0
// What stands where.
#include "depot/service/places.h"

#include <algorithm>

#include "core/base/text.h"
#include "depot/store/loan_store.h"

namespace depot {

using archive::Kept;
using core::Context;
using core::db::Tx;

std::string object_of(PlaceId id) { return "place:" + id.text(); }

std::vector<archive::DossierId> ids_of(const std::vector<store::Shelved>& all) {
    std::vector<archive::DossierId> ids;
    for (const auto& each : all) ids.push_back(each.dossier);
    return ids;
}

Place Places::seen(Tx& tx, const Context& ctx, PlaceId id) {
    auto place = store::place(tx, id);
    if (!place || !reaches(tx, parts_, ctx.actor, place->unit)) core::ensure(core::Verdict::hidden);
    return *std::move(place);
}

Place Places::kept(Tx& tx, const Context& ctx, PlaceId id) {
    auto place = seen(tx, ctx, id);
    must(ctx, "depot.keep");
    return place;
}

std::vector<Shelving> Places::standing(Tx& tx, const Context& ctx, const Tree& tree,
                                       const std::vector<PlaceId>& places) {
    std::vector<Shelving> all;
    const auto stands = store::shelved_in(tx, places);
    const auto away = store::away_of(tx, ids_of(stands));
    auto known = known_of(tx, parts_, ctx, ids_of(stands));
    for (const auto& each : stands)
        if (const auto dossier = known.find(each.dossier); dossier != known.end()) {
            Shelving shelving{std::move(dossier->second), each.barcode, tree.path(each.place)};
            const auto found = away.find(each.dossier);
            shelving.lent = found != away.end() && found->second == LoanState::out;
            shelving.lost = found != away.end() && found->second == LoanState::lost;
            shelving.too_high = shelving.dossier.access > tree.highest(each.place);
            all.push_back(std::move(shelving));
        }
    return all;
}

std::vector<PlaceRow> Places::rows(Tx& tx, const Context& ctx, const Tree& tree,
                                   const std::vector<std::pair<const Place*, int>>& of) {
    std::vector<PlaceId> ids;
    for (const auto& [place, depth] : of) ids.push_back(place->id);
    std::map<PlaceId, std::int64_t> inside;
    const auto stands = store::shelved_in(tx, ids);
    const auto known = parts_.shelf.standing(tx, ctx, ids_of(stands));
    for (const auto& each : stands) {
        if (!known.contains(each.dossier)) continue;
        for (const auto* at = tree.find(each.place); at; at = at->parent ? tree.find(*at->parent) : nullptr)
            ++inside[at->id];
    }
    std::vector<PlaceRow> rows;
    for (const auto& [place, depth] : of) {
        const auto count = inside[place->id];
        const auto filled = place->measure == Measure::boxes ? tree.boxes_in(place->id) : count;
        rows.push_back({*place, depth, count, {filled, place->capacity}, tree.path(place->id), tree.metres(place->id)});
    }
    return rows;
}

std::vector<PlaceTree> Places::trees(const Context& ctx, std::optional<Space> space) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        std::vector<PlaceTree> all;
        const auto keeping = store::keeping(tx);
        for (const auto& unit : reach_of(tx, parts_, ctx.actor)) {
            if (std::find(keeping.begin(), keeping.end(), unit) == keeping.end()) continue;
            const Tree tree(store::places(tx, unit));
            auto found = rows(tx, ctx, tree, tree.in_order());
            Metres metres;
            for (const auto& row : found)
                if (row.depth == 0) metres.add(row.metres);
            if (space)
                found.erase(std::remove_if(found.begin(), found.end(),
                                           [&](const PlaceRow& row) { return !row.is(*space); }),
                            found.end());
            const auto named = parts_.directory.unit(tx, unit);
            if (found.empty() || !named) continue;
            all.push_back({unit, named->name, std::move(found), metres});
        }
        return all;
    });
}

PlaceShown Places::one(const Context& ctx, PlaceId id, const Choosing& choosing) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        PlaceShown shown;
        shown.place = seen(tx, ctx, id);
        const Tree tree(store::places(tx, shown.place.unit));
        shown.path = tree.path(id);
        for (auto at = shown.place.parent; at; at = tree.find(*at)->parent)
            shown.outer.insert(shown.outer.begin(), {*at, tree.find(*at)->name});
        if (const auto unit = parts_.directory.unit(tx, shown.place.unit)) shown.unit_name = unit->name;
        const auto below = tree.below(id);
        std::vector<std::pair<const Place*, int>> inner;
        for (const auto& each : tree.in_order())
            if (tree.inside(each.first->id, id)) inner.push_back(each);
        const int least = inner.front().second + 1;
        for (auto& each : inner) each.second -= least;
        shown.within = rows(tx, ctx, tree, inner);
        shown.row = shown.within.front();
        shown.within.erase(shown.within.begin());
        shown.dossiers = standing(tx, ctx, tree, {id});
        std::vector<Kept> together;
        for (const auto& each : shown.dossiers) together.push_back(each.dossier);
        shown.alike = shown.place.kind != PlaceKind::box || alike(together);
        shown.moves = store::moves(tx, object_of(id));
        shown.counts = store::counts(tx, below);
        shown.keeps = ctx.actor.may("depot.keep");
        if (!shown.keeps) return shown;
        for (const auto& [place, depth] : tree.in_order())
            if (fits(shown.place.kind, place->kind) && !tree.inside(place->id, id) && shown.place.parent != place->id)
                shown.others.emplace_back(place->id, tree.path(place->id));
        archive::Wanted wanted;
        wanted.code = choosing.code;
        wanted.units = tree_of(tx, parts_, heir_of(tx, parts_, shown.place.unit));
        wanted.here = true;
        wanted.at_most = tree.highest(id);
        wanted.unplaced_first = true;   // what was just received is put somewhere most of all
        wanted.without = ids_of(store::shelved_in(tx, {id}));
        shown.others_here = some_of(tx, parts_, ctx, wanted, choosing);
        return shown;
    });
}

std::vector<BoxLabel> Places::labels(const Context& ctx, PlaceId id) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        const auto top = seen(tx, ctx, id);
        const Tree tree(store::places(tx, top.unit));
        std::vector<BoxLabel> all;
        for (const auto& inner : tree.below(id)) {
            const auto* place = tree.find(inner);
            if (inner != id && place->kind != PlaceKind::box) continue;
            BoxLabel label{*place, tree.path(inner), {}, {}, {}};
            std::vector<std::string> units, numbers;
            int first = 0, last = 0;
            for (const auto& each : standing(tx, ctx, tree, {inner})) {
                if (std::find(units.begin(), units.end(), each.dossier.unit_name) == units.end())
                    units.push_back(each.dossier.unit_name);
                numbers.push_back(each.dossier.number);
                const auto span = span_of(each.dossier);
                first = first == 0 ? span.first : std::min(first, span.first);
                last = std::max(last, span.last);
            }
            constexpr std::size_t most = 8;
            const auto more = numbers.size() > most ? " (+" + std::to_string(numbers.size() - most) + ")"
                                                    : std::string();
            if (numbers.size() > most) numbers.resize(most);
            if (units.empty())
                if (const auto unit = parts_.directory.unit(tx, top.unit)) units.push_back(unit->name);
            label.units = core::text::join(units, ", ");
            label.numbers = core::text::join(numbers, ", ") + more;
            if (first > 0) label.years = std::to_string(first);
            if (last > first) label.years += "-" + std::to_string(last);
            all.push_back(std::move(label));
        }
        // Whoever asks for a rack wants the boxes in it.
        if (all.size() > 1 && all.front().place.kind != PlaceKind::box) all.erase(all.begin());
        return all;
    });
}

std::vector<FolderLabel> Places::folders(const Context& ctx, PlaceId id) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        const auto top = seen(tx, ctx, id);
        const Tree tree(store::places(tx, top.unit));
        std::vector<FolderLabel> all;
        for (auto& each : standing(tx, ctx, tree, tree.below(id)))
            all.push_back({std::move(each.dossier), std::move(each.barcode), std::move(each.path)});
        if (all.empty()) throw core::Error(core::Code::conflict, "depot.error.no_folders");
        if (all.size() > most_labels)
            throw core::Error(core::Code::conflict, "depot.error.many_folders",
                              {{"most", std::to_string(most_labels)}});
        return all;
    });
}

FolderLabel Places::folder(const Context& ctx, archive::DossierId id) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        auto dossier = known(tx, parts_, ctx, id);
        const auto stands = store::shelved(tx, id);
        if (!stands) throw core::Error(core::Code::conflict, "depot.error.no_barcode", {{"number", dossier.number}});
        auto path = dossier.place;
        return FolderLabel{std::move(dossier), stands->barcode, std::move(path)};
    });
}

bool Places::shelved(const Context& ctx, archive::DossierId id) {
    return parts_.db.read([&](Tx& tx) { return parts_.holdings.find(tx, ctx, id) && store::shelved(tx, id); });
}

CountShown Places::count(const Context& ctx, CountId id) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        auto found = store::count(tx, id);
        if (!found || !reaches(tx, parts_, ctx.actor, found->unit)) core::ensure(core::Verdict::hidden);
        CountShown shown;
        shown.count = *std::move(found);
        auto lines = store::count_lines(tx, id);
        std::vector<archive::DossierId> ids;
        for (const auto& line : lines)
            if (line.dossier) ids.push_back(*line.dossier);
        const auto known = known_of(tx, parts_, ctx, ids);
        for (auto& line : lines) {
            std::optional<Kept> dossier;
            if (line.dossier) {
                const auto at = known.find(*line.dossier);
                if (at == known.end()) continue;
                dossier = at->second;
            }
            ++shown.sums[line.outcome];
            if (recorded(line.outcome)) ++shown.recorded;
            if (differs(line.outcome)) ++shown.differences;
            shown.lines.emplace_back(std::move(line), std::move(dossier));
        }
        return shown;
    });
}

}  // namespace depot
