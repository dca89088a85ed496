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

using Numbers = std::multimap<std::string, Kept>;

// A barcode names one dossier. A number may be that of several units: then it is the one that stands here, if one does.
std::optional<Kept> read_off(Tx& tx, const Context& ctx, Parts& parts, const Numbers& numbers, const std::string& code,
                             const std::set<DossierId>& here) {
    if (const auto by = store::by_barcode(tx, code)) return parts.holdings.find(tx, ctx, *by);
    const auto [first, last] = numbers.equal_range(code);
    if (first == last) return std::nullopt;
    if (std::next(first) == last) return first->second;
    const auto found = std::find_if(first, last, [&](const auto& each) { return here.contains(each.second.id); });
    return found == last ? std::nullopt : std::optional(found->second);
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
        archive::Wanted wanted;
        constexpr int most = 20'000;
        wanted.limit = most;
        Numbers numbers;
        for (auto& each : parts_.holdings.list(tx, ctx, wanted)) numbers.emplace(each.number, each);
        const auto expected = standing(tx, ctx, tree, below);
        std::set<DossierId> here;
        for (const auto& each : expected) here.insert(each.dossier.id);
        std::vector<CountLine> lines;
        std::set<DossierId> found;
        std::map<PlaceId, std::string> paths;
        const auto take = [&](const Kept& dossier, const std::string& code) {
            if (!found.insert(dossier.id).second || here.contains(dossier.id)) return;
            const auto stands = store::shelved(tx, dossier.id);
            lines.push_back({dossier.id, code, stands ? Outcome::elsewhere : Outcome::unplaced,
                             stands ? where(tx, paths, stands->place) : std::string()});
        };
        for (const auto& each : ticked) take(known(tx, parts_, ctx, each), {});
        for (const auto& each : codes) {
            const auto code = clean(each);
            if (code.empty()) continue;
            if (const auto dossier = read_off(tx, ctx, parts_, numbers, code, here)) take(*dossier, code);
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
