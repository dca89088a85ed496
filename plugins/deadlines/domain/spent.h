// SPDX-License-Identifier: Apache-2.0
// How long steps took, kept as counts by few lengths, so that a year of a city is a few hundred rows whatever the
// number of letters.
#pragma once

#include <cstdint>
#include <map>

namespace deadlines {

constexpr int longest_spent = 400 * 60;   // minutes; more are counted as this

// The length working minutes are counted under: up to an hour in fives begun, above in hours begun. 1 minute is 5,
// 60 are 60, 61 are 120; 0 minutes are 0.
int length_of(std::int64_t minutes);

class Spent {
  public:
    void add(int minutes, std::int64_t count) { by_minutes_[minutes] += count; }
    std::int64_t count() const;
    // The smallest number of minutes within which `percent` of them were done (nearest rank); 0 of none.
    int within(int percent) const;

  private:
    std::map<int, std::int64_t> by_minutes_;
};

}  // namespace deadlines
