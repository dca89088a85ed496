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
    // `refusal`: word key of what those are told who ask too often.
    Pace(int per_minute, std::string refusal) : per_minute_(per_minute), refusal_(std::move(refusal)) {}
    // Throws Error(too_many) when the address has asked too often within the minute.
    void take(const std::string& address, Instant now);

  private:
    struct Window {
        Instant began;
        int count = 0;
    };
    int per_minute_;
    std::string refusal_;
    std::mutex guard_;
    Instant swept_;
    std::map<std::string, Window> windows_;
};

}  // namespace core::http
