// SPDX-License-Identifier: Apache-2.0
// What keepers of the calendar and of the rules do. A change of the calendar counts the open deadlines anew,
// those the rules set and no others (letters.md 6.10 no. 19), and says how many move; first without doing it.
#pragma once

#include "deadlines/service/parts.h"

namespace deadlines {

struct ZoneOf {
    core::UnitId unit;
    std::string name;
    std::optional<core::Zone> zone;   // none: as the unit above
};

struct Almanac {
    std::vector<DayOff> days;
    std::vector<Hours> hours;
    std::vector<ZoneOf> zones;        // every unit, in the order of the tree
    std::map<int, WholeYear> whole;   // years with all their days off
    WorkTime time;
};

// One change, or the days of a year at once.
struct Change {
    std::vector<DayOff> add;
    std::vector<core::Date> remove;
    std::optional<Hours> hours;                // put
    std::optional<core::Date> hours_gone;      // first day of those taken out
    std::optional<std::pair<core::UnitId, std::optional<core::Zone>>> zone;
};

struct Moved {
    std::int64_t deadlines = 0;       // that are due at another time then
    std::size_t days = 0;             // days off added or taken out
    bool done = false;
};

struct RuleShown {
    Rule rule;
    std::vector<Rule> history;        // newest first
};

class Keepers {
  public:
    explicit Keepers(Parts& parts) : parts_(parts) {}

    Almanac almanac(const core::Context& ctx);
    // A year is not whole until a keeper says so: of a decree that is not written down yet nobody here knows.
    void say_whole(const core::Context& ctx, int year, bool whole);
    // For the desk of keepers.
    std::int64_t open_years(const core::Context& ctx);
    // Unless `confirmed` nothing is changed. Throws Error(invalid) naming what is wrong.
    Moved change(const core::Context& ctx, const Change& change, bool confirmed);
    std::vector<RuleShown> rules(const core::Context& ctx);   // every step and urgency
    // Holds for what begins from now on.
    Rule write(const core::Context& ctx, Rule rule);

  private:
    void judge(core::db::Tx& tx, const Change& change);
    std::size_t put(core::db::Tx& tx, const Change& change);
    Ground after(core::db::Tx& tx, const Change& change, std::size_t& days);
    std::int64_t count_anew(core::db::Tx& tx, const Ground& ground, core::Instant now, bool keep);

    Parts& parts_;
};

// Years in which days are given by now and which are not whole: this one, and the next from autumn on.
std::vector<int> open_years(core::db::Tx& tx, Parts& parts, core::Date today);

}  // namespace deadlines
