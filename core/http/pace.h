// SPDX-License-Identifier: Apache-2.0
// How often one network address may ask what everybody may ask.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "core/base/clock.h"

namespace core::http {

class Pace {
  public:
    explicit Pace(int per_minute) : per_minute_(per_minute) {}
    // False when the address has asked too often within the minute.
    bool take(const std::string& address, Instant now);

  private:
    struct Window {
        Instant began;
        int count = 0;
    };
    int per_minute_;
    std::mutex guard_;
    std::map<std::string, Window> windows_;
};

}  // namespace core::http
