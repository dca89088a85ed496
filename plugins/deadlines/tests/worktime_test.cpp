// SPDX-License-Identifier: Apache-2.0
// Working days and minutes: against a counter that looks at every minute, over three years of random days off.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "deadlines/domain/hours.h"

namespace deadlines {
namespace worktime_test {

using core::Instant;
using core::parse_date;
using core::Zone;

constexpr std::int64_t minute_ms = 60'000;

// The rule in its plainest words, written for this test: is this minute worked?
struct Plain {
    std::set<core::Date> off;
    core::Date ramadan_first{}, ramadan_last{};

    bool worked(Instant at, Zone zone) const {
        const auto day = core::date_of(at, zone);
        const auto minute = (at.ms - core::start_of(day, zone).ms) / minute_ms;
        const std::chrono::weekday weekday{std::chrono::sys_days(day)};
        if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday || off.contains(day)) return false;
        const bool friday = weekday == std::chrono::Friday;
        if (ramadan_first <= day && day <= ramadan_last)
            return friday ? (minute >= 480 && minute < 690) || (minute >= 750 && minute < 930)
                          : (minute >= 480 && minute < 720) || (minute >= 750 && minute < 900);
        return friday ? (minute >= 450 && minute < 690) || (minute >= 780 && minute < 990)
                      : (minute >= 450 && minute < 720) || (minute >= 780 && minute < 960);
    }
};

class Years : public testing::Test {
  protected:
    Years() {
        std::uniform_int_distribution<int> any_day(0, days - 1);
        std::vector<DayOff> off;
        for (int i = 0; i < 70; ++i) {
            const auto day = core::add_days(first, any_day(chance));
            if (plain.off.insert(day).second) off.push_back({day, "Libur",
                    i % 4 == 0 ? OffKind::joint_leave : OffKind::holiday});
        }
        plain.ramadan_first = parse_date("2027-02-08");
        plain.ramadan_last = parse_date("2027-03-09");
        time = worktime_of(off, {{plain.ramadan_first, plain.ramadan_last, "Ramadan", {480, 720, 750, 900}, {480,
                690, 750, 930}}});
    }
    Instant any() {
        std::uniform_int_distribution<std::int64_t> at(0, std::int64_t{days} * 24 * 60 * minute_ms - 1);
        return core::start_of(first, Zone::wib) + std::chrono::milliseconds(at(chance));
    }

