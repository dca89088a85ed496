// SPDX-License-Identifier: Apache-2.0
// Places and what stands in them: making and moving them, putting dossiers in, labels, stock-takes. A
// place is known to those who lend from the archive of its unit; dossiers in it as far as each may know
// of them, in lists and in counts alike.
#pragma once

#include "depot/service/parts.h"
#include "depot/store/place_store.h"

namespace depot {

struct PlaceWish {
    std::optional<PlaceId> parent;
    PlaceKind kind = PlaceKind::box;
    std::string code, name, barcode;
    int capacity = 0;
    classification::AccessClass highest = classification::AccessClass::ordinary;
};

struct PlaceRow {
    Place place;
    int depth = 0;
    std::int64_t dossiers = 0;   // in it and in all within it, that the actor knows of
};

struct Shelving {
    archive::Kept dossier;
    std::string barcode, path;
};

struct PlaceShown {
    Place place;
    std::string path, unit_name;
    std::optional<PlaceId> outer;
    std::vector<PlaceRow> within;
    std::vector<Shelving> dossiers;          // standing in it itself
    std::vector<store::Move> moves;
    std::vector<store::Count> counts;
    std::vector<std::pair<PlaceId, std::string>> others;   // where it could be moved to
    std::vector<archive::Kept> unplaced;     // of its unit, with no place yet
    bool alike = true, full = false, keeps = false;
};

struct PlaceTree {
    core::UnitId unit;
    std::string unit_name;
    std::vector<PlaceRow> rows;
};

// What is printed on a box.
struct BoxLabel {
    Place place;
    std::string path, units, numbers, years;
};

struct CountShown {
    store::Count count;
    std::vector<std::pair<CountLine, std::optional<archive::Kept>>> lines;
    std::map<Outcome, std::int64_t> sums;
};

class Places {
  public:
    static constexpr std::size_t most_codes = 5000;

    explicit Places(Parts& parts) : parts_(parts) {}

    std::vector<PlaceTree> trees(const core::Context& ctx);
    PlaceShown one(const core::Context& ctx, PlaceId id);
    std::vector<BoxLabel> labels(const core::Context& ctx, PlaceId id);
    CountShown count(const core::Context& ctx, CountId id);

    // Of the actor's unit, or of the unit of the place it stands in.
    PlaceId make(const core::Context& ctx, const PlaceWish& wish);
    void change(const core::Context& ctx, PlaceId id, const PlaceWish& wish);
    // With all that stands in it. Refused while a dossier in it is lent.
    void move(const core::Context& ctx, PlaceId id, PlaceId to, const std::string& reason);
    void shelve(const core::Context& ctx, PlaceId id, const std::vector<archive::DossierId>& dossiers,
                const std::string& reason);
    // What was found there: scanned barcodes or numbers of dossiers, and ids ticked.
    CountId take_stock(const core::Context& ctx, PlaceId id, const std::vector<std::string>& codes,
                       const std::vector<archive::DossierId>& ticked, const std::string& note);

  private:
    Place seen(core::db::Tx& tx, const core::Context& ctx, PlaceId id);
    Place kept(core::db::Tx& tx, const core::Context& ctx, PlaceId id);
    std::vector<PlaceRow> rows(core::db::Tx& tx, const core::Context& ctx, const Tree& tree,
                               const std::vector<std::pair<const Place*, int>>& of);
    std::vector<Shelving> standing(core::db::Tx& tx, const core::Context& ctx, const Tree& tree,
                                   const std::vector<PlaceId>& places);
    void check(core::db::Tx& tx, const PlaceWish& wish, const Place& place, const Tree& tree);
    // The archive is told anew where everything in the place stands.
    void tell_archive(core::db::Tx& tx, const Tree& tree, PlaceId id);
    void put(core::db::Tx& tx, const core::Context& ctx, const Tree& tree, const Place& place,
             const archive::Kept& dossier, const std::string& reason);

    Parts& parts_;
};

std::string object_of(PlaceId id);

}  // namespace depot
