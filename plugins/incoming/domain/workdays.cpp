// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/workdays.h"

namespace incoming {

bool working_day(core::Date day, const Holidays& holidays) {
    const std::chrono::weekday which{std::chrono::sys_days(day)};
    return which != std::chrono::Saturday && which != std::chrono::Sunday && !holidays.contains(day);
}

core::Date after_working_days(core::Date from, int count, const Holidays& holidays) {
    while (count > 0) {
        from = core::add_days(from, 1);
        if (working_day(from, holidays)) --count;
    }
    return from;
}

DueWords due_words(core::Date today, core::Date due, const Holidays& holidays) {
    if (due == today) return {DueKind::today, 0};
    if (due < today) {
        const auto past = std::chrono::sys_days(today) - std::chrono::sys_days(due);
        return {DueKind::late, static_cast<int>(past.count())};
    }
    int days = 0;
    for (auto at = core::add_days(today, 1); at <= due; at = core::add_days(at, 1))
        if (working_day(at, holidays)) ++days;
    // Due before the next working day: what is to be done is to be done today.
    return days == 0 ? DueWords{DueKind::today, 0} : DueWords{DueKind::left, days};
}

}  // namespace incoming
