// SPDX-License-Identifier: Apache-2.0
// The retention clock of a dossier: when it stops being active, when inactive, what then becomes of it,
// and why. A date destroys nothing; what is unknown or cannot be read is kept.
//
//   open --all volumes closed--> waiting --event--> active --years--> inactive --years--> ended
//                                (straight to active where the rule names no event)
//   unruled, review: no rule, or one that nobody understands; kept until somebody does
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/appraising.h"
#include "archive/domain/rule.h"
#include "archive/keeping.h"
#include "core/base/clock.h"
#include "core/base/error.h"

namespace archive {

// What was recorded to have happened to the dossier, to its unit or its person, or in its fiscal year.
struct Happening {
    std::string trigger;              // key; "" = what the rule waits for, whatever it is
    core::Date on{};
    std::optional<int> fiscal_year;   // of an event for a whole fiscal year
    bool of_person = false;           // told once for all dossiers of a person
    bool of_unit = false;             // or of a unit
};

// How an item departs from the rule of its dossier. moved: it belongs to another dossier now (berkas perseorangan).
enum class Departure { none, permanent, moved, unresolved };

struct Part {
    int number = 0;
    Departure departure = Departure::none;
    std::optional<core::Date> superseded;      // the date of the letter in its place
    std::optional<int> active_years, inactive_years;   // its own, where longer than the dossier's
    std::optional<core::Date> dated{};                 // its last day
};

// All a clock is computed from.
struct Facts {
    std::vector<std::optional<core::Date>> volumes;   // when each was closed
    int fiscal_year = 0;
    std::vector<Happening> happenings;
    std::vector<Part> items;
    std::string undecided{};      // of no rule: the code whose row of the schedule waits for a decision; "" = none does
    bool exception_settled = false;   // somebody went through the items the rule excepts
    std::optional<Judgement> judged{};   // by a committee, where the rule leaves it to one
    core::Date opened{};
};

// What is told of a whole unit reaches what was there on that day: dossiers opened by then, and such as hold nothing newer
// (old paper taken up later). What something newer replaces is only what was there, to the last item. What happens to a
// person once (he retires) reaches the dossiers of him that come later, too; a state that ended, or what was replaced,
// does not.
bool reaches(const Happening& told, classification::Mode mode, const Facts& facts);

// What an agency lays down once for all its dossiers.
struct Policy {
    bool year_end = false;         // a period ends with its year, on 31 December
    bool leap_to_march = false;    // 29 February becomes 1 March in a common year, not 28 February
    bool by_inactive = false;      // who approves is told by the inactive years, not by the sum
    bool national = false;         // ministries and agencies always ask the national archives
};

constexpr int national_archives_from = 10;   // years, these included (PP 28/2012)

// One sentence of the explanation: a word key and what it is about.
struct Reason {
    std::string word;
    core::Args args;
    std::vector<std::pair<std::string, core::Date>> dates;

    bool operator==(const Reason&) const = default;
};

struct Clock {
    Phase phase = Phase::open;
    std::optional<core::Date> start, active_until, inactive_until;   // the last day belongs to the period
    bool extended = false;   // a committee gave it more years than the rule
    bool by_item = false;    // the day its phase ends on, or ended on, is not that of the rule but of an item kept longer
    Fate fate = Fate::review;
    bool whole = true;   // false: some items must be told apart before it could be destroyed
    Route route = Route::none;
    std::vector<std::string> awaited;   // keys of the triggers still missing
    std::vector<Reason> why;
    bool undecided = false;             // no rule while a row of the schedule waits for a decision

    // May it be proposed for destruction as it stands?
    bool disposable() const { return phase == Phase::ended && fate == Fate::destroy && whole; }
};

// Active years count from the start, inactive ones from the last active day.
Clock clock(const std::optional<Rule>& rule, const Facts& facts, const Policy& policy, core::Date today);

}  // namespace archive
