// SPDX-License-Identifier: Apache-2.0
// Numbers promised before they are used: reserved, bound to a document, voided by hand, expired.
#pragma once

#include <vector>

#include "core/words/words.h"
#include "numbering/service/counter.h"

namespace numbering {

struct Reservation {
    SeriesId series;
    std::optional<core::Date> date;   // today unless an earlier day is still free
    std::string classification;       // "" = told only when it is used
    std::string purpose;
    std::optional<core::Date> until;  // last day it is kept; the longest allowed when unset
    std::vector<core::Fault> unread;  // what could not be read, told with the faults found
};

// What a document that has no number yet may be given, for those who may say so.
struct Choice {
    std::string subject;
    std::string ahead;                 // "000.1.5/…/DISKOMINFO"
    std::optional<Series> series;      // nullopt: its unit has none yet
    std::optional<Number> bound;
    std::vector<Number> promised;      // free ones of that series and code
};

class Reserve {
  public:
    Reserve(Parts& parts, Counter& counter, Numbers& numbers)
        : parts_(parts), counter_(counter), numbers_(numbers) {}

    Number reserve(const core::Context& ctx, const Reservation& wish);
    // Only while it is promised: a number held for sealing ends with its document.
    Number annul(const core::Context& ctx, NumberId id, std::string_view reason);
    // The document will get this number when it is sealed. Who may write the document chooses.
    Number bind(const core::Context& ctx, NumberId id, std::string_view subject);
    Number unbind(const core::Context& ctx, NumberId id);
    std::optional<Choice> choice(const core::Context& ctx, std::string_view subject);
    // The newest number of a document the actor may know of.
    std::optional<Number> number_of(const core::Context& ctx, std::string_view subject);

    // Voids every promise that has run out, with the reason in these words; gives how many. Runs daily.
    int expire(const core::words::Catalog& words);
    std::int64_t ending_soon(const core::Context& ctx);   // promises of the actor's book, three days ahead
    int longest_days() const { return parts_.policy.reserve_days; }

  private:
    Card choosing(core::db::Tx& tx, const core::Context& ctx, std::string_view subject);

    Parts& parts_;
    Counter& counter_;
    Numbers& numbers_;
};

}  // namespace numbering
