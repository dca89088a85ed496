// SPDX-License-Identifier: Apache-2.0
#include "depot/domain/place.h"

#include <algorithm>

namespace depot {

std::string_view name(PlaceKind kind) {
    switch (kind) {
        case PlaceKind::building: return "building";
        case PlaceKind::room: return "room";
        case PlaceKind::rack: return "rack";
        case PlaceKind::row: return "row";
        case PlaceKind::cabinet: return "cabinet";
        case PlaceKind::drawer: return "drawer";
        case PlaceKind::box: return "box";
        case PlaceKind::folder: return "folder";
    }
    return "box";
}

std::string_view name(Measure measure) { return measure == Measure::boxes ? "boxes" : "dossiers"; }

std::string_view name(Space space) {
    switch (space) {
        case Space::free: return "free";
        case Space::nearly: return "nearly";
        case Space::full: return "full";
    }
    return "free";
}

bool Filling::is(Space space) const {
    if (!told()) return false;
    switch (space) {
        case Space::free: return filled < capacity;
        case Space::nearly: return filled * 10 >= std::int64_t{capacity} * 9;
        case Space::full: return filled >= capacity;
    }
    return false;
}

void Metres::add(const Metres& more) {
    used += more.used;
    room += more.room;
    unmeasured += more.unmeasured;
}

bool either_is(Space space, const Filling& counted, const Filling& measured) {
    if (space != Space::free) return counted.is(space) || measured.is(space);
    return (counted.told() || measured.told()) && (!counted.told() || counted.is(space)) &&
           (!measured.told() || measured.is(space));
}

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::present: return "present";
        case Outcome::lent: return "lent";
        case Outcome::lost: return "lost";
        case Outcome::missing: return "missing";
        case Outcome::lent_here: return "lent_here";
        case Outcome::lost_here: return "lost_here";
        case Outcome::elsewhere: return "elsewhere";
        case Outcome::unplaced: return "unplaced";
        case Outcome::unknown: return "unknown";
    }
    return "unknown";
}

Outcome outcome_of(bool found, Away away) {
    switch (away) {
        case Away::lent: return found ? Outcome::lent_here : Outcome::lent;
        case Away::lost: return found ? Outcome::lost_here : Outcome::lost;
        case Away::no: break;
    }
    return found ? Outcome::present : Outcome::missing;
}

bool fits(PlaceKind inner, std::optional<PlaceKind> outer) {
    if (!outer) return inner == PlaceKind::building || inner == PlaceKind::room;
    return *outer < inner;
}

Tree::Tree(std::vector<Place> all) : all_(std::move(all)) {
    std::sort(all_.begin(), all_.end(), [](const Place& a, const Place& b) {
        // "Rak 2" before "Rak 10": codes of equal length sort as text.
        return std::pair(a.code.size(), a.code) < std::pair(b.code.size(), b.code);
    });
    for (std::size_t i = 0; i < all_.size(); ++i) {
        at_[all_[i].id] = i;
        inner_[all_[i].parent].push_back(i);
    }
}

const Place* Tree::find(PlaceId id) const {
    const auto at = at_.find(id);
    return at == at_.end() ? nullptr : &all_[at->second];
}

std::string Tree::path(PlaceId id) const {
    std::string text;
    for (const auto* place = find(id); place; place = place->parent ? find(*place->parent) : nullptr)
        text = text.empty() ? place->name : place->name + " / " + text;
    return text;
}

std::string Tree::box(PlaceId id) const {
    for (const auto* place = find(id); place; place = place->parent ? find(*place->parent) : nullptr)
        if (place->kind == PlaceKind::box) return place->name;
    return "";
}

bool Tree::inside(PlaceId inner, PlaceId outer) const {
    for (const auto* place = find(inner); place; place = place->parent ? find(*place->parent) : nullptr)
        if (place->id == outer) return true;
    return false;
}

std::int64_t Tree::boxes_in(PlaceId id) const {
    const auto all = below(id);
    return std::count_if(all.begin(), all.end(), [&](const PlaceId& inner) {
        return inner != id && find(inner)->kind == PlaceKind::box;
    });
}

Metres Tree::metres(PlaceId id) const {
    const auto* place = find(id);
    if (place == nullptr || place->kind > PlaceKind::box) return {};
    if (place->kind == PlaceKind::box) return {place->length, 0, place->length > 0 ? 0 : 1};
    Metres sum;
    if (const auto inner = inner_.find(id); inner != inner_.end())
        for (const auto at : inner->second) sum.add(metres(all_[at].id));
    if (place->length > 0) sum.room = place->length;
    return sum;
}

classification::AccessClass Tree::highest(PlaceId id) const {
    auto lowest = classification::AccessClass::top_secret;
    for (const auto* place = find(id); place; place = place->parent ? find(*place->parent) : nullptr)
        lowest = std::min(lowest, place->highest);
    return lowest;
}

std::vector<PlaceId> Tree::fit_for(classification::AccessClass access, std::size_t most) const {
    std::vector<std::pair<classification::AccessClass, PlaceId>> found;
    for (const auto& [place, depth] : in_order())
        if (const auto allowed = highest(place->id); !inner_.contains(place->id) && allowed >= access)
            found.emplace_back(allowed, place->id);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<PlaceId> ids;
    for (const auto& [allowed, id] : found)
        if (ids.size() < most) ids.push_back(id);
    return ids;
}

void Tree::walk(const std::optional<PlaceId>& parent, int depth, std::vector<std::pair<const Place*, int>>& out) const {
    const auto found = inner_.find(parent);
    if (found == inner_.end()) return;
    for (const auto at : found->second) {
        out.emplace_back(&all_[at], depth);
        walk(all_[at].id, depth + 1, out);
    }
}

std::vector<std::pair<const Place*, int>> Tree::in_order() const {
    std::vector<std::pair<const Place*, int>> out;
    walk(std::nullopt, 0, out);
    return out;
}

std::vector<PlaceId> Tree::below(PlaceId id) const {
    std::vector<std::pair<const Place*, int>> out;
    walk(id, 1, out);
    std::vector<PlaceId> all{id};
    for (const auto& [place, depth] : out) all.push_back(place->id);
    return all;
}

bool alike(const std::vector<archive::Kept>& dossiers) {
    if (dossiers.size() < 2) return true;
    const auto& first = dossiers.front();
    bool series = true, periods = true;
    for (const auto& each : dossiers) {
        series = series && each.code == first.code;
        periods = periods && each.active_years == first.active_years && each.inactive_years == first.inactive_years &&
                  each.fate == first.fate;
    }
    return series || periods;
}

}  // namespace depot
