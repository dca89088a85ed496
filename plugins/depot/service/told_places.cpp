// SPDX-License-Identifier: Apache-2.0
#include "depot/service/told_places.h"

#include <algorithm>

#include "core/base/text.h"

namespace depot {

using archive::DossierId;
using archive::FoundPlace;
using archive::ToldPlace;
using core::Context;
using core::db::Tx;

namespace {

struct Level {
    std::string ToldPlace::*told;
    const char* word;   // lists write "R-07" and "Rak R-07"
    std::vector<PlaceKind> kinds;
};

const std::array<Level, 4>& levels() {
    static const std::array<Level, 4> all{{{&ToldPlace::room, "ruang", {PlaceKind::building, PlaceKind::room}},
                                           {&ToldPlace::rack, "rak", {PlaceKind::rack, PlaceKind::cabinet}},
                                           {&ToldPlace::row, "baris", {PlaceKind::row, PlaceKind::drawer}},
                                           {&ToldPlace::box, "boks", {PlaceKind::box}}}};
    return all;
}

// By code and by name.
class Named {
  public:
    explicit Named(const Tree& tree) : tree_(tree) {
        for (const auto& [place, depth] : tree.in_order()) {
            const auto code = core::text::lower(place->code), name = core::text::lower(place->name);
            by_.emplace(code, place);
            if (name != code) by_.emplace(name, place);
        }
    }
    std::vector<const Place*> called(const Level& level, const std::string& told,
                                     const std::optional<std::vector<const Place*>>& within) const {
        const auto text = core::text::lower(core::text::trim(told)), word = std::string(level.word) + " ";
        std::vector<std::string> ways{text, word + text};
        if (text.starts_with(word)) ways.push_back(text.substr(word.size()));
        std::vector<const Place*> found;
        for (const auto& way : ways)
            for (auto [at, end] = by_.equal_range(way); at != end; ++at)
                if (fits(*at->second, level, within) && std::find(found.begin(), found.end(), at->second) == found.end())
                    found.push_back(at->second);
        return found;
    }

  private:
    bool fits(const Place& place, const Level& level, const std::optional<std::vector<const Place*>>& within) const {
        if (std::find(level.kinds.begin(), level.kinds.end(), place.kind) == level.kinds.end()) return false;
        return !within || std::any_of(within->begin(), within->end(), [&](const Place* outer) {
            return tree_.inside(place.id, outer->id);
        });
    }

    const Tree& tree_;
    std::multimap<std::string, const Place*> by_;
};

FoundPlace found_of(const Tree& tree, const Named& named, const ToldPlace& told) {
    FoundPlace found;
    std::optional<std::vector<const Place*>> within;
    for (const auto& level : levels()) {
        if ((told.*level.told).empty()) continue;
        found.at = level.told;
        within = named.called(level, told.*level.told, within);
        if (!within->empty()) continue;
        found.lack = FoundPlace::Lack::missing;
        return found;
    }
    if (!within) return found;
    if (within->size() > 1) {
        found.lack = FoundPlace::Lack::several;
        return found;
    }
    const auto& place = *within->front();
    found.id = place.id.text();
    found.path = tree.path(place.id);
    found.highest = tree.highest(place.id);
    return found;
}

}  // namespace

std::vector<FoundPlace> Told::find(Tx& tx, const Context& ctx, const std::vector<ToldPlace>& told) {
    if (ctx.actor.seats.empty() || !ctx.actor.may("depot.keep")) return std::vector<FoundPlace>(told.size());
    std::vector<Place> all;
    for (const auto& unit : own_units(tx, parts_, ctx.actor))
        for (auto& each : store::places(tx, unit)) all.push_back(std::move(each));
    const Tree tree(std::move(all));
    const Named named(tree);
    std::vector<FoundPlace> found;
    for (const auto& each : told) found.push_back(found_of(tree, named, each));
    return found;
}

void Told::shelve(Tx& tx, const Context& ctx, const std::string& place, const std::vector<DossierId>& dossiers,
                  const std::string& reason) {
    places_.stand(tx, ctx, PlaceId::parse(place), dossiers, reason);
}

void Places::stand(Tx& tx, const Context& ctx, PlaceId id, const std::vector<DossierId>& dossiers, const std::string& reason) {
    const auto place = kept(tx, ctx, id);
    const Tree tree(store::places(tx, place.unit));
    const bool above = goes_over(tx, ctx, tree, id, dossiers, {}, true);
    for (const auto& each : all_known(tx, parts_, ctx, dossiers)) put(tx, ctx, tree, place, each, reason, above);
}

}  // namespace depot
