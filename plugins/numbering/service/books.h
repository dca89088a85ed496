// SPDX-License-Identifier: Apache-2.0
// The number book as people read it: per series and period, every number with what it stands for, and
// the report that nothing is missing.
#pragma once

#include <string>
#include <vector>

#include "core/audit/trail.h"
#include "numbering/domain/gaps.h"
#include "numbering/domain/insertion.h"
#include "numbering/service/room.h"

namespace numbering {

struct BookWish {
    std::optional<core::UnitId> unit; // that of the series, or the own one when unset
    std::optional<SeriesId> series;   // the unit's first when unset
    std::string period;               // "" = the running one
    std::optional<State> state;
    std::optional<Path> path;
    std::string before;               // cursor: `next` of the page before
    bool whole = false;               // all lines, first number first, as on paper
    int limit = 50;
};

struct BookLine {
    Number number;
    std::optional<Card> card;         // nullopt: of nothing, or of what the actor may not know of
};

struct Book {
    std::vector<OpenBook> open;       // all the actor may choose from, the own one first
    directory::Unit unit;
    std::vector<Series> all;          // of the unit
    std::optional<Series> series;     // nullopt: the unit has none yet
    std::string period;
    std::vector<std::string> periods; // newest first, with the running one
    std::vector<BookLine> lines;
    std::string next;                 // "" on the last page
    Tally tally;
    std::vector<Finding> findings;
    bool may_keep = false, may_manage = false;
};

struct NumberShown {
    Number number;
    Series series;
    std::string unit_name;
    std::optional<Card> card;
    std::optional<Insertion> insertion;
    std::vector<core::audit::Entry> trail;   // oldest first
    bool may_annul = false, may_unbind = false;
};

class Books {
  public:
    explicit Books(Parts& parts) : parts_(parts) {}

    Book book(const core::Context& ctx, const BookWish& wish);
    NumberShown number(const core::Context& ctx, NumberId id);

  private:
    std::optional<Card> card(core::db::Tx& tx, const core::Actor& actor, const std::string& subject);

    Parts& parts_;
};

}  // namespace numbering
