// SPDX-License-Identifier: Apache-2.0
// Changing how documents look: drafts of kinds, profiles and letterheads, publishing them, which
// kinds are in use, which profile is in force. Every act needs the right style.manage and is in the
// audit trail.
#pragma once

#include <string>
#include <vector>

#include "style/service/shelf.h"

namespace style {

// A thing with all an administrator sees of it.
struct Bench {
    std::optional<Edition> newest, draft;
    std::vector<Edition> history;    // newest first
    bool shipped = false;            // a definition came with the product
    bool own = false;                // the newest was written here
    // What a form shows: the draft, else the newest, else the design a unit has by its kind.
    core::Json definition;
    std::int64_t seen = 0;           // revision of the draft; 0 when there is none
};

struct ListedKind {
    Kind kind;
    bool used = true;
    bool draft = false;
};
struct ListedProfile {
    Profile profile;
    bool draft = false;
};
struct ListedHead {
    core::UnitId unit;
    std::string name;       // of the unit
    std::string variant;    // that it has; "" = one of its own
    std::string design;     // name of that variant
    bool draft = false;
};

class Workshop {
  public:
    Workshop(Joined& joined, Shelf& shelf) : joined_(joined), shelf_(shelf) {}

    // For everybody who writes letters: kinds in use, and any published edition (0: the newest).
    std::vector<Kind> in_use(const core::Context& ctx);
    Edition edition(const core::Context& ctx, Thing thing, std::string_view code, std::int64_t number);

    std::vector<ListedKind> kinds(const core::Context& ctx);
    std::vector<ListedProfile> profiles(const core::Context& ctx);
    std::vector<InForce> in_force(const core::Context& ctx);
    std::vector<HeadDesign> designs(const core::Context& ctx);
    std::vector<ListedHead> heads(const core::Context& ctx);
    // Throws Error(not_found, "style.error.not_found") for a code that is none.
    Bench bench(const core::Context& ctx, Thing thing, std::string_view code);

    bool exists(const core::Context& ctx, Thing thing, std::string_view code);

    // `seen`: revision of the draft the writer started from, 0 when there was none. Throws
    // Error("style.error.incomplete") with a fault for each wrong field, Error(conflict).
    Edition save(const core::Context& ctx, Thing thing, std::string_view code, core::Json definition,
                 std::int64_t seen);
    Edition publish(const core::Context& ctx, Thing thing, std::string_view code, std::int64_t seen);
    void discard(const core::Context& ctx, Thing thing, std::string_view code);
    // A draft of what came with the product.
    Edition restore(const core::Context& ctx, Thing thing, std::string_view code, std::int64_t seen);
    // A new kind as a draft, in the form of another.
    Edition copy(const core::Context& ctx, std::string_view from, std::string_view code, std::string_view name);
    // The unit goes back to the design of its kind of unit.
    void drop_own_head(const core::Context& ctx, core::UnitId unit);

    void use(const core::Context& ctx, std::string_view kind, bool used);
    // From that day on; days of before keep the profile they had. A day that is past is refused.
    void put_in_force(const core::Context& ctx, std::string_view profile, core::Date from);

  private:
    Edition put(core::db::Tx& tx, const core::Context& ctx, Edition edition, std::string_view act);
    core::Json settled(core::db::Tx& tx, Thing thing, std::string_view code, core::Json definition);

    Joined& joined_;
    Shelf& shelf_;
};

}  // namespace style
