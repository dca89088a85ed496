// SPDX-License-Identifier: Apache-2.0
#include "notify/input/fields.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace notify::input {

using core::Json;
using core::http::Fields;
using core::http::Given;

namespace {

constexpr int default_limit = 50, most_limit = 100;
constexpr std::size_t longest_hours = 100, longest_clock = 5, longest_body = 4000;

std::string channel_name(Channel channel) { return std::string(name(channel)); }

std::optional<int> clock_from(Given& given, std::string_view field, std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto minute = clock_read(text);
    if (!minute) given.fault(field, "notify.fault.clock");
    return minute;
}

void quiet_from(Given& given, Rhythm& rhythm) {
    const bool some = given.has("quiet_from") || given.has("quiet_until");
    const auto from = clock_from(given, "quiet_from", given.line("quiet_from", longest_clock));
    const auto until = clock_from(given, "quiet_until", given.line("quiet_until", longest_clock));
    if (!some) return;
    if (from.has_value() != until.has_value() && given.faults().empty())
        given.fault(from ? "quiet_until" : "quiet_from", "notify.fault.quiet");
    rhythm.quiet_from = from.value_or(0);
    rhythm.quiet_until = until.value_or(0);
}

void hours_from(Given& given, Rhythm& rhythm, const std::vector<std::string>& words) {
    rhythm.hours.clear();
    for (const auto& each : words)
        if (const auto word = core::text::trim(each); !word.empty())
            if (const auto minute = clock_from(given, "hours", word)) rhythm.hours.push_back(*minute);
    std::sort(rhythm.hours.begin(), rhythm.hours.end());
    rhythm.hours.erase(std::unique(rhythm.hours.begin(), rhythm.hours.end()), rhythm.hours.end());
}

void row_from(Given& given, const Json& json, std::vector<Settings::Row>& rows) {
    const auto wrong = [&](const std::string& what) { given.fault("kinds", "notify.fault.kinds", {{"field", what}}); };
    if (!json.is_object() || core::json::text(json, "kind").empty()) return wrong("kind");
    Settings::Row row;
    row.kind = core::json::text(json, "kind");
    bool pages = false;
    for (const auto& [field, value] : json.items()) {
        if (field == "kind") continue;
        const auto channel = std::find_if(all_channels.begin(), all_channels.end(),
                                          [&, &f = field](Channel each) { return name(each) == f; });
        if (field == "pages" && value.is_boolean()) {
            row.pages = value.get<bool>();
            pages = true;
        } else if (channel != all_channels.end() && value.is_string()) {
            const auto word = value.get<std::string>();
            const auto mode = std::find_if(all_modes.begin(), all_modes.end(),
                                           [&](Mode each) { return name(each) == word; });
            if (mode == all_modes.end()) return wrong(field);
            row.modes[*channel] = *mode;
        } else {
            return wrong(field);
        }
    }
    if (!pages) return wrong("pages");
    rows.push_back(std::move(row));
}

}  // namespace

Inbox::Wish wish_from(const Fields& query) {
    Given given(query);
    Inbox::Wish wish;
    wish.unread = given.flag("unread");
    wish.after = given.line("after", 100);
    wish.limit = static_cast<int>(given.number("limit", 1, most_limit).value_or(default_limit));
    given.done();
    return wish;
}

std::string after_from(const Fields& query) {
    Given given(query);
    auto after = given.line("after", 100);
    given.done();
    return after;
}

SettingsWish settings_from_form(const Fields& form, const std::vector<Settings::Row>& kinds) {
    Given given(form);
    SettingsWish wish;
    for (const auto& kind : kinds) {
        Settings::Row row;
        row.kind = kind.kind;
        row.pages = given.flag("pages." + kind.kind);
        for (const Channel channel : all_channels)
            if (const auto mode = given.one_of(channel_name(channel) + "." + kind.kind, all_modes,
                                               [](Mode each) { return name(each); }))
                row.modes[channel] = *mode;
        wish.rows.push_back(std::move(row));
    }
    Rhythm rhythm;
    hours_from(given, rhythm, core::text::split(given.line("hours", longest_hours), ','));
    quiet_from(given, rhythm);
    rhythm.working_days = given.flag("working_days");
    rhythm.urgent_now = given.flag("urgent_now");
    wish.rhythm = rhythm;
    for (const Channel channel : all_channels)
        if (given.has(name(channel))) wish.addresses[channel] = given.line(name(channel));
    wish.unread = given.take_faults();
    return wish;
}

SettingsWish settings_from(Given given, const Rhythm& before, bool addresses) {
    SettingsWish wish;
    if (const Json* kinds = given.member("kinds")) {
        if (!kinds->is_array()) given.fault("kinds", "notify.fault.kinds", {{"field", "kinds"}});
        else
            for (const auto& each : *kinds) row_from(given, each, wish.rows);
    }
    Rhythm rhythm = before;
    if (given.has("hours")) hours_from(given, rhythm, given.lines("hours", 24));
    quiet_from(given, rhythm);
    if (given.has("working_days")) rhythm.working_days = given.flag("working_days");
    if (given.has("urgent_now")) rhythm.urgent_now = given.flag("urgent_now");
    if (rhythm != before) wish.rhythm = rhythm;
    if (addresses)
        for (const Channel channel : all_channels)
            if (given.has(name(channel))) wish.addresses[channel] = given.line(name(channel));
    wish.unread = given.take_faults();
    return wish;
}

Channel channel_from(std::string_view code) {
    const auto found = std::find_if(all_channels.begin(), all_channels.end(), [&](Channel each) { return name(each) == code; });
    if (found == all_channels.end()) throw core::Error(core::Code::not_found, "core.error.not_found");
    return *found;
}

GatewayWish gateway_from(Given given, std::string_view channel) {
    constexpr std::array<Channel, 2> by_gateway{Channel::whatsapp, Channel::telegram};
    const auto found = std::find_if(by_gateway.begin(), by_gateway.end(),
                                    [&](Channel each) { return name(each) == channel; });
    if (found == by_gateway.end()) throw core::Error(core::Code::not_found, "core.error.not_found");
    GatewayWish wish;
    wish.gateway.channel = *found;
    wish.gateway.url = given.line("url", 2000);
    wish.gateway.body = given.prose("body", longest_body);
    wish.gateway.seconds = static_cast<int>(given.number("seconds", 1, 60).value_or(10));
    wish.gateway.active = given.flag("active");
    wish.faults = given.take_faults();
    return wish;
}

core::Instant until_from(Given given, core::Instant now) {
    const auto until = given.number("until", 0, now.ms);
    given.done();
    return until ? core::Instant{*until} : now;
}

}  // namespace notify::input
