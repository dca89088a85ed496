// SPDX-License-Identifier: Apache-2.0
// The baseline levels of EN 319 142-1: signed; with a proven time; with what is needed to judge it
// later; with a timestamp over all of that.
#pragma once

#include <optional>
#include <string_view>

namespace signing {

enum class Level { b, t, lt, lta };

constexpr std::string_view name(Level level) {
    switch (level) {
        case Level::b:
            return "B-B";
        case Level::t:
            return "B-T";
        case Level::lt:
            return "B-LT";
        case Level::lta:
            return "B-LTA";
    }
    return {};
}

constexpr std::optional<Level> level_named(std::string_view text) {
    for (const Level level : {Level::b, Level::t, Level::lt, Level::lta})
        if (name(level) == text) return level;
    return std::nullopt;
}

}  // namespace signing
