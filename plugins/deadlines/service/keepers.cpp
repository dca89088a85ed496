// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/keepers.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "deadlines/service/extending.h"

namespace deadlines {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr int deadlines_at_once = 500;
constexpr std::string_view calendar_object = "calendar:deadlines";

void keeps(const Context& ctx) {
    core::ensure(ctx.actor.may("deadlines.manage") ? core::Verdict::allowed : core::Verdict::forbidden);
}

core::Json told(const Change& change, const Moved& moved) {
    core::Json data{{"moved", moved.deadlines}};
    for (const auto& day : change.add) data["added"].push_back(core::iso(day.day));
    for (const auto& day : change.remove) data["removed"].push_back(core::iso(day));
    if (change.hours) data["hours"] = change.hours->name;
    if (change.hours_gone) data["hours_removed"] = core::iso(*change.hours_gone);
    if (change.zone) data["unit"] = change.zone->first.text();
    return data;
}

}  // namespace

Almanac Keepers::almanac(const Context& ctx) {
    core::ensure(ctx.actor.may("deadlines.read") ? core::Verdict::allowed : core::Verdict::forbidden);
    return parts_.db.read([&](Tx& tx) {
        Almanac found{parts_.calendar.days(tx), parts_.calendar.hours(tx), {}, parts_.calendar.whole_years(tx), {}};
        found.time = worktime_of(found.days, found.hours);
        if (!ctx.actor.may("deadlines.manage")) return found;
        const auto zones = parts_.calendar.zones(tx);
        for (const auto& unit : parts_.directory.units(tx)) {
            const auto own = zones.find(unit.id);
            found.zones.push_back({unit.id, unit.name, own == zones.end() ? std::nullopt : std::optional(own->second)});
        }
        return found;
    });
}

std::vector<int> open_years(Tx& tx, Parts& parts, core::Date today) {
    constexpr int ahead = 100;   // days: deadlines of a quarter, and time to write the next year down
    const auto whole = parts.calendar.whole_years(tx);
    std::vector<int> open;
    const auto last = static_cast<int>(core::add_days(today, ahead).year());
    for (auto year = static_cast<int>(today.year()); year <= last; ++year)
        if (!whole.contains(year)) open.push_back(year);
    return open;
}

std::int64_t Keepers::open_years(const Context& ctx) {
    if (!ctx.actor.may("deadlines.manage")) return 0;
    return parts_.db.read(
        [&](Tx& tx) { return static_cast<std::int64_t>(deadlines::open_years(tx, parts_, ctx.today()).size()); });
}

void Keepers::say_whole(const Context& ctx, int year, bool whole) {
    keeps(ctx);
    parts_.db.write([&](Tx& tx) {
        if (whole)
            parts_.calendar.put(tx, WholeYear{year, ctx.actor.person_name, core::written(ctx.actor.seat()), ctx.now()});
        else if (!parts_.calendar.open_year(tx, year))
            return;
        core::audit::append(tx, ctx, "deadlines.year_said", calendar_object, {{"year", year}, {"whole", whole}});
    });
}

void Keepers::judge(Tx& tx, const Change& change) {
    std::vector<core::Fault> faults;
    for (const auto& day : change.add)
        for (auto& fault : faults_of(day)) faults.push_back(std::move(fault));
    if (change.hours)
        for (auto& fault : faults_of(*change.hours, parts_.calendar.hours(tx))) faults.push_back(std::move(fault));
    if (change.zone && !parts_.directory.unit(tx, change.zone->first))
        faults.push_back({"unit", "deadlines.fault.unit", {}});
    const auto days = parts_.calendar.days(tx);
    for (const auto& day : change.remove)
        if (std::none_of(days.begin(), days.end(), [&](const auto& each) { return each.day == day; }))
            throw Error(core::Code::not_found, "deadlines.error.no_day");
    if (!faults.empty()) throw Error("deadlines.error.calendar", std::move(faults));
}

std::size_t Keepers::put(Tx& tx, const Change& change) {
    std::size_t days = 0;
    for (const auto& day : change.add) days += parts_.calendar.add(tx, day) ? 1 : 0;
    for (const auto& day : change.remove) days += parts_.calendar.remove(tx, day) ? 1 : 0;
    if (change.hours) parts_.calendar.put(tx, *change.hours);
    if (change.hours_gone && !parts_.calendar.remove_hours(tx, *change.hours_gone))
        throw Error(core::Code::not_found, "deadlines.error.no_hours");
    if (change.zone && change.zone->second) parts_.calendar.put(tx, change.zone->first, *change.zone->second);
    if (change.zone && !change.zone->second) parts_.calendar.remove(tx, change.zone->first);
    return days;
}

