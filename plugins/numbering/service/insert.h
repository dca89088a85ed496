// SPDX-License-Identifier: Apache-2.0
// Inserted numbers: asked for by one person, approved by another, then promised like a reserved one.
#pragma once

#include <vector>

#include "numbering/service/counter.h"

namespace numbering {

struct InsertionWish {
    SeriesId series;
    core::Date date{};
    std::string classification;
    std::string reason;
};

struct AskedInsertion {           // with what a list shows beside it
    Insertion insertion;
    std::string series_name;
    std::string printed;          // "" until approved
    State state = State::reserved;   // of that number
    std::string ahead;            // of a waiting one: the number it would get
    bool may_decide = false, may_withdraw = false;
};

class Insert {
  public:
    Insert(Parts& parts, Counter& counter) : parts_(parts), counter_(counter) {}

    Insertion ask(const core::Context& ctx, const InsertionWish& wish);
    Number approve(const core::Context& ctx, InsertionId id);
    Insertion refuse(const core::Context& ctx, InsertionId id, std::string_view note);
    Insertion withdraw(const core::Context& ctx, InsertionId id);

    // Of the actor's book, newest first; `month` "2026-03" or "" for all: the monthly report.
    std::vector<AskedInsertion> list(const core::Context& ctx, std::optional<Decision> decision,
                                     std::string_view month);
    std::int64_t to_decide(const core::Context& ctx);

  private:
    std::string printed(core::db::Tx& tx, const Series& series, const Number& number,
                        const std::string& classification);

    Parts& parts_;
    Counter& counter_;
};

}  // namespace numbering
