// SPDX-License-Identifier: Apache-2.0
// Values of a sentence as a column keeps them.
#pragma once

#include "core/base/json.h"

namespace signing::store {

inline std::string text_of(const core::Args& args) {
    core::Json all = core::Json::array();
    for (const auto& [name, value] : args) all.push_back({name, value});
    return core::json::write(all);
}

inline core::Args args_of(const std::string& text) {
    core::Args args;
    for (const core::Json& each : core::json::parse(text)) args.emplace_back(each.at(0), each.at(1));
    return args;
}

}  // namespace signing::store