// The calendar as it would be.
Ground Keepers::after(Tx& tx, const Change& change, std::size_t& days_changed) {
    auto days = parts_.calendar.days(tx);
    auto hours = parts_.calendar.hours(tx);
    const auto has = [&](core::Date day) {
        return std::any_of(days.begin(), days.end(), [&](const DayOff& each) { return each.day == day; });
    };
    for (const auto& day : change.add) {
        if (has(day.day)) continue;
        days.push_back(day);
        ++days_changed;
    }
    for (const auto& day : change.remove)
        days_changed += std::erase_if(days, [&](const DayOff& each) { return each.day == day; });
    if (change.hours) {
        std::erase_if(hours, [&](const Hours& each) { return each.first == change.hours->first; });
        hours.push_back(*change.hours);
    }
    if (change.hours_gone &&
        std::erase_if(hours, [&](const Hours& each) { return each.first == change.hours_gone; }) == 0)
        throw Error(core::Code::not_found, "deadlines.error.no_hours");
    Ground ground{worktime_of(days, hours), RuleBook(parts_.rules.all(tx)), parts_.calendar.zones(tx)};
    if (change.zone && change.zone->second) ground.zones[change.zone->first] = *change.zone->second;
    if (change.zone && !change.zone->second) ground.zones.erase(change.zone->first);
    return ground;
}

std::int64_t Keepers::count_anew(Tx& tx, const Ground& ground, core::Instant now, bool keep) {
    std::int64_t moved = 0;
    const auto outages = outages_after(tx, parts_, {});
    WaitId last{};
    while (true) {
        const auto some = parts_.waits.counted(tx, last, deadlines_at_once);
        for (auto wait : some) {
            last = wait.id;
            const auto was = wait.due;
            const auto counting = counting_of(tx, parts_, ground, wait.unit);
            if (wait.lost_minutes > 0)
                extend(tx, parts_, ground, outages, wait, keep);
            else
                wait.due = due_of(wait, ground, counting);
            if (wait.due == was || wait.due == no_due) continue;
            ++moved;
            if (!keep) continue;
            if (wait.due > now) wait.reminded = false;
            wait.next = next_of(wait, ground.rules.now(wait.step, wait.urgency), now, counting);
            parts_.waits.update(tx, wait);
            tell_moved(tx, parts_, wait, counting);
        }
        if (some.size() < deadlines_at_once) return moved;
    }
}

Moved Keepers::change(const Context& ctx, const Change& wish, bool confirmed) {
    keeps(ctx);
    const auto done = [&](Tx& tx, bool keep) {
        judge(tx, wish);
        Moved moved;
        const auto ground = after(tx, wish, moved.days);
        if (keep) put(tx, wish);
        moved.deadlines = count_anew(tx, ground, ctx.now(), keep);
        moved.done = keep;
        if (keep) core::audit::append(tx, ctx, "deadlines.calendar_changed", calendar_object, told(wish, moved));
        return moved;
    };
    if (!confirmed) return parts_.db.read([&](Tx& tx) { return done(tx, false); });
    return parts_.db.write([&](Tx& tx) { return done(tx, true); });
}

std::vector<RuleShown> Keepers::rules(const Context& ctx) {
    core::ensure(ctx.actor.may("deadlines.read") ? core::Verdict::allowed : core::Verdict::forbidden);
    const auto book = parts_.db.read([&](Tx& tx) { return RuleBook(parts_.rules.all(tx)); });
    std::vector<RuleShown> found;
    for (const auto& shipped : shipped_rules())
        found.push_back({book.now(shipped.step, shipped.urgency), book.history(shipped.step, shipped.urgency)});
    return found;
}

Rule Keepers::write(const Context& ctx, Rule rule) {
    keeps(ctx);
    if (auto faults = faults_of(rule); !faults.empty()) throw Error("deadlines.error.rule", std::move(faults));
    if (rule.measure == Measure::none) rule.amount = rule.remind_hours = rule.escalate_hours = 0;
    return parts_.db.write([&](Tx& tx) {
        const auto before = RuleBook(parts_.rules.all(tx)).now(rule.step, rule.urgency);
        rule.version = before.version + 1;
        rule.since = ctx.now();
        rule.by = ctx.actor.person_name;
        parts_.rules.insert(tx, rule);
        core::audit::append(tx, ctx, "deadlines.rule_written", "rule:" + std::string(name(rule.step)),
                            {{"urgency", rule.urgency}, {"measure", name(rule.measure)}, {"amount", rule.amount},
                             {"remind", rule.remind_hours}, {"escalate", rule.escalate_hours}});
        return rule;
    });
}

}  // namespace deadlines
