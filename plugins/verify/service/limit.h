// SPDX-License-Identifier: Apache-2.0
// How often one network address may ask, so that codes cannot be tried by the million and checking
// does not starve the office.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "core/base/clock.h"

namespace verify {

class Limit {
  public:
    explicit Limit(int per_minute) : per_minute_(per_minute) {}
    // Throws Error(too_many, "verify.error.too_many").
    void take(const std::string& address, core::Instant now);

  private:
    struct Window {
        core::Instant began;
        int count = 0;
    };
    int per_minute_;
    std::mutex guard_;
    std::map<std::string, Window> windows_;
};

}  // namespace verify
