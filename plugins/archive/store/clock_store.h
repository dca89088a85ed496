// SPDX-License-Identifier: Apache-2.0
// The clocks of closed dossiers as they were last wound.
#pragma once

#include "archive/store/dossier_store.h"

namespace archive::store {

// A clock without today: a running one is active, inactive or ended by its dates.
struct Wound {
    std::string stands;   // "waiting", "review", "unruled", "running"
    std::optional<core::Date> start, active_until, inactive_until;
    Fate fate = Fate::review;
    Route route = Route::none;
    bool whole = true;
    std::string why;   // what explains it, JSON

    bool operator==(const Wound&) const = default;
    Phase phase(core::Date today) const;
    core::Json json() const;   // without the explanation, for the trail
};
Wound wound(const Clock& clock);

void put(core::db::Tx& tx, DossierId dossier, core::UnitId unit, const Wound& clock, core::Instant at);
bool drop_clock(core::db::Tx& tx, DossierId dossier);   // false when there was none
// Where the dossier is and what is done with it, as the clocks of what waits have it: whoever changes that tells it here.
void follow(core::db::Tx& tx, DossierId dossier);
void follow_kept_by(core::db::Tx& tx, core::UnitId keeper);
// How many in sight wait on that day, and `most` where there are more.
std::int64_t count_waiting(core::db::Tx& tx, const Sight& sight, Waits waits, core::Date today, int most);
// Secret ones of the units in sight whose retention is over.
std::int64_t count_secret_ended(core::db::Tx& tx, const Sight& sight, core::Date today);
std::optional<Wound> wound(core::db::Tx& tx, DossierId dossier);
std::vector<std::pair<DossierId, Wound>> wound(core::db::Tx& tx, const std::vector<DossierId>& dossiers);

// What ends in a month, of the dossiers in sight.
struct Due {
    std::string month;   // "2027-03"
    core::UnitId unit;
    Ending ending = Ending::active;
    Fate fate = Fate::review;
    std::int64_t dossiers = 0;
};
std::vector<Due> due(core::db::Tx& tx, const Sight& sight, const std::optional<core::UnitId>& unit, core::Date from,
                     core::Date until);

}  // namespace archive::store
