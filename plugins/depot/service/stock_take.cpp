// SPDX-License-Identifier: Apache-2.0
// A stock-take: what was found in a place against what is written down there.
#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "depot/service/places.h"

namespace depot {

using archive::DossierId;
using archive::Kept;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// What was read off, each asked once: barcodes, numbers, and the dossiers they name as far as the actor knows of them.
struct Reading {
    std::map<std::string, DossierId> barcodes;
    std::multimap<std::string, DossierId> numbers;
    std::map<DossierId, Kept> known;
};

Reading read_all(Tx& tx, const Context& ctx, Parts& parts, const std::vector<std::string>& codes,
                 const std::vector<DossierId>& ticked) {
    Reading made;
    made.barcodes = store::by_barcode(tx, codes);
    archive::Wanted wanted;
    for (const auto& each : codes)
        if (!made.barcodes.contains(each)) wanted.numbers.push_back(each);
    wanted.brief = true;
    constexpr int most = 20'000;
    wanted.limit = most;
    auto ids = ticked;
    for (const auto& [code, id] : made.barcodes) ids.push_back(id);
    made.known = known_of(tx, parts, ctx, ids);
    if (wanted.numbers.empty()) return made;
    for (auto& each : parts.holdings.list(tx, ctx, wanted)) {
        made.numbers.emplace(each.number, each.id);
        made.known.emplace(each.id, std::move(each));
    }
    return made;
}

// A barcode names one dossier. A number may be that of several units: then it is the one that stands here, if one does.
const Kept* read_off(const Reading& all, const std::string& code, const std::set<DossierId>& here) {
    const auto named = [&](DossierId id) {
        const auto found = all.known.find(id);
        return found == all.known.end() ? nullptr : &found->second;
    };
    if (const auto by = all.barcodes.find(code); by != all.barcodes.end()) return named(by->second);
    const auto [first, last] = all.numbers.equal_range(code);
    if (first == last) return nullptr;
    if (std::next(first) == last) return named(first->second);
    const auto found = std::find_if(first, last, [&](const auto& each) { return here.contains(each.second); });
    return found == last ? nullptr : named(found->second);
}

// A dossier found may be written down in the depot of another unit; each place is looked up once.
const std::string& where(Tx& tx, std::map<PlaceId, std::string>& paths, PlaceId id) {
    auto& path = paths[id];
    if (path.empty()) path = Tree(store::upwards(tx, id)).path(id);
    return path;
}

}  // namespace

CountId Places::take_stock(const Context& ctx, PlaceId id, const std::vector<std::string>& codes,
                           const std::vector<DossierId>& ticked, const std::string& note) {
    must(ctx, "depot.keep");
    return parts_.db.write([&](Tx& tx) {
        const auto place = kept(tx, ctx, id);
        const Tree tree(store::places(tx, place.unit));
        const auto below = tree.below(id);
        const auto expected = standing(tx, ctx, tree, below);
        std::set<DossierId> here;
        for (const auto& each : expected) here.insert(each.dossier.id);
        std::vector<std::string> scanned;
        for (const auto& each : codes)
            if (auto code = clean(each); !code.empty()) scanned.push_back(std::move(code));
        const auto all = read_all(tx, ctx, parts_, scanned, ticked);
        std::vector<DossierId> others;
        for (const auto& [each, dossier] : all.known) others.push_back(each);
        const auto stands = store::shelved_of(tx, others);
        std::vector<CountLine> lines;
        std::set<DossierId> found;
        std::map<PlaceId, std::string> paths;
        const auto take = [&](const Kept& dossier, const std::string& code) {
            if (!found.insert(dossier.id).second || here.contains(dossier.id)) return;
            const auto place_of = stands.find(dossier.id);
            const bool placed = place_of != stands.end();
            lines.push_back({dossier.id, code, placed ? Outcome::elsewhere : Outcome::unplaced,
                             placed ? where(tx, paths, place_of->second) : std::string()});
        };
        for (const auto& each : ticked) {
            const auto known = all.known.find(each);
            if (known == all.known.end()) core::ensure(core::Verdict::hidden);
            take(known->second, {});
        }
        for (const auto& code : scanned) {
            if (const auto* dossier = read_off(all, code, here)) take(*dossier, code);
            else lines.push_back({std::nullopt, code, Outcome::unknown, {}});
        }
        for (const auto& each : expected)
            lines.push_back({each.dossier.id, each.barcode,
                             outcome_of(found.contains(each.dossier.id), each.lost   ? Away::lost
                                                                         : each.lent ? Away::lent
                                                                                     : Away::no),
                             each.path});
        std::stable_sort(lines.begin(), lines.end(),
                         [](const CountLine& a, const CountLine& b) {
                             return differs(a.outcome) > differs(b.outcome);
                         });
        store::Count count{CountId::make(ctx.now()), place.unit, id, tree.path(id), ctx.actor.named(),
                           clean(note), ctx.now()};
        store::insert(tx, count, lines);
        core::Json sums = core::Json::object();
        for (const auto outcome : all_outcomes)
            sums[std::string(name(outcome))] = std::count_if(
                lines.begin(), lines.end(), [&](const CountLine& line) { return line.outcome == outcome; });
        core::audit::append(tx, ctx, "depot.counted", object_of(id), {{"count", count.id.text()}, {"found", sums}});
        return count.id;
    });
}

}  // namespace depot
