// SPDX-License-Identifier: Apache-2.0
#include "notify/domain/rhythm.h"

#include <algorithm>

#include "core/base/text.h"

namespace notify {
namespace {

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::optional<int> digits(std::string_view text) {
    if (text.empty() || text.size() > 2) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::string clock_text(int minutes) { return two(minutes / 60) + ":" + two(minutes % 60); }

std::optional<int> clock_read(std::string_view text) {
    const auto mark = text.find_first_of(":.");
    if (mark == text.npos) return std::nullopt;
    const auto hour = digits(text.substr(0, mark));
    const auto minute = digits(text.substr(mark + 1));
    if (!hour || !minute || text.size() - mark != 3 || *hour > 23 || *minute > 59) return std::nullopt;
    return *hour * 60 + *minute;
}

std::string hours_text(const std::vector<int>& hours) {
    std::vector<std::string> all;
    for (const int each : hours) all.push_back(clock_text(each));
    return core::text::join(all, ",");
}

std::vector<int> hours_kept(std::string_view text) {
    std::vector<int> hours;
    for (const auto& each : core::text::split(text, ','))
        if (const auto minute = clock_read(each)) hours.push_back(*minute);
    return hours;
}

std::vector<core::Fault> faults_of(const Rhythm& rhythm) {
    std::vector<core::Fault> faults;
    const auto off = std::find_if(rhythm.hours.begin(), rhythm.hours.end(),
                                  [](int each) { return each % slot_minutes != 0; });
    if (off != rhythm.hours.end())
        faults.push_back({"hours", "notify.fault.hour", {{"hour", core::text::replace(clock_text(*off), ":", ".")}}});
    else if (rhythm.hours.size() > most_hours)
        faults.push_back({"hours", "notify.fault.hours", {{"most", std::to_string(most_hours)}}});
    return faults;
}

int minute_of(core::Instant at, core::Zone zone) {
    const auto since = at - core::start_of(core::date_of(at, zone), zone);
    return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(since).count());
}

bool quiet(const Rhythm& rhythm, int minute) {
    if (rhythm.quiet_from == rhythm.quiet_until) return false;
    if (rhythm.quiet_from < rhythm.quiet_until) return minute >= rhythm.quiet_from && minute < rhythm.quiet_until;
    return minute >= rhythm.quiet_from || minute < rhythm.quiet_until;
}

core::Instant may_go(const Rhythm& rhythm, bool urgent, core::Instant now, core::Zone zone) {
    const int minute = minute_of(now, zone);
    if ((urgent && rhythm.urgent_now) || !quiet(rhythm, minute)) return now;
    const auto today = core::date_of(now, zone);
    const bool tomorrow = rhythm.quiet_until <= minute;
    return core::start_of(tomorrow ? core::add_days(today, 1) : today, zone) + std::chrono::minutes(rhythm.quiet_until);
}

}  // namespace notify
