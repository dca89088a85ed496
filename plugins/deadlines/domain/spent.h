// SPDX-License-Identifier: Apache-2.0
// How long steps took, kept as counts by whole working hours, so that a year of a city is a few hundred
// rows whatever the number of letters.
#pragma once

#include <cstdint>
#include <map>

namespace deadlines {

constexpr int longest_hours = 400;   // more are counted as this

// Working hours begun: 1 minute is 1 hour, 60 are 1, 61 are 2; 0 minutes are 0.
int hours_begun(std::int64_t minutes);

class Spent {
  public:
    void add(int hours, std::int64_t count) { by_hours_[hours] += count; }
    std::int64_t count() const;
    // The smallest number of hours within which `percent` of them were done (nearest rank); 0 of none.
    int within(int percent) const;

  private:
    std::map<int, std::int64_t> by_hours_;
};

}  // namespace deadlines
