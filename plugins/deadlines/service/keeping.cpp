// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/keeping.h"

#include <algorithm>

#include "deadlines/service/extending.h"
#include "deadlines/service/telling.h"

namespace deadlines {

using core::db::Tx;

namespace {

bool same(const Wait& wait, const Wanted& wanted) {
    return wait.step == wanted.step && wait.part == wanted.part && wait.holder == wanted.holder;
}

// The day its room was told last.
bool as_told(const Wait& wait, core::Date due, const Counting& counting) {
    return wait.own_due && due == core::date_of(foreseen_due(wait, counting), counting.zone);
}

}  // namespace

Facts Keeping::facts(Tx& tx, std::string_view subject) {
    const auto owner = parts_.subjects.find(subject.substr(0, subject.find(':')));
    return owner == parts_.subjects.end() ? Facts{} : owner->second->facts(tx, subject);
}

void Keeping::take_nearer(Tx& tx, core::Instant now, const Ground& ground, const Facts& facts,
                          const std::vector<Wait>& open, Wanted& wanted) {
    if (!wanted.nearer || !wanted.due) return;
    const auto there = std::find_if(open.begin(), open.end(), [&](const Wait& wait) { return same(wait, wanted); });
    core::UnitId unit{};
    if (const auto position = parts_.directory.position(tx, wanted.holder)) unit = position->unit;
    const auto counting = counting_of(tx, parts_, ground, unit);
    const auto began = there != open.end() ? there->began : wanted.since.value_or(now);
    const auto by_rule = due_by(ground.rules.at(wanted.step, facts.urgency, began), began, ground.time, counting.zone);
    if (by_rule && *by_rule < end_of_day(*wanted.due, counting.zone)) wanted.due.reset();
}

void Keeping::begin(Tx& tx, core::Instant now, const Ground& ground, const Facts& facts, Wait wait,
                    const Wanted& wanted) {
    wait.id = WaitId::make(now);
    wait.step = wanted.step;
    wait.part = wanted.part;
    wait.holder = wanted.holder;
    wait.waiter = wanted.waiter;
    wait.began = wanted.since.value_or(now);
    if (wait.runs_from.ms == 0) wait.runs_from = wait.began;
    wait.access = facts.access;
    wait.urgency = facts.urgency;
    if (const auto position = parts_.directory.position(tx, wanted.holder)) wait.unit = position->unit;
    const auto counting = counting_of(tx, parts_, ground, wait.unit);
    wait.own_due = wanted.due.has_value();
    if (wanted.due && !wait.own_at) wait.own_at = end_of_day(*wanted.due, counting.zone);
    wait.due = wait.own_at ? *wait.own_at : due_of(wait, ground, counting);
    std::vector<Outage> outages;
    if (wait.runs_from < now) outages = outages_after(tx, parts_, wait.runs_from);
    if (!outages.empty()) extend(tx, parts_, ground, outages, wait, false);
    wait.next = next_of(wait, ground.rules.now(wait.step, wait.urgency), now, counting);
    parts_.waits.insert(tx, wait);
    if (wait.lost_minutes > 0) extend(tx, parts_, ground, outages, wait, true);
    if (wanted.due && core::date_of(wait.due, counting.zone) != *wanted.due) tell_moved(tx, parts_, wait, counting);
}

void Keeping::refresh(Tx& tx, core::Instant now, const Ground& ground, const Facts& facts, Wait wait,
                      const Wanted& wanted) {
    const auto was = wait;
    const auto counting = counting_of(tx, parts_, ground, wait.unit);
    wait.waiter = wanted.waiter;
    wait.access = facts.access;
    wait.urgency = facts.urgency;
    const bool other_rule = wait.urgency != was.urgency && !wanted.due;
    const auto own = wanted.due ? end_of_day(*wanted.due, counting.zone) : wait.due;
    // A date of a person's that pauses or outages moved stays moved until he sets another.
    const bool told = wanted.due && as_told(wait, *wanted.due, counting);
    const bool moved = !told && (wait.own_at ? own != *wait.own_at : wait.paused_minutes == 0 && own != wait.due);
    const bool other_day = wanted.due && (!wait.own_due || moved);
    const bool by_rule_now = (wait.own_due && !wanted.due) || other_rule;
    wait.own_due = wanted.due.has_value();
    if (other_day) {
        wait.due = own;
        wait.own_at = own;
        wait.runs_from = now;
        wait.lost_minutes = 0;
        if (was.lost_minutes > 0) parts_.outages.put(tx, wait.id, {});
    }
    if (by_rule_now) {
        wait.own_at.reset();
        wait.lost_minutes = 0;
        wait.due = due_of(wait, ground, counting);
        extend(tx, parts_, ground, outages_after(tx, parts_, wait.runs_from), wait, true);
    }
    if (wait.due != was.due) {
        wait.reminded = false;
        wait.next = next_of(wait, ground.rules.now(wait.step, wait.urgency), now, counting);
    }
    const bool changed = wait.due != was.due || wait.waiter != was.waiter || wait.access != was.access ||
                         wait.urgency != was.urgency || wait.own_due != was.own_due || wait.own_at != was.own_at;
    if (changed) parts_.waits.update(tx, wait);
}

void Keeping::finish(Tx& tx, core::Instant now, const Ground& ground, Wait wait, std::string_view outcome) {
    const auto counting = counting_of(tx, parts_, ground, wait.unit);
    const bool late = wait.overdue(now);
    const bool paused = wait.paused_at.has_value();
    end(wait, now, outcome, counting);
    parts_.waits.update(tx, wait);
    if (paused) parts_.waits.end_pause(tx, wait.id, now);
    parts_.asking.drop(tx, wait.id, now);
    tell_no_more(tx, parts_, wait);
    if (wait.secret() || quiet(wait.step)) return;
    parts_.figures.add_spent(tx, month_of(core::date_of(now, counting.zone)), wait.unit, wait.step,
                             length_of(held_minutes(wait, now, counting)), late);
}

void Keeping::say(Tx& tx, core::Instant now, std::string_view room, std::string_view subject,
                  const std::vector<Wanted>& said, std::string_view outcome) {
    const auto open = parts_.waits.open(tx, room, subject);
    if (open.empty() && said.empty()) return;
    const auto ground = ground_of(tx, parts_);
    const auto known = facts(tx, subject);
    auto all = said;
    for (auto& wanted : all) take_nearer(tx, now, ground, known, open, wanted);
    for (const auto& wait : open)
        if (std::none_of(all.begin(), all.end(), [&](const Wanted& wanted) { return same(wait, wanted); }))
            finish(tx, now, ground, wait, outcome);
    for (auto wanted = all.begin(); wanted != all.end(); ++wanted) {
        if (wanted->holder.nil()) continue;
        const auto repeats = [&](const Wanted& other) {
            return other.step == wanted->step && other.part == wanted->part && other.holder == wanted->holder;
        };
        if (std::any_of(all.begin(), wanted, repeats)) continue;
        const auto there =
            std::find_if(open.begin(), open.end(), [&](const Wait& wait) { return same(wait, *wanted); });
        if (there != open.end()) {
            refresh(tx, now, ground, known, *there, *wanted);
            continue;
        }
        Wait made;
        made.room = room;
        made.subject = subject;
        // A person's date goes on from step to step, and so does what pauses and outages gave to it.
        for (const auto& wait : open) {
            if (!wanted->due || !wait.own_due || wait.part != wanted->part || wait.holder != wanted->holder) continue;
            const auto counting = counting_of(tx, parts_, ground, wait.unit);
            if (wait.own_at != end_of_day(*wanted->due, counting.zone) && !as_told(wait, *wanted->due, counting))
                continue;
            made.runs_from = wait.runs_from;
            made.own_at = due_without_outages(tx, parts_, ground, wait);
        }
        begin(tx, now, ground, known, std::move(made), *wanted);
    }
}

void Keeping::count(Tx& tx, core::Date day, core::UnitId unit, Flow flow, classification::AccessClass access) {
    if (access >= classification::AccessClass::secret) return;
    parts_.figures.add_flow(tx, month_of(day), unit, flow);
}

bool Keeping::first(Tx& tx, core::Instant now, std::string_view what) { return parts_.waits.first(tx, now, what); }

std::vector<Waits::Ahead> Keeping::open(Tx& tx, std::string_view subject) {
    std::vector<Ahead> found;
    for (const auto& wait : parts_.waits.open(tx, subject)) {
        Ahead ahead{wait.step, wait.holder, wait.began, std::nullopt, wait.pause_reason, std::nullopt};
        if (wait.has_due()) ahead.due = wait.due;
        if (wait.paused_until) ahead.paused_until = core::date_of(*wait.paused_until, zone(tx, wait.unit));
        found.push_back(std::move(ahead));
    }
    return found;
}

std::map<std::string, MovedDay> Keeping::moved(Tx& tx, const std::vector<std::string>& subjects) {
    std::map<std::string, MovedDay> found;
    const auto waits = parts_.waits.moved(tx, subjects);
    if (waits.empty()) return found;
    const auto zones = parts_.calendar.zones(tx);
    for (const auto& wait : waits) {
        const auto zone = zone_of(tx, parts_, zones, wait.unit);
        const auto first = core::date_of(*wait.own_at, zone);
        if (core::date_of(wait.due, zone) > first) found[wait.part] = {first, wait.lost_minutes > 0};
    }
    return found;
}

void Keeping::reclassified(Tx& tx, const core::Context&, const classification::ClassChange& change) {
    for (auto wait : parts_.waits.open(tx, change.subject)) {
        wait.access = change.now;
        parts_.waits.update(tx, wait);
    }
}

WorkTime Keeping::worktime(Tx& tx) { return worktime_of(parts_.calendar.days(tx), parts_.calendar.hours(tx)); }

core::Zone Keeping::zone(Tx& tx, core::UnitId unit) {
    return zone_of(tx, parts_, parts_.calendar.zones(tx), unit);
}

bool Keeping::adopt(Tx& tx, core::Date day, std::string_view name) {
    return parts_.calendar.add(tx, {day, std::string(name), OffKind::holiday});
}

}  // namespace deadlines
