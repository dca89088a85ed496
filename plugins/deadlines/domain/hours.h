// SPDX-License-Identifier: Apache-2.0
// Days off and working hours as keepers write them down.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "deadlines/worktime.h"

namespace deadlines {

enum class OffKind { holiday, joint_leave };   // hari libur, cuti bersama
std::string_view name(OffKind kind);
std::optional<OffKind> off_kind_named(std::string_view text);

struct DayOff {
    core::Date day{};
    std::string name;
    OffKind kind = OffKind::holiday;
    bool operator==(const DayOff&) const = default;
};

// A working day with its break; minutes of the day.
struct DayHours {
    int opens = 0, breaks = 0, resumes = 0, closes = 0;
    bool operator==(const DayHours&) const = default;
};
// Hours of Monday to Thursday and of Friday; without dates those that hold when no dated ones do.
struct Hours {
    std::optional<core::Date> first, last;
    std::string name;
    DayHours usual, friday;
};

Week week_of(const Hours& hours);
WorkTime worktime_of(const std::vector<DayOff>& days, const std::vector<Hours>& hours);
std::vector<core::Fault> faults_of(const DayOff& day);
// `others`: the dated hours there are; times of two may not overlap.
std::vector<core::Fault> faults_of(const Hours& hours, const std::vector<Hours>& others);
// "07.30", "07:30"; nothing for any other text.
std::optional<int> minute_of(std::string_view text);
std::string clock_of(int minute);   // "07.30"

constexpr std::size_t longest_name = 120;   // characters

}  // namespace deadlines
