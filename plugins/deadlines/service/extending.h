// SPDX-License-Identifier: Apache-2.0
// Counts deadlines anew by the outages in force: one at a time where a deadline is set, all that ran in an
// outage when it is recorded or taken back.
#pragma once

#include "deadlines/service/parts.h"

namespace deadlines {

// How far outages move deadlines.
struct Spread {
    std::int64_t deadlines = 0;                     // that are due at another time then
    std::int64_t freed = 0;                         // of those overdue now, no longer
    std::int64_t late = 0;                          // not overdue now, but then: of what is taken back
    std::int64_t minutes = 0;                       // the most that one of them moves
    std::map<core::UnitId, std::int64_t> units;     // deadlines by unit of who holds them
};

// With the units they reach.
std::vector<Outage> outages_after(core::db::Tx& tx, Parts& parts, core::Instant after);
std::set<core::UnitId> units_of(core::db::Tx& tx, Parts& parts, const Outage& outage);

// When it would be due without outages; nothing where that is not known.
std::optional<core::Instant> due_without_outages(core::db::Tx& tx, Parts& parts, const Ground& ground,
                                                 const Wait& wait);
// The deadline it has, moved by outages; what they gave is kept when it is `kept` already.
void extend(core::db::Tx& tx, Parts& parts, const Ground& ground, const std::vector<Outage>& outages, Wait& wait,
            bool kept);
// Every open deadline that ran before `until`; nothing is written unless `keep`.
Spread spread(core::db::Tx& tx, Parts& parts, const std::vector<Outage>& outages, core::Instant until,
              core::Instant now, bool keep);

}  // namespace deadlines
