// SPDX-License-Identifier: Apache-2.0
// Median and ninetieth percentile out of counts.
#include "deadlines/domain/spent.h"

#include <algorithm>

namespace deadlines {

int hours_begun(std::int64_t minutes) {
    constexpr std::int64_t hour = 60;
    return static_cast<int>(std::clamp<std::int64_t>((minutes + hour - 1) / hour, 0, longest_hours));
}

std::int64_t Spent::count() const {
    std::int64_t sum = 0;
    for (const auto& [hours, count] : by_hours_) sum += count;
    return sum;
}

int Spent::within(int percent) const {
    constexpr std::int64_t whole = 100;
    const auto rank = (count() * percent + whole - 1) / whole;
    std::int64_t sum = 0;
    for (const auto& [hours, count] : by_hours_) {
        sum += count;
        if (sum >= std::max<std::int64_t>(rank, 1)) return hours;
    }
    return 0;
}

}  // namespace deadlines
