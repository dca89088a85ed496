// SPDX-License-Identifier: Apache-2.0
// Making and changing series, and saying which signers are numbered centrally.
#pragma once

#include <string>
#include <vector>

#include "numbering/service/counter.h"
#include "numbering/store/series_store.h"

namespace numbering {

struct SeriesShown {
    Series series;
    directory::Unit unit;
    bool begun = false;              // a number was taken: only name, scope and end may change
    std::optional<core::Date> last;  // of its last number
    std::string example;             // the next number as it would be printed
    bool may_change = false;
};

// What a pattern gives, before it is saved.
struct Example {
    std::string next;        // "000.1.5/12/DISKOMINFO"
    std::string inserted;    // "000.1.5/12.A/DISKOMINFO"
    std::string ahead;       // "000.1.5/…/DISKOMINFO"
    std::vector<core::Fault> faults;
};

using CentralWish = store::Central;
struct CentralRule {
    std::string signer_kind;
    directory::Unit unit;
};

class Administer {
  public:
    Administer(Parts& parts, Counter& counter) : parts_(parts), counter_(counter) {}

    // Of the actor's book, or of every unit for administrators; ended ones too.
    // Of one unit, or of all the actor may see, by unit.
    std::vector<SeriesShown> list(const core::Context& ctx, const std::optional<core::UnitId>& only = std::nullopt);
    SeriesShown show(const core::Context& ctx, SeriesId id);
    // Nil id: a new one. Throws Error(invalid) with every fault of the fields.
    Series save(const core::Context& ctx, Series series);
    Example example(const core::Context& ctx, const Series& series);

    std::vector<directory::Unit> units(const core::Context& ctx);   // whose series the actor may make
    std::vector<Kind> kinds(const core::Context& ctx);
    std::vector<std::string> signer_kinds(const core::Context& ctx);  // of positions and units, sorted

    std::vector<CentralRule> central(const core::Context& ctx);
    void set_central(const core::Context& ctx, const std::vector<CentralWish>& rules);

  private:
    SeriesShown shown(core::db::Tx& tx, const core::Context& ctx, const Series& series);
    Wish sample(core::db::Tx& tx, const core::Context& ctx, const Series& series);

    Parts& parts_;
    Counter& counter_;
};

}  // namespace numbering
