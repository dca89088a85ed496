// SPDX-License-Identifier: Apache-2.0
// The calendar put together out of what keepers wrote.
#include "deadlines/domain/hours.h"

#include <algorithm>

#include "core/base/text.h"

namespace deadlines {

namespace {

constexpr int an_hour = 60, day_minutes = 24 * an_hour;

Day day_of(const DayHours& hours) {
    if (hours.breaks == hours.resumes) return {{hours.opens, hours.closes}};
    return {{hours.opens, hours.breaks}, {hours.resumes, hours.closes}};
}

bool in_order(const DayHours& hours) {
    return 0 <= hours.opens && hours.opens < hours.breaks && hours.breaks <= hours.resumes &&
           hours.resumes < hours.closes && hours.closes <= day_minutes;
}

void name_faults(const std::string& given, std::vector<core::Fault>& faults) {
    if (given.empty()) faults.push_back({"name", "deadlines.fault.name", {}});
    if (core::text::length(given) > longest_name)
        faults.push_back({"name", "deadlines.fault.long", {{"most", std::to_string(longest_name)}}});
}

}  // namespace

std::string_view name(OffKind kind) { return kind == OffKind::holiday ? "holiday" : "joint_leave"; }

std::optional<OffKind> off_kind_named(std::string_view text) {
    for (const auto kind : {OffKind::holiday, OffKind::joint_leave})
        if (name(kind) == text) return kind;
    return std::nullopt;
}

Week week_of(const Hours& hours) {
    const Day usual = day_of(hours.usual);
    return {usual, usual, usual, usual, day_of(hours.friday), {}, {}};
}

WorkTime worktime_of(const std::vector<DayOff>& days, const std::vector<Hours>& hours) {
    std::map<core::Date, std::string> off;
    for (const auto& day : days) off.emplace(day.day, day.name);
    Week usual = WorkTime::usual_week();
    std::vector<Period> periods;
    for (const auto& each : hours) {
        if (each.first && each.last)
            periods.push_back({*each.first, *each.last, week_of(each)});
        else
            usual = week_of(each);
    }
    return {std::move(usual), std::move(periods), std::move(off)};
}

std::vector<core::Fault> faults_of(const DayOff& day) {
    std::vector<core::Fault> faults;
    if (!day.day.ok() || day.day == core::Date{}) faults.push_back({"day", "deadlines.fault.day", {}});
    name_faults(day.name, faults);
    return faults;
}

std::vector<core::Fault> faults_of(const Hours& hours, const std::vector<Hours>& others) {
    std::vector<core::Fault> faults;
    name_faults(hours.name, faults);
    if (hours.first.has_value() != hours.last.has_value() || (hours.first && *hours.last < *hours.first))
        faults.push_back({"last", "deadlines.fault.last", {}});
    if (!in_order(hours.usual)) faults.push_back({"monday_opens", "deadlines.fault.in_order", {}});
    if (!in_order(hours.friday)) faults.push_back({"friday_opens", "deadlines.fault.in_order", {}});
    if (!faults.empty() || !hours.first) return faults;
    for (const auto& other : others)
        if (other.first && other.first != hours.first && *other.first <= *hours.last && *hours.first <= *other.last)
            faults.push_back({"first", "deadlines.fault.overlap", {{"name", other.name}}});
    return faults;
}

std::optional<int> minute_of(std::string_view text) {
    const auto dot = text.find_first_of(".:");
    if (dot == std::string_view::npos || dot == 0 || dot > 2 || text.size() != dot + 3) return std::nullopt;
    const auto digits = [](std::string_view part) {
        int value = 0;
        for (const char c : part) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const int hours = digits(text.substr(0, dot)), minutes = digits(text.substr(dot + 1));
    if (hours < 0 || minutes < 0 || minutes >= an_hour || hours * an_hour + minutes > day_minutes) return std::nullopt;
    return hours * an_hour + minutes;
}

std::string clock_of(int minute) {
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(minute / an_hour) + "." + two(minute % an_hour);
}

}  // namespace deadlines
