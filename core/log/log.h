// SPDX-License-Identifier: Apache-2.0
// The log: events, not sentences, one JSON object a line on standard error for the journal. Never
// personal content, never a secret.
#pragma once

#include <string_view>

#include "core/base/json.h"

namespace core::log {

enum class Level { debug, info, warning, error };

// "debug", "info", "warning" or "error"; anything else is info.
Level level_named(std::string_view text);
// Lines below the level are dropped. Default: info.
void threshold(Level least);
void write(Level level, std::string_view event, const Json& facts = Json::object());

inline void info(std::string_view event, const Json& facts = Json::object()) {
    write(Level::info, event, facts);
}
inline void warning(std::string_view event, const Json& facts = Json::object()) {
    write(Level::warning, event, facts);
}
inline void error(std::string_view event, const Json& facts = Json::object()) {
    write(Level::error, event, facts);
}

}  // namespace core::log
