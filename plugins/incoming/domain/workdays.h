// SPDX-License-Identifier: Apache-2.0
// Working days of the office: Monday to Friday but holidays. Deadlines are civil dates.
#pragma once

#include <set>

#include "core/base/clock.h"

namespace incoming {

using Holidays = std::set<core::Date>;

bool working_day(core::Date day, const Holidays& holidays);
// The count-th working day after `from`; count from 1.
core::Date after_working_days(core::Date from, int count, const Holidays& holidays);

enum class DueKind { today, left, late };
struct DueWords {
    DueKind kind = DueKind::today;
    int days = 0;  // left: working days up to and with the deadline; late: calendar days past it
};
DueWords due_words(core::Date today, core::Date due, const Holidays& holidays);

}  // namespace incoming
