// SPDX-License-Identifier: Apache-2.0
// Counting working days and minutes.
#include "deadlines/worktime.h"

#include <algorithm>

namespace deadlines {

namespace {

constexpr int longest_search = 3700;   // days; a calendar without working days must not hang the house
constexpr std::int64_t minute_ms = 60'000;

std::size_t weekday(core::Date day) {
    return std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1;
}

std::int64_t minutes_of(const Day& day) {
    std::int64_t sum = 0;
    for (const auto& span : day) sum += span.until - span.from;
    return sum;
}

// Minutes worked before that minute of the day.
std::int64_t worked_before(const Day& day, int minute) {
    std::int64_t sum = 0;
    for (const auto& span : day) sum += std::clamp(minute, span.from, span.until) - span.from;
    return sum;
}

struct Moment {
    core::Date day{};
    int minute = 0;
};

Moment moment_of(core::Instant at, core::Zone zone) {
    const auto day = core::date_of(at, zone);
    return {day, static_cast<int>((at.ms - core::start_of(day, zone).ms) / minute_ms)};
}

core::Instant instant_of(core::Date day, int minute, core::Zone zone) {
    return core::start_of(day, zone) + std::chrono::minutes(minute);
}

}  // namespace

Week WorkTime::usual_week() {
    constexpr int opens = 7 * 60 + 30, noon = 12 * 60, friday_noon = 11 * 60 + 30;
    const Day day{{opens, noon}, {13 * 60, 16 * 60}};
    const Day friday{{opens, friday_noon}, {13 * 60, 16 * 60 + 30}};
    return {day, day, day, day, friday, {}, {}};
}

const Week& WorkTime::week_of(core::Date day) const {
    for (const auto& period : periods_)
        if (period.first <= day && day <= period.last) return period.week;
    return usual_;
}

const Day& WorkTime::on(core::Date day) const {
    static const Day nothing;
    if (days_off_.contains(day)) return nothing;
    return week_of(day)[weekday(day)];
}

std::string WorkTime::day_off(core::Date day) const {
    const auto found = days_off_.find(day);
    return found == days_off_.end() ? "" : found->second;
}

core::Date WorkTime::after_working_days(core::Date from, int count) const {
    int idle = 0;
    while (count > 0 && idle < longest_search) {
        from = core::add_days(from, 1);
        const bool works = working_day(from);
        count -= works ? 1 : 0;
        idle = works ? 0 : idle + 1;
    }
    return from;
}

DueWords WorkTime::due_words(core::Date today, core::Date due) const {
    if (due == today) return {DueKind::today, 0};
    int days = 0;
    for (auto at = core::add_days(std::min(today, due), 1); at <= std::max(today, due); at = core::add_days(at, 1))
        if (working_day(at)) ++days;
    if (due < today) return {DueKind::late, days};
    // Due before the next working day: what is to be done is to be done today.
    return days == 0 ? DueWords{DueKind::today, 0} : DueWords{DueKind::left, days};
}

std::int64_t WorkTime::minutes_between(core::Instant from, core::Instant until, core::Zone zone) const {
    if (until <= from) return 0;
    const auto begin = moment_of(from, zone), end = moment_of(until, zone);
    std::int64_t sum = -worked_before(on(begin.day), begin.minute);
    for (auto day = begin.day; day < end.day; day = core::add_days(day, 1)) sum += minutes_of(on(day));
    return sum + worked_before(on(end.day), end.minute);
}

core::Instant WorkTime::after_minutes(core::Instant from, std::int64_t minutes, core::Zone zone) const {
    auto at = moment_of(from, zone);
    int idle = 0;
    if (minutes <= 0) return instant_of(at.day, at.minute, zone);
    for (; idle < longest_search; at = {core::add_days(at.day, 1), 0}) {
        const Day& day = on(at.day);
        idle = day.empty() ? idle + 1 : 0;
        for (const auto& span : day) {
            const int start = std::max(span.from, at.minute);
            if (start >= span.until) continue;
            if (minutes <= span.until - start) return instant_of(at.day, start + static_cast<int>(minutes), zone);
            minutes -= span.until - start;
        }
    }
    return instant_of(at.day, 0, zone);
}

core::Instant WorkTime::closing(core::Date day, core::Zone zone) const {
    for (int back = 0; back < longest_search; ++back, day = core::add_days(day, -1))
        if (const Day& hours = on(day); !hours.empty()) return instant_of(day, hours.back().until, zone);
    return core::start_of(day, zone);
}

bool WorkTime::working(core::Instant at, core::Zone zone) const {
    const auto moment = moment_of(at, zone);
    const Day& day = on(moment.day);
    return std::any_of(day.begin(), day.end(), [&](const Span& span) {
        return span.from <= moment.minute && moment.minute < span.until;
    });
}

}  // namespace deadlines