    static constexpr int days = 3 * 365;
    const core::Date first = parse_date("2026-01-01");
    std::mt19937 chance{20261123};
    Plain plain;
    WorkTime time;
};

TEST_F(Years, minutes_are_those_counted_one_by_one) {
    // Worked minutes up to each minute of the three years, counted one by one.
    const auto begin = core::start_of(first, Zone::wita);
    std::vector<std::int64_t> sum{0};
    for (std::int64_t i = 0; i < std::int64_t{days} * 24 * 60 + 120; ++i)
        sum.push_back(sum.back() + (plain.worked(begin + std::chrono::minutes(i), Zone::wita) ? 1 : 0));
    const auto at = [&](Instant moment) { 
        return sum.at(static_cast<std::size_t>((moment.ms - begin.ms) / minute_ms));
    };
    for (int i = 0; i < 3000; ++i) {
        auto from = any(), until = any();
        if (from.ms < begin.ms || until.ms < begin.ms) continue;
        if (until < from) std::swap(from, until);
        ASSERT_EQ(time.minutes_between(from, until, Zone::wita), at(until) - at(from))
            << core::iso(from) << " to " << core::iso(until);
    }
}

TEST_F(Years, after_minutes_is_where_so_many_are_over) {
    std::uniform_int_distribution<std::int64_t> length(1, 20'000);
    for (int i = 0; i < 2000; ++i) {
        const auto from = any();
        const auto minutes = length(chance);
        const auto end = time.after_minutes(from, minutes, Zone::wib);
        ASSERT_EQ(time.minutes_between(from, end, Zone::wib), minutes) << core::iso(from);
        ASSERT_TRUE(plain.worked(end - std::chrono::minutes(1), Zone::wib)) << "the last of them is worked";
    }
}

TEST_F(Years, working_days_are_those_with_a_worked_minute) {
    for (int i = 0; i < days; ++i) {
        const auto day = core::add_days(first, i);
        bool worked = false;
        for (int minute = 0; minute < 24 * 60 && !worked; ++minute)
            worked = plain.worked(core::start_of(day, Zone::wit) + std::chrono::minutes(minute), Zone::wit);
        ASSERT_EQ(time.working_day(day), worked) << core::iso(day);
    }
    auto day = first;
    int left = 17;
    for (auto at = core::add_days(day, 1); left > 0; at = core::add_days(at, 1)) {
        left -= time.working_day(at) ? 1 : 0;
        day = at;
    }
    EXPECT_EQ(time.after_working_days(first, 17), day);
}

TEST(WorkTimeWords, weekend_and_days_off_do_not_count) {
    const auto time = worktime_of({{parse_date("2026-12-25"), "Natal", OffKind::holiday}}, {});
    // Thursday 24 December: Friday is Christmas, then the weekend.
    EXPECT_EQ(time.after_working_days(parse_date("2026-12-24"), 1), parse_date("2026-12-28"));
    EXPECT_EQ(time.after_working_days(parse_date("2026-11-23"), 3), parse_date("2026-11-26"));
    const auto friday = parse_date("2026-11-27");
    EXPECT_EQ(time.due_words(friday, parse_date("2026-12-01")).days, 2);
    EXPECT_EQ(time.due_words(friday, friday).kind, DueKind::today);
    EXPECT_EQ(time.due_words(friday, parse_date("2026-11-28")).kind,
            DueKind::today) << "Saturday leaves no working day";
    EXPECT_EQ(time.due_words(friday, parse_date("2026-11-26")).kind, DueKind::late);
    EXPECT_EQ(time.due_words(friday, parse_date("2026-11-26")).days, 1);
    const auto saturday = parse_date("2026-11-28");
    EXPECT_EQ(time.due_words(saturday, parse_date("2026-11-25")).days, 2) << "Thursday and Friday, no Saturday";
    EXPECT_EQ(time.due_words(saturday, friday).kind, DueKind::late);
    EXPECT_EQ(time.due_words(saturday, friday).days, 0) << "no working day since";
    EXPECT_EQ(time.due_words(parse_date("2026-11-30"), friday).days, 1);
}

TEST(WorkTimeWords, a_calendar_without_working_days_does_not_hang) {
    const WorkTime never(Week{}, {}, {});
    (void)never.after_working_days(parse_date("2026-11-23"), 5);
    (void)never.after_minutes(core::parse_instant("2026-11-23T03:00:00Z"), 60, Zone::wib);
    EXPECT_EQ(never.minutes_between(core::parse_instant("2026-11-23T03:00:00Z"),
            core::parse_instant("2027-11-23T03:00:00Z"), Zone::wib), 0);
}

TEST(WorkTimeWords, a_closing_of_a_day_off_is_that_of_the_day_before) {
    const WorkTime time;
    EXPECT_EQ(time.closing(parse_date("2026-11-27"), Zone::wib), core::parse_instant("2026-11-27T09:30:00Z"));
    EXPECT_EQ(time.closing(parse_date("2026-11-29"), Zone::wib), core::parse_instant("2026-11-27T09:30:00Z"));
}

TEST(HoursWritten, are_read_and_judged) {
    EXPECT_EQ(minute_of("07.30"), 450);
    EXPECT_EQ(minute_of("7:05"), 425);
    for (const char* bad : {"", "7", "07.60", "25.00", "7.5", "ab.cd", "07-30",
            "007.30"}) EXPECT_FALSE(minute_of(bad)) << bad;
    EXPECT_EQ(clock_of(450), "07.30");
    Hours ramadan{parse_date("2027-02-08"), parse_date("2027-03-09"), "Ramadan", {480, 720, 750, 900}, {480, 690,
            750, 930}};
    EXPECT_TRUE(faults_of(ramadan, {}).empty());
    auto other = ramadan;
    other.first = parse_date("2027-03-09");
    other.last = parse_date("2027-03-20");
    EXPECT_EQ(faults_of(other, {ramadan}).at(0).field, "first");
    other.usual.closes = 700;
    EXPECT_EQ(faults_of(other, {}).at(0).field, "monday_opens");
    other.last.reset();
    EXPECT_EQ(faults_of(other, {}).at(0).field, "last");
}

}  // namespace
}  // namespace deadlines
