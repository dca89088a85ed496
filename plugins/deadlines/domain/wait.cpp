// SPDX-License-Identifier: Apache-2.0
// The life of a wait.
#include "deadlines/domain/wait.h"

#include <algorithm>

#include "core/base/text.h"

namespace deadlines {

using core::Code;
using core::Error;

namespace {

constexpr std::int64_t hour_minutes = 60;

void must_be_open(const Wait& wait) {
    if (wait.ended) throw Error(Code::conflict, "deadlines.error.ended");
}

std::vector<core::Fault> pause_faults(core::Date today, core::Date until, std::string_view reason) {
    std::vector<core::Fault> faults;
    const auto length = core::text::length(reason);
    if (length == 0) faults.push_back({"reason", "deadlines.fault.reason", {}});
    if (length > longest_reason)
        faults.push_back({"reason", "deadlines.fault.long", {{"most", std::to_string(longest_reason)}}});
    if (until <= today || until > core::add_days(today, longest_pause))
        faults.push_back({"until", "deadlines.fault.until", {{"days", std::to_string(longest_pause)}}});
    return faults;
}

// What was left at the pause is left when it goes on.
core::Instant due_after_pause(const Wait& wait, core::Instant goes_on, const Counting& counting) {
    if (!wait.has_due() || !wait.paused_at || wait.due <= *wait.paused_at) return wait.due;
    const auto left = counting.minutes(*wait.paused_at, wait.due);
    return std::max(wait.due, counting.time.after_minutes(goes_on, left, counting.zone));
}

core::Instant first_escalation(const Wait& wait, const Rule& rule, const Counting& counting) {
    return counting.time.after_minutes(wait.due, rule.escalate_hours * hour_minutes, counting.zone);
}

}  // namespace

std::int64_t held_minutes(const Wait& wait, core::Instant now, const Counting& counting) {
    const auto until = wait.ended ? *wait.ended : now;
    auto paused = wait.paused_minutes;
    if (wait.paused_at) paused += counting.minutes(*wait.paused_at, until);
    return std::max<std::int64_t>(0, counting.minutes(wait.began, until) - paused);
}

void check_pause(const Wait& wait, core::Instant now, core::Date until, std::string_view reason,
                 const Counting& counting) {
    must_be_open(wait);
    if (wait.paused_at) throw Error(Code::conflict, "deadlines.error.paused");
    if (wait.overdue(now)) throw Error(Code::conflict, "deadlines.error.late");
    if (auto faults = pause_faults(core::date_of(now, counting.zone), until, core::text::trim(reason)); !faults.empty())
        throw Error("deadlines.error.pause", std::move(faults));
}

void pause(Wait& wait, core::Instant now, core::Date until, std::string_view reason, std::string_view by,
           const Counting& counting) {
    check_pause(wait, now, until, reason, counting);
    wait.paused_at = now;
    wait.paused_until = core::start_of(until, counting.zone);
    wait.pause_reason = core::text::trim(reason);
    wait.paused_by = by;
    wait.next = *wait.paused_until;
}

void resume(Wait& wait, core::Instant now, const Rule& rule, const Counting& counting) {
    must_be_open(wait);
    if (!wait.paused_at) throw Error(Code::conflict, "deadlines.error.not_paused");
    wait.paused_minutes += counting.minutes(*wait.paused_at, now);
    wait.due = due_after_pause(wait, now, counting);
    wait.paused_at.reset();
    wait.paused_until.reset();
    wait.pause_reason.clear();
    wait.paused_by.clear();
    wait.next = next_of(wait, rule, now, counting);
}

void end(Wait& wait, core::Instant now, std::string_view outcome, const Counting& counting) {
    must_be_open(wait);
    if (wait.paused_at) wait.paused_minutes += counting.minutes(*wait.paused_at, now);
    wait.paused_at.reset();
    wait.paused_until.reset();
    wait.ended = now;
    wait.outcome = outcome;
    wait.next = no_due;
}

core::Instant foreseen_due(const Wait& wait, const Counting& counting) {
    return wait.paused_until ? due_after_pause(wait, *wait.paused_until, counting) : wait.due;
}

Call call_of(const Wait& wait, const Rule& rule, core::Instant now, const Counting& counting) {
    if (wait.ended || wait.next > now) return Call::nothing;
    if (wait.paused_until) return Call::resume;
    if (!wait.has_due()) return Call::later;
    if (wait.due > now) return wait.reminded || rule.remind_hours == 0 ? Call::later : Call::remind;
    const bool ripe = rule.escalate_hours > 0 &&
                      (wait.level > 0 || first_escalation(wait, rule, counting) <= now);
    return ripe ? Call::escalate : Call::later;
}

core::Instant next_of(const Wait& wait, const Rule& rule, core::Instant now, const Counting& counting) {
    if (wait.ended || !wait.has_due()) return no_due;
    if (wait.paused_until) return *wait.paused_until;
    if (wait.due > now && !wait.reminded && rule.remind_hours > 0) {
        const auto ahead = counting.minutes(now, wait.due) - rule.remind_hours * hour_minutes;
        return ahead <= 0 ? now : counting.time.after_minutes(now, ahead, counting.zone);
    }
    if (rule.escalate_hours == 0) return no_due;
    if (wait.level == 0) return first_escalation(wait, rule, counting);
    return counting.time.after_minutes(now, rule.escalate_hours * hour_minutes, counting.zone);
}

bool may_see(const Wait& wait, core::PositionId position, const Reach& reach) {
    if (wait.holder == position || wait.waiter == position) return true;
    return !wait.secret() && std::find(reach.units.begin(), reach.units.end(), wait.unit) != reach.units.end();
}

std::optional<core::PositionId> rung(const std::vector<Above>& line, int level) {
    std::optional<core::PositionId> found;
    int at = 0;
    for (const auto& each : line) {
        if (each.held) {
            found = each.position;
            if (++at >= level) break;
        }
        if (each.head_of_agency) break;
    }
    return found;
}

}  // namespace deadlines
