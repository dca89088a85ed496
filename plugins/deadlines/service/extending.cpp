// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/extending.h"

#include <algorithm>

namespace deadlines {

using core::db::Tx;

namespace {

constexpr int waits_at_once = 500;

std::vector<Stretch> pauses_of(Tx& tx, Parts& parts, const Wait& wait) {
    std::vector<Stretch> found;
    if (wait.paused_minutes == 0 && !wait.paused_at) return found;
    for (const auto& pause : parts.waits.pauses(tx, wait.id))
        found.push_back({pause.began, pause.ended.value_or(no_due)});
    return found;
}

// When it would be due without outages; nothing where that is not known. A person's day is moved by the pauses
// since he set it.
std::optional<core::Instant> base_of(const Wait& wait, const Ground& ground, const std::vector<Stretch>& pauses,
                                     const Counting& counting) {
    if (!wait.own_due) {
        const auto due = due_of(wait, ground, counting);
        return due == no_due ? std::nullopt : std::optional(due);
    }
    if (!wait.own_at) return std::nullopt;
    std::int64_t paused = 0;
    for (const auto& pause : pauses)
        if (pause.until != no_due) paused += counting.minutes(std::max(pause.from, wait.runs_from), pause.until);
    return paused == 0 ? *wait.own_at : counting.time.after_minutes(*wait.own_at, paused, counting.zone);
}

}  // namespace

std::set<core::UnitId> units_of(Tx& tx, Parts& parts, const Outage& outage) {
    if (!outage.unit) return {};
    const auto all = directory::with_below(parts.directory.units(tx), *outage.unit);
    return {all.begin(), all.end()};
}

std::vector<Outage> outages_after(Tx& tx, Parts& parts, core::Instant after) {
    auto found = parts.outages.in_force(tx, after);
    for (auto& outage : found) outage.units = units_of(tx, parts, outage);
    return found;
}

std::optional<core::Instant> due_without_outages(Tx& tx, Parts& parts, const Ground& ground, const Wait& wait) {
    return base_of(wait, ground, pauses_of(tx, parts, wait), counting_of(tx, parts, ground, wait.unit));
}

void extend(Tx& tx, Parts& parts, const Ground& ground, const std::vector<Outage>& outages, Wait& wait, bool kept) {
    const auto counting = counting_of(tx, parts, ground, wait.unit);
    const auto pauses = pauses_of(tx, parts, wait);
    const auto base = base_of(wait, ground, pauses, counting);
    if (!base) return;
    const auto moved = extended(wait, *base, outages, pauses, counting);
    wait.due = moved.due;
    wait.lost_minutes = moved.minutes();
    if (kept) parts.outages.put(tx, wait.id, moved.parts);
}

Spread spread(Tx& tx, Parts& parts, const std::vector<Outage>& outages, core::Instant until, core::Instant now,
              bool keep) {
    Spread found;
    const auto ground = ground_of(tx, parts);
    WaitId last{};
    while (true) {
        const auto some = parts.waits.dated(tx, until, last, waits_at_once);
        for (auto wait : some) {
            last = wait.id;
            const auto counting = counting_of(tx, parts, ground, wait.unit);
            const auto pauses = pauses_of(tx, parts, wait);
            const auto base = base_of(wait, ground, pauses, counting);
            if (!base) continue;
            const auto moved = extended(wait, *base, outages, pauses, counting);
            const auto had = wait.lost_minutes == 0 ? std::vector<Extension>{} : parts.outages.of(tx, wait.id);
            if (moved.parts == had) continue;
            const bool was_late = wait.overdue(now);
            ++found.deadlines;
            ++found.units[wait.unit];
            found.minutes = std::max(found.minutes, std::abs(moved.minutes() - wait.lost_minutes));
            wait.due = moved.due;
            wait.lost_minutes = moved.minutes();
            found.freed += was_late && !wait.overdue(now) ? 1 : 0;
            found.late += !was_late && wait.overdue(now) ? 1 : 0;
            if (!keep) continue;
            if (wait.due > now) wait.reminded = false;
            wait.next = next_of(wait, ground.rules.now(wait.step, wait.urgency), now, counting);
            parts.waits.update(tx, wait);
            parts.outages.put(tx, wait.id, moved.parts);
            tell_moved(tx, parts, wait, counting);
        }
        if (some.size() < waits_at_once) return found;
    }
}

}  // namespace deadlines
