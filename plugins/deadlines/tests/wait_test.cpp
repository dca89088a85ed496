// SPDX-License-Identifier: Apache-2.0
// Deadlines by rule, pauses, what is called for when, who is told, and the figures.
#include <gtest/gtest.h>

#include <random>

#include "deadlines/domain/spent.h"
#include "deadlines/domain/wait.h"

namespace deadlines {
namespace wait_test {

using core::Instant;
using core::parse_date;
using core::parse_instant;
using core::Zone;

const WorkTime office;
const Counting counting{office, Zone::wib};

Rule days(int amount) {
    Rule rule;
    rule.measure = Measure::days;
    rule.amount = amount;
    rule.remind_hours = 4;
    rule.escalate_hours = 8;
    return rule;
}

Wait begun(const Rule& rule, Instant at) {
    Wait wait;
    wait.began = at;
    wait.due = due_by(rule, at, office, Zone::wib).value_or(no_due);
    wait.next = next_of(wait, rule, at, counting);
    return wait;
}

core::Code code_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& error) {
        return error.code();
    }
    return core::Code::internal;
}

TEST(Rules, count_in_days_and_hours) {
    const auto friday = parse_instant("2026-11-27T02:00:00Z");   // 09.00
    EXPECT_EQ(due_by(days(2), friday, office, Zone::wib), parse_instant("2026-12-01T09:00:00Z"));
    Rule hours;
    hours.measure = Measure::hours;
    hours.amount = 8;
    // 2.5 + 3.5 hours on Friday, then two on Monday from half past seven.
    EXPECT_EQ(due_by(hours, friday, office, Zone::wib), parse_instant("2026-11-30T02:30:00Z"));
    hours.measure = Measure::none;
    EXPECT_FALSE(due_by(hours, friday, office, Zone::wib));
    EXPECT_EQ(end_of_day(parse_date("2026-11-27"), Zone::wib), parse_instant("2026-11-27T16:59:00Z"));
}

TEST(Rules, hold_from_when_they_were_written) {
    auto first = days(3), second = days(1);
    first.version = 1;
    first.since = {1000};
    second.version = 2;
    second.since = {2000};
    const RuleBook book({first, second});
    EXPECT_EQ(book.at(Step::initial, "biasa", {999}).version, 0) << "as shipped";
    EXPECT_EQ(book.at(Step::initial, "biasa", {1999}).amount, 3);
    EXPECT_EQ(book.now(Step::initial, "biasa").amount, 1);
    EXPECT_EQ(book.now(Step::initial, "segera").version, 0);
    EXPECT_EQ(book.history(Step::initial, "biasa").size(), 2U);
    for (const auto step : all_steps)
        for (const auto urgency : urgencies) EXPECT_TRUE(faults_of(book.now(step, urgency)).empty());
}

TEST(Calls, remind_once_then_climb) {
    const auto rule = days(1);
    auto wait = begun(rule, parse_instant("2026-11-23T02:00:00Z"));   // Monday 09.00, due Tuesday 16.00
    EXPECT_EQ(wait.due, parse_instant("2026-11-24T09:00:00Z"));
    EXPECT_EQ(wait.next, parse_instant("2026-11-24T04:00:00Z")) << "four working hours before: 11.00";
    EXPECT_EQ(call_of(wait, rule, wait.next - std::chrono::minutes(1), counting), Call::nothing);
    EXPECT_EQ(call_of(wait, rule, wait.next, counting), Call::remind);
    wait.reminded = true;
    wait.next = next_of(wait, rule, wait.next, counting);
    EXPECT_EQ(wait.next, parse_instant("2026-11-26T01:00:00Z"))
        << "eight working hours after: a day of seven and a half, then half an hour";
}

TEST(Calls, what_was_missed_is_told_once) {
    const auto rule = days(1);
    auto wait = begun(rule, parse_instant("2026-11-23T02:00:00Z"));
    const auto weeks_later = parse_instant("2026-12-14T02:00:00Z");
    EXPECT_EQ(call_of(wait, rule, weeks_later, counting), Call::escalate) << "no reminder of what is long over";
    wait.level = 1;
    wait.next = next_of(wait, rule, weeks_later, counting);
    EXPECT_GT(wait.next, weeks_later) << "the next is counted from now";
    EXPECT_EQ(call_of(wait, rule, weeks_later, counting), Call::nothing);
}

TEST(Calls, past_due_and_not_ripe_is_looked_at_later) {
    const auto rule = days(1);
    auto wait = begun(rule, parse_instant("2026-11-23T02:00:00Z"));
    const auto just_late = wait.due + std::chrono::minutes(5);
    EXPECT_EQ(call_of(wait, rule, just_late, counting), Call::later);
    EXPECT_GT(next_of(wait, rule, just_late, counting), just_late);
    auto silent = rule;
    silent.escalate_hours = 0;
    EXPECT_EQ(next_of(wait, silent, just_late, counting), no_due);
}

