// SPDX-License-Identifier: Apache-2.0
// Days off, working hours, zones of units.
#pragma once

#include <map>
#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"
#include "deadlines/domain/hours.h"

namespace deadlines {

// A keeper said that all its days off are written down.
struct WholeYear {
    int year = 0;
    std::string person, position;
    core::Instant at;
};

class CalendarStore {
  public:
    std::vector<DayOff> days(core::db::Tx& tx);        // in their order
    bool add(core::db::Tx& tx, const DayOff& day);     // false when the day is off already
    bool remove(core::db::Tx& tx, core::Date day);     // false when it is not
    std::vector<Hours> hours(core::db::Tx& tx);        // those without dates first
    void put(core::db::Tx& tx, const Hours& hours);    // in place of those that begin the same day
    bool remove_hours(core::db::Tx& tx, core::Date first);
    std::map<core::UnitId, core::Zone> zones(core::db::Tx& tx);
    void put(core::db::Tx& tx, core::UnitId unit, core::Zone zone);
    void remove(core::db::Tx& tx, core::UnitId unit);
    std::map<int, WholeYear> whole_years(core::db::Tx& tx);
    void put(core::db::Tx& tx, const WholeYear& year);
    bool open_year(core::db::Tx& tx, int year);        // false when it was not whole
};

}  // namespace deadlines
