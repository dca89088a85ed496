// SPDX-License-Identifier: Apache-2.0
// One thing somebody holds.
//
//   open --pause (with a reason, until a day)--> paused --resume, or the day has come--> open --end--> ended
//     '--------------------------------------------------------------------------------------end----^
//
//   While it is paused no working time passes: what was left then is left when it goes on. It is not
//   overdue and nobody is reminded. What is overdue is not paused any more. Any other move throws Error(conflict).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "deadlines/domain/rule.h"

namespace deadlines {

// Stands for "no deadline" where instants are sorted: the year 9999.
constexpr core::Instant no_due{253'402'300'799'000};
constexpr std::size_t longest_reason = 500;   // characters
constexpr int longest_pause = 90;             // days ahead

struct Wait {
    WaitId id;
    std::string room, subject, part;
    Step step = Step::initial;
    core::PositionId holder;
    core::UnitId unit;                          // of the holder
    std::optional<core::PositionId> waiter;
    std::string urgency = "biasa";
    classification::AccessClass access = classification::AccessClass::ordinary;
    core::Instant began;
    core::Instant due = no_due;
    bool own_due = false;                       // set by a person: holidays do not move it
    std::optional<core::Instant> own_at;        // as he set it; pauses and outages move only `due`
    core::Instant runs_from;                    // outages over by then are none of its
    core::Instant next = no_due;                // when to look at it again
    bool reminded = false;
    int level = 0;                              // how often it was escalated
    std::optional<core::Instant> paused_at, paused_until;
    std::string pause_reason, paused_by;
    std::int64_t paused_minutes = 0;            // working minutes of pauses that are over
    std::int64_t lost_minutes = 0;              // working minutes given for outages
    std::optional<core::Instant> ended;
    std::string outcome;

    bool has_due() const { return due != no_due; }
    bool secret() const { return access >= classification::AccessClass::secret; }
    bool overdue(core::Instant now) const { return !ended && !paused_at && has_due() && due < now; }
};

// What counts as working time for one wait: the calendar in its zone.
struct Counting {
    const WorkTime& time;
    core::Zone zone = core::Zone::wib;
    std::int64_t minutes(core::Instant from, core::Instant until) const {
        return time.minutes_between(from, until, zone);
    }
};

// Working minutes it was held so far, without pauses.
std::int64_t held_minutes(const Wait& wait, core::Instant now, const Counting& counting);
// Throws as pause() does, and pauses nothing.
void check_pause(const Wait& wait, core::Instant now, core::Date until, std::string_view reason,
                 const Counting& counting);
// Throws Error(invalid) for a reason or a day that cannot be; `by`: who, as people read it.
void pause(Wait& wait, core::Instant now, core::Date until, std::string_view reason, std::string_view by,
           const Counting& counting);
// The due time moves by the working time of the pause.
void resume(Wait& wait, core::Instant now, const Rule& rule, const Counting& counting);
void end(Wait& wait, core::Instant now, std::string_view outcome, const Counting& counting);
// When it is due; of what is paused, when it would be if it went on at the end of its pause. no_due where it never is.
core::Instant foreseen_due(const Wait& wait, const Counting& counting);

// What is to be done about it now. A reminder is due before, an escalation after the deadline; of what
// was missed while the server stood still only the last is done, and the next is counted from now.
// later: nothing but to look again at next_of().
enum class Call { nothing, remind, escalate, resume, later };
Call call_of(const Wait& wait, const Rule& rule, core::Instant now, const Counting& counting);
// When to look next, after what was done at `now`.
core::Instant next_of(const Wait& wait, const Rule& rule, core::Instant now, const Counting& counting);

// Who may know of it: whoever holds it or waits for it; of what is not secret also heads of the unit or above.
struct Reach {
    std::vector<core::UnitId> units;   // of whom the actor is head: his own and those below
};
bool may_see(const Wait& wait, core::PositionId position, const Reach& reach);

// A position of the line above the holder, nearest first.
struct Above {
    core::PositionId position;
    bool held = false;           // somebody acts in it today
    bool head_of_agency = false;
};
// To whom the level-th escalation goes: the level-th superior somebody acts in, at most the head of the
// agency. Nothing when nobody is there.
std::optional<core::PositionId> rung(const std::vector<Above>& line, int level);

}  // namespace deadlines
