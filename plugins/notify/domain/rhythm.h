// SPDX-License-Identifier: Apache-2.0
// When somebody is told outside Naskah: the hours of his digests, and his quiet hours.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"

namespace notify {

// Digests go at halves of an hour, so that one look serves many.
constexpr int slot_minutes = 30;
constexpr int day_minutes = 24 * 60;
constexpr std::size_t most_hours = 6;

struct Rhythm {
    std::vector<int> hours{7 * 60 + 30, 13 * 60};   // minutes of the office's day, ascending
    bool working_days = true;                       // digests on these alone
    int quiet_from = 0, quiet_until = 0;            // minutes of the day; alike: none. May run over midnight
    bool urgent_now = false;                        // urgent kinds at once, in quiet hours too
    bool operator==(const Rhythm&) const = default;
};

std::string clock_text(int minutes);                       // "07:30"
std::optional<int> clock_read(std::string_view text);      // "07:30" or "07.30"; nothing for no time of day
std::string hours_text(const std::vector<int>& hours);     // "07:30,13:00"
std::vector<int> hours_kept(std::string_view text);        // as hours_text wrote it

// What is wrong with it: hours off the half hour, too many of them.
std::vector<core::Fault> faults_of(const Rhythm& rhythm);

int minute_of(core::Instant at, core::Zone zone);
bool quiet(const Rhythm& rhythm, int minute);
// When a message that may not wait for a digest may go: now, or when the quiet hours end.
core::Instant may_go(const Rhythm& rhythm, bool urgent, core::Instant now, core::Zone zone);

}  // namespace notify
