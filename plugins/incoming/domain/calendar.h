// SPDX-License-Identifier: Apache-2.0
// An agenda as a file for the calendar of a phone: iCalendar (RFC 5545), hours in the zone of the office.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"

namespace incoming {

struct CalendarEvent {
    std::string uid;                     // the same each time it is told
    core::Date day{};
    int from = -1, until = -1;           // minutes of the day; from -1: the whole day
    std::string summary, place, text;
    enum class Status { tentative, confirmed, cancelled } status = Status::tentative;
};

// Lines end by CRLF and are folded at 75 octets, never inside a character.
std::string calendar(const std::vector<CalendarEvent>& events, core::Zone zone, core::Instant now);

}  // namespace incoming
