// SPDX-License-Identifier: Apache-2.0
// Where dossiers stand: a tree of places from building to folder. Which may stand in which, what may be
// put into one, and what a stock-take finds.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/keeping.h"

namespace depot {

using PlaceId = core::Id<struct PlaceTag>;
using CountId = core::Id<struct CountTag>;

enum class PlaceKind { building, room, rack, row, cabinet, drawer, box, folder };
inline constexpr std::array<PlaceKind, 8> all_place_kinds{PlaceKind::building, PlaceKind::room,   PlaceKind::rack,
                                                          PlaceKind::row,      PlaceKind::cabinet, PlaceKind::drawer,
                                                          PlaceKind::box,      PlaceKind::folder};
std::string_view name(PlaceKind kind);
// From the outside in: a place stands in one of a kind further out, and at the top alone where none is.
bool fits(PlaceKind inner, std::optional<PlaceKind> outer);

// What the capacity of a place counts.
enum class Measure { dossiers, boxes };
inline constexpr std::array<Measure, 2> all_measures{Measure::dossiers, Measure::boxes};
std::string_view name(Measure measure);

struct Place {
    PlaceId id;
    core::UnitId unit;
    PlaceKind kind = PlaceKind::box;
    std::optional<PlaceId> parent;
    std::string code, name, barcode;
    int capacity = 0;   // 0: not told
    Measure measure = Measure::dossiers;
    int length = 0;     // cm, of its shelves; of a box how wide it is; 0: not told
    classification::AccessClass highest = classification::AccessClass::ordinary;
    std::int64_t version = 1;
};

// How much of its capacity is taken. Of a place with none told nothing is full and nothing is free.
enum class Space { free, nearly, full };
inline constexpr std::array<Space, 3> all_spaces{Space::free, Space::nearly, Space::full};
std::string_view name(Space space);
struct Filling {
    std::int64_t filled = 0;
    int capacity = 0;

    bool told() const { return capacity > 0; }
    // nearly: from nine tenths on, what is full among them.
    bool is(Space space) const;
    bool takes(std::int64_t more) const { return !told() || filled + more <= capacity; }
};

// Linear metres of shelf, in centimetres: how long the shelves are, and what the boxes on them take.
struct Metres {
    std::int64_t used = 0, room = 0;
    std::int64_t unmeasured = 0;   // boxes whose width nobody told

    Filling filling() const { return {used, static_cast<int>(room)}; }
    void add(const Metres& more);
};
// Full or nearly by either of the two; free by each that is told.
bool either_is(Space space, const Filling& counted, const Filling& measured);

// The places of one unit, by what stands in what.
class Tree {
  public:
    explicit Tree(std::vector<Place> all);

    const Place* find(PlaceId id) const;
    // "Depo A / Rak 3 / Boks 12".
    std::string path(PlaceId id) const;
    // Name of the box it is or stands in; "" where there is none.
    std::string box(PlaceId id) const;
    // It and all in it, the outer ones first.
    std::vector<PlaceId> below(PlaceId id) const;
    bool inside(PlaceId inner, PlaceId outer) const;
    std::int64_t boxes_in(PlaceId id) const;
    // Of a place that does not tell its own length that of those within it.
    Metres metres(PlaceId id) const;
    // The lowest class on the way in: nothing higher may stand there.
    classification::AccessClass highest(PlaceId id) const;
    // Places with nothing further in them where this class may stand, those for the lowest such class first.
    std::vector<PlaceId> fit_for(classification::AccessClass access, std::size_t most) const;
    // Outer ones before what is in them, by code, with their depth.
    std::vector<std::pair<const Place*, int>> in_order() const;

  private:
    void walk(const std::optional<PlaceId>& parent, int depth, std::vector<std::pair<const Place*, int>>& out) const;

    std::vector<Place> all_;
    std::map<PlaceId, std::size_t> at_;
    std::map<std::optional<PlaceId>, std::vector<std::size_t>> inner_;
};

// One series, or the same periods and fate, belong into one box (a warning, not a ban).
bool alike(const std::vector<archive::Kept>& dossiers);

// present, lent, lost: as written down. missing: not found. lent_here, lost_here: found, though written down as out or
// lost. elsewhere, unplaced, unknown: found, though not written down here.
enum class Outcome { present, lent, lost, missing, lent_here, lost_here, elsewhere, unplaced, unknown };
inline constexpr std::array<Outcome, 9> all_outcomes{Outcome::present,   Outcome::lent,      Outcome::lost,
                                                     Outcome::missing,   Outcome::lent_here, Outcome::lost_here,
                                                     Outcome::elsewhere, Outcome::unplaced,  Outcome::unknown};
std::string_view name(Outcome outcome);
constexpr bool differs(Outcome outcome) { return outcome > Outcome::lost; }
// Written down as standing there: the sum of these is what the register counts (archive.md I17).
constexpr bool recorded(Outcome outcome) { return outcome <= Outcome::lost_here; }
enum class Away { no, lent, lost };
// Of a dossier that is written down in the place.
Outcome outcome_of(bool found, Away away);

struct CountLine {
    std::optional<archive::DossierId> dossier;
    std::string code;       // as it was read
    Outcome outcome = Outcome::unknown;
    std::string recorded;   // where it should stand
};

}  // namespace depot
