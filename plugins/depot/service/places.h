// SPDX-License-Identifier: Apache-2.0
// Places and what stands in them: making and moving them, putting dossiers in, labels, stock-takes. A
// place is known to those who lend from the archive of its unit; dossiers in it as far as each may know
// of them, in lists and in counts alike.
#pragma once

#include "depot/service/loans.h"
#include "depot/service/parts.h"
#include "depot/store/place_store.h"

namespace depot {

struct PlaceWish {
    std::optional<PlaceId> parent;
    PlaceKind kind = PlaceKind::box;
    std::string code, name, barcode;
    int capacity = 0;
    Measure measure = Measure::dossiers;
    int length = 0;   // cm
    classification::AccessClass highest = classification::AccessClass::ordinary;
    bool over = false;   // into a full place, and said so
};

struct PlaceRow {
    Place place;
    int depth = 0;
    std::int64_t dossiers = 0;   // in it and in all within it, that the actor knows of
    Filling filling{};
    std::string path{};
    Metres metres{};

    bool is(Space space) const { return either_is(space, filling, metres.filling()); }
};

struct Shelving {
    archive::Kept dossier;
    std::string barcode, path;
    bool lent = false, lost = false, too_high = false;   // out; lost; its class is above the place's
};

// Stands where its class may not: it was raised since.
struct Misplacing {
    Shelving stands;
    PlaceId place;
    classification::AccessClass allowed = classification::AccessClass::ordinary;
    core::Instant since;
    std::vector<std::pair<PlaceId, std::string>> better;   // where it may stand, in the same depot
};

struct PlaceShown {
    Place place;
    std::string path, unit_name;
    std::vector<std::pair<PlaceId, std::string>> outer;   // it stands in, with their names, from the outside in
    std::vector<PlaceRow> within;
    std::vector<Shelving> dossiers;          // standing in it itself
    std::vector<store::Move> moves;
    std::vector<store::Count> counts;
    std::vector<std::pair<PlaceId, std::string>> others;   // where it could be moved to
    // what could be put here: of its unit and those below, standing elsewhere or nowhere
    Some others_here;
    PlaceRow row;   // the place itself
    bool alike = true, keeps = false;
};

struct PlaceTree {
    core::UnitId unit;
    std::string unit_name;
    std::vector<PlaceRow> rows;
    Metres metres;   // of all of it, whatever was asked for
};

// What is printed on the folder of a dossier.
struct FolderLabel {
    archive::Kept dossier;
    std::string barcode, path;
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
    std::int64_t recorded = 0, differences = 0;
};

class Places final : public archive::ShelfKeeper {
  public:
    static constexpr std::size_t most_codes = 5000, most_labels = 500, most_watched = 500, most_told = 200;
    static constexpr const char *misplaced_kind = "depot.misplaced", *telling = "depot.tell_places";

    Places(Parts& parts, Loans& loans) : parts_(parts), loans_(loans) {}

    // All, or those with so much room.
    std::vector<PlaceTree> trees(const core::Context& ctx, std::optional<Space> space = {});
    PlaceShown one(const core::Context& ctx, PlaceId id, const Choosing& choosing = {});
    std::vector<BoxLabel> labels(const core::Context& ctx, PlaceId id);
    // Of all dossiers in the place and within it. Throws Error(conflict) where there is none, or too many for
    // one print.
    std::vector<FolderLabel> folders(const core::Context& ctx, PlaceId id);
    FolderLabel folder(const core::Context& ctx, archive::DossierId id);
    bool shelved(const core::Context& ctx, archive::DossierId id);
    CountShown count(const core::Context& ctx, CountId id);
    std::vector<Misplacing> misplaced(const core::Context& ctx);
    std::int64_t count_misplaced(const core::Context& ctx);
    // Received into the depots he looks into, and put nowhere yet.
    std::int64_t count_unplaced(const core::Context& ctx);
    // Nothing where it stands well, or nowhere, or the actor may not know of it.
    std::optional<Misplacing> misplaced(const core::Context& ctx, archive::DossierId id);