TEST(Pauses, move_the_deadline_by_their_working_time) {
    const auto rule = days(5);
    std::mt19937 chance(7);
    std::uniform_int_distribution<int> minutes(0, 4 * 24 * 60);
    for (int i = 0; i < 500; ++i) {
        const auto begin = parse_instant("2026-11-23T00:00:00Z") + std::chrono::minutes(minutes(chance));
        auto wait = begun(rule, begin);
        const auto due = wait.due;
        const auto from = begin + std::chrono::minutes(minutes(chance) / 2);
        const auto until = from + std::chrono::minutes(minutes(chance));
        if (from >= due) continue;
        pause(wait, from, core::add_days(core::date_of(from, Zone::wib), 10), "Menunggu data", "Sari", counting);
        EXPECT_FALSE(wait.overdue(due + std::chrono::hours(1)));
        const auto held = held_minutes(wait, from, counting);
        EXPECT_EQ(held_minutes(wait, until, counting), held) << "no time passes";
        resume(wait, until, rule, counting);
        EXPECT_EQ(counting.minutes(until, wait.due), counting.minutes(from, due)) << "what was left is left";
        EXPECT_EQ(counting.minutes(begin, wait.due), counting.minutes(begin, due) + wait.paused_minutes);
    }
}

TEST(Pauses, need_a_reason_and_a_day) {
    const auto now = parse_instant("2026-11-23T02:00:00Z");
    auto wait = begun(days(1), now);
    const auto tomorrow = parse_date("2026-11-24");
    const auto asked = [&](core::Date until, std::string_view reason) {
        return code_of([&] { pause(wait, now, until, reason, "Sari", counting); });
    };
    EXPECT_EQ(asked(tomorrow, "  "), core::Code::invalid);
    EXPECT_EQ(asked(parse_date("2026-11-23"), "Menunggu data"), core::Code::invalid);
    EXPECT_EQ(asked(parse_date("2027-11-23"), "Menunggu data"), core::Code::invalid);
    EXPECT_EQ(code_of([&] { resume(wait, now, days(1), counting); }), core::Code::conflict);
    pause(wait, now, tomorrow, " Menunggu data ", "Sari", counting);
    EXPECT_EQ(wait.pause_reason, "Menunggu data");
    EXPECT_EQ(asked(tomorrow, "Lagi"), core::Code::conflict);
    end(wait, now, "closed", counting);
    EXPECT_EQ(asked(tomorrow, "Menunggu data"), core::Code::conflict);
}

TEST(Ladder, skips_vacant_and_stops_at_the_head) {
    const auto at = [](std::int64_t n) { return core::PositionId::make({n}); };
    const std::vector<Above> line{{at(1), false, false}, {at(2), true, false}, {at(3), true, true}, {at(4), true,
            false}};
    EXPECT_EQ(rung(line, 1), line[1].position);
    EXPECT_EQ(rung(line, 2), line[2].position);
    EXPECT_EQ(rung(line, 5), line[2].position) << "not beyond the head of the agency";
    EXPECT_FALSE(rung({{at(1), false, true}}, 1));
    EXPECT_FALSE(rung({}, 1));
}

TEST(Seeing, secret_is_for_holder_and_waiter_alone) {
    Wait wait;
    wait.holder = core::PositionId::make({1});
    wait.waiter = core::PositionId::make({2});
    wait.unit = core::UnitId::make({3});
    const Reach head{{wait.unit}}, other{{core::UnitId::make({4})}};
    const auto somebody = core::PositionId::make({5});
    EXPECT_TRUE(may_see(wait, wait.holder, {}));
    EXPECT_TRUE(may_see(wait, *wait.waiter, {}));
    EXPECT_TRUE(may_see(wait, somebody, head));
    EXPECT_FALSE(may_see(wait, somebody, other));
    wait.access = classification::AccessClass::secret;
    EXPECT_FALSE(may_see(wait, somebody, head));
    EXPECT_TRUE(may_see(wait, wait.holder, {}));
}

TEST(SpentTime, nearest_rank) {
    EXPECT_EQ(length_of(0), 0);
    EXPECT_EQ(length_of(1), 5);
    EXPECT_EQ(length_of(42), 45) << "under an hour minutes are told";
    EXPECT_EQ(length_of(60), 60);
    EXPECT_EQ(length_of(61), 120);
    EXPECT_EQ(length_of(1'000'000), longest_spent);
    std::mt19937 chance(3);
    for (int round = 0; round < 200; ++round) {
        Spent spent;
        std::vector<int> all;
        const int size = std::uniform_int_distribution<int>(1, 40)(chance);
        for (int i = 0; i < size; ++i) {
            all.push_back(std::uniform_int_distribution<int>(0, 30)(chance));
            spent.add(all.back(), 1);
        }
        std::sort(all.begin(), all.end());
        for (const int percent : {50, 90}) {
            const auto rank = std::max(1, (size * percent + 99) / 100);
            EXPECT_EQ(spent.within(percent), all[static_cast<std::size_t>(rank - 1)]);
        }
    }
    EXPECT_EQ(Spent().within(50), 0);
}

}  // namespace
}  // namespace deadlines
