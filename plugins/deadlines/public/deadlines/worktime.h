// SPDX-License-Identifier: Apache-2.0
// The working time of the office: hours of each weekday, periods with other hours (Ramadan), and days
// off (holidays and cuti bersama). Deadlines are counted in it, to the minute.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/clock.h"

namespace deadlines {

// Minutes of the day, from 0 to 1440; `until` is the first minute not worked.
struct Span {
    int from = 0, until = 0;
    bool operator==(const Span&) const = default;
};
using Day = std::vector<Span>;           // empty: nobody works
using Week = std::array<Day, 7>;         // Monday first

// Other hours for a time; both days belong to it.
struct Period {
    core::Date first{}, last{};
    Week week;
};

enum class DueKind { today, left, late };
struct DueWords {
    DueKind kind = DueKind::today;
    int days = 0;   // working days; left: up to and with the deadline; late: past it, 0 before the next one
};

class WorkTime {
  public:
    WorkTime() = default;
    WorkTime(Week usual, std::vector<Period> periods, std::map<core::Date, std::string> days_off)
        : usual_(std::move(usual)), periods_(std::move(periods)), days_off_(std::move(days_off)) {}

    // What is worked that day; nothing on a day off.
    const Day& on(core::Date day) const;
    bool working_day(core::Date day) const { return !on(day).empty(); }
    // Name of the day off; "" when it is none.
    std::string day_off(core::Date day) const;
    // The count-th working day after `from`; count from 1.
    core::Date after_working_days(core::Date from, int count) const;
    DueWords due_words(core::Date today, core::Date due) const;

    // Working minutes in [from, until); seconds are not looked at. 0 when `until` is not later.
    std::int64_t minutes_between(core::Instant from, core::Instant until, core::Zone zone) const;
    // The end of the minutes-th working minute after `from`.
    core::Instant after_minutes(core::Instant from, std::int64_t minutes, core::Zone zone) const;
    // When the day's work ends; of a day off, when the last working day before it ended.
    core::Instant closing(core::Date day, core::Zone zone) const;
    bool working(core::Instant at, core::Zone zone) const;
    // The usual hours of an office nobody has told its own: 37.5 a week (letters.md 2.8 counts in them).
    static Week usual_week();

  private:
    const Week& week_of(core::Date day) const;

    Week usual_ = usual_week();
    std::vector<Period> periods_;
    std::map<core::Date, std::string> days_off_;
};

}  // namespace deadlines