    // Of the actor's unit, or of the unit of the place it stands in. What would fill a place, or one it stands in,
    // above its capacity is refused with the figures, and done when it is said to be meant (`over`).
    PlaceId make(const core::Context& ctx, const PlaceWish& wish);
    void change(const core::Context& ctx, PlaceId id, const PlaceWish& wish);
    // With all that stands in it. Refused while a dossier in it is lent.
    void move(const core::Context& ctx, PlaceId id, PlaceId to, const std::string& reason, bool over = false);
    void shelve(const core::Context& ctx, PlaceId id, const std::vector<archive::DossierId>& dossiers,
                const std::string& reason, bool over = false);
    // As shelve(), in the caller's unit, of what stands there already: above its capacity it is written down all the same.
    void stand(core::db::Tx& tx, const core::Context& ctx, PlaceId id, const std::vector<archive::DossierId>& dossiers,
               const std::string& reason);
    // What was found there: scanned barcodes or numbers of dossiers, and ids ticked.
    CountId take_stock(const core::Context& ctx, PlaceId id, const std::vector<std::string>& codes,
                       const std::vector<archive::DossierId>& ticked, const std::string& note);

    // Where it may not stand any longer, it is told. Asks no rights.
    void risen(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id) override;
    // What was destroyed or handed over leaves its place; where to is told by its disposal. Asks no rights.
    void left(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id) override;
    std::string away(core::db::Tx& tx, archive::DossierId id) override;
    bool stands_in(core::db::Tx& tx, archive::DossierId id, core::UnitId keeper) override;
    // The job that goes on telling.
    void tell_rest(const core::Json& job);
    void look_at_all();   // daily: of those that rose or left while nobody told

  private:
    Place seen(core::db::Tx& tx, const core::Context& ctx, PlaceId id);
    Place kept(core::db::Tx& tx, const core::Context& ctx, PlaceId id);
    std::vector<PlaceRow> rows(core::db::Tx& tx, const core::Context& ctx, const Tree& tree,
                               const std::vector<std::pair<const Place*, int>>& of);
    std::vector<Shelving> standing(core::db::Tx& tx, const core::Context& ctx, const Tree& tree,
                                   const std::vector<PlaceId>& places);
    void check(core::db::Tx& tx, const PlaceWish& wish, const Place& place, const Tree& tree);
    using Boxes = std::map<PlaceId, int>;   // that come, with how wide they are
    // Of a place and those it stands in the innermost that is too small for what comes, told as a fault; true when it is
    // gone over all the same.
    bool goes_over(core::db::Tx& tx, const core::Context& ctx, const Tree& tree, PlaceId into,
                   const std::vector<archive::DossierId>& dossiers, const Boxes& boxes, bool meant);
    struct Watched {
        std::vector<archive::DossierId> wrong, gone;
        std::optional<archive::DossierId> next;   // where to go on; none: that was all
    };
    Watched watch(core::db::Tx& tx, core::UnitId unit, archive::DossierId after);
    void settle(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id);
    // Whether something within would stand wrong that stood well, or worse than it did; what stands well
    // now is settled.
    bool newly_misplaced(core::db::Tx& tx, const core::Context& ctx, const Tree& before, const Tree& now, PlaceId id);
    std::vector<notify::Receiver> guardians(core::db::Tx& tx, core::UnitId unit);
    // The archive is told anew where everything in the place stands: of the first so many at once, of the rest by jobs.
    void tell_archive(core::db::Tx& tx, const core::Context& ctx, PlaceId id, archive::DossierId after);
    void put(core::db::Tx& tx, const core::Context& ctx, const Tree& tree, const Place& place,
             const archive::Kept& dossier, const std::string& reason, bool over);
    void misplace(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id);

    Parts& parts_;
    Loans& loans_;
};

std::string object_of(PlaceId id);
std::vector<archive::DossierId> ids_of(const std::vector<store::Shelved>& all);

}  // namespace depot
