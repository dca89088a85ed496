// SPDX-License-Identifier: Apache-2.0
// Median and ninetieth percentile out of counts.
#include "deadlines/domain/spent.h"

#include <algorithm>

namespace deadlines {

int length_of(std::int64_t minutes) {
    constexpr std::int64_t hour = 60, few = 5;
    const auto step = minutes <= hour ? few : hour;
    return static_cast<int>(std::clamp<std::int64_t>((minutes + step - 1) / step * step, 0, longest_spent));
}

std::int64_t Spent::count() const {
    std::int64_t sum = 0;
    for (const auto& [minutes, count] : by_minutes_) sum += count;
    return sum;
}

int Spent::within(int percent) const {
    constexpr std::int64_t whole = 100;
    const auto rank = (count() * percent + whole - 1) / whole;
    std::int64_t sum = 0;
    for (const auto& [minutes, count] : by_minutes_) {
        sum += count;
        if (sum >= std::max<std::int64_t>(rank, 1)) return minutes;
    }
    return 0;
}

}  // namespace deadlines
