// SPDX-License-Identifier: Apache-2.0
#include "notify/web/views.h"

#include <algorithm>

#include "core/base/text.h"

namespace notify::web {

using core::page::Data;
using core::words::Catalog;

namespace {

std::string dotted(const std::string& clock) { return core::text::replace(clock, ":", "."); }

void show_kind(Data& data, const Settings::Row& kind, const Settings& settings, const Catalog& words) {
    auto& row = data.add("KIND");
    row.set("NAME", kind.kind).set("LABEL", words.say(kind.word));
    row.show_if(kind.urgent, "URGENT").show_if(kind.pages, "PAGES");
    for (const Channel channel : all_channels) {
        if (!settings.carried.at(channel)) continue;
        auto& way = row.add("WAY");
        way.set("FIELD", std::string(name(channel)) + "." + kind.kind)
            .set("CHANNEL", words.say("notify.channel." + std::string(name(channel))))
            .set("OF", words.say(kind.word));
        for (const Mode mode : all_modes)
            way.add("MODE")
                .set("VALUE", name(mode))
                .set("TEXT", words.say("notify.mode." + std::string(name(mode))))
                .show_if(kind.modes.at(channel) == mode, "CHOSEN");
    }
}

}  // namespace

std::string told(const Catalog& words, const std::string& reason, const std::string& code) {
    if (reason.empty()) return {};
    return words.say(reason) + (code.empty() ? "" : " (" + code + ")");
}

void show_settings(Data& data, const Settings& settings, const Catalog& words) {
    for (const Channel channel : all_channels)
        if (settings.carried.at(channel))
            data.add("CHANNEL").set("NAME", words.say("notify.channel." + std::string(name(channel))));
    const bool some = std::any_of(settings.carried.begin(), settings.carried.end(),
                                  [](const auto& each) { return each.second; });
    data.show_if(!some, "NONE_CARRIED").show_if(some, "SOME_CARRIED");
    for (const auto& kind : settings.rows) show_kind(data, kind, settings, words);
    const auto& rhythm = settings.rhythm;
    const bool quiet = rhythm.quiet_from != rhythm.quiet_until;
    data.set("HOURS", core::text::replace(dotted(hours_text(rhythm.hours)), ",", ", "))
        .set("QUIET_FROM", quiet ? dotted(clock_text(rhythm.quiet_from)) : "")
        .set("QUIET_UNTIL", quiet ? dotted(clock_text(rhythm.quiet_until)) : "");
    data.show_if(rhythm.working_days, "WORKING_DAYS").show_if(rhythm.urgent_now, "URGENT_NOW");
}

void lay_over(Settings& settings, const SettingsWish& wish) {
    for (const auto& sent : wish.rows)
        for (auto& row : settings.rows)
            if (row.kind == sent.kind) {
                row.pages = sent.pages;
                for (const auto& [channel, mode] : sent.modes) row.modes[channel] = mode;
            }
    if (wish.rhythm) settings.rhythm = *wish.rhythm;
    for (const auto& [channel, address] : wish.addresses) settings.addresses[channel].text = address;
}

}  // namespace notify::web
