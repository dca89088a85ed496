// SPDX-License-Identifier: Apache-2.0
#include "core/log/log.h"

#include <unistd.h>

#include <atomic>

#include "core/base/clock.h"

namespace core::log {
namespace {

std::atomic<Level>& least_level() {
    static std::atomic<Level> level{Level::info};
    return level;
}

std::string_view name(Level level) {
    switch (level) {
        case Level::debug: return "debug";
        case Level::info: return "info";
        case Level::warning: return "warning";
        case Level::error: return "error";
    }
    return "info";
}

}  // namespace

Level level_named(std::string_view text) {
    for (const Level level : {Level::debug, Level::info, Level::warning, Level::error})
        if (text == name(level)) return level;
    return Level::info;
}

void threshold(Level least) { least_level() = least; }

void write(Level level, std::string_view event, const Json& facts) {
    if (level < least_level()) return;
    Json line = {{"at", iso(SystemClock().now())}, {"level", name(level)}, {"event", event}};
    line.update(facts);
    // One write call a line, so that lines of several threads do not mix.
    const std::string text = line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace core::log
