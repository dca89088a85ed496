// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/occasion.h"

#include <algorithm>
#include <charconv>

namespace incoming {

namespace {

constexpr int clock_hour = 60, hours_a_day = 24;

std::optional<int> figures(std::string_view text, int most) {
    int value = 0;
    const auto* end = text.data() + text.size();
    if (text.empty() || std::from_chars(text.data(), end, value).ptr != end || value < 0 || value > most)
        return std::nullopt;
    return value;
}

std::string dotted(int minutes) {
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(minutes / clock_hour) + "." + two(minutes % clock_hour);
}

}  // namespace

std::optional<int> hour_of(std::string_view text) {
    const auto at = text.find_first_of(":.");
    if (at == std::string_view::npos || at == 0 || at > 2 || text.size() != at + 3) return std::nullopt;
    const auto hours = figures(text.substr(0, at), hours_a_day - 1), minutes = figures(text.substr(at + 1), clock_hour - 1);
    if (!hours || !minutes) return std::nullopt;
    return *hours * clock_hour + *minutes;
}

std::string written(const Hours& hours, core::Zone zone) {
    if (!hours.from) return "";
    const std::string here(core::name(zone));
    if (!hours.until) return dotted(*hours.from) + " " + here + " s.d. selesai";
    return dotted(*hours.from) + " s.d. " + dotted(*hours.until) + " " + here;
}

std::vector<core::Fault> faults_of(const Occasion& occasion, const std::vector<core::Fault>& unread) {
    std::vector<core::Fault> faults;
    const auto add = [&](std::string_view field, std::string_view key) {
        if (std::none_of(unread.begin(), unread.end(), [&](const auto& each) { return each.field == field; }))
            faults.push_back({std::string(field), std::string(key), {}});
    };
    if (!occasion.day.ok()) add("event_day", "incoming.fault.event_day");
    if (!occasion.hours.from) add("event_from", "incoming.fault.event_from");
    if (occasion.hours.from && occasion.hours.until && *occasion.hours.until <= *occasion.hours.from)
        add("event_until", "incoming.fault.event_until");
    if (occasion.place.empty()) add("event_place", "incoming.fault.event_place");
    return faults;
}

}  // namespace incoming
