// SPDX-License-Identifier: Apache-2.0
#include "integrity/domain/object.h"

#include <array>

#include "core/base/error.h"

namespace integrity {

namespace {
constexpr std::array<std::string_view, 4> state_names{"good", "damaged", "missing", "gone"};
}

std::string_view name(State state) { return state_names[static_cast<std::size_t>(state)]; }

State state_named(std::string_view text) {
    for (std::size_t i = 0; i < state_names.size(); ++i)
        if (state_names[i] == text) return static_cast<State>(i);
    throw core::Error(core::Code::internal, "integrity.error.stored", {{"value", std::string(text)}});
}

namespace {

using Why = TreeFault::Why;
constexpr std::array<std::pair<Why, std::string_view>, 5> whys{{{Why::missing, "missing"},
                                                                {Why::entry, "entry"},
                                                                {Why::root, "root"},
                                                                {Why::token, "token"},
                                                                {Why::ended, "ended"}}};

}  // namespace

std::string_view name(Why why) { return whys[static_cast<std::size_t>(why)].second; }

Why why_named(std::string_view text) {
    for (const auto& [why, named] : whys)
        if (named == text) return why;
    throw core::Error(core::Code::internal, "integrity.error.stored", {{"value", std::string(text)}});
}

}  // namespace integrity
