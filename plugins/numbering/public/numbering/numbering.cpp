// SPDX-License-Identifier: Apache-2.0
#include "numbering/numbering.h"

#include <array>

#include "core/base/error.h"

namespace numbering {
namespace {

template <class E, std::size_t n>
E named(std::string_view text, const std::array<E, n>& all) {
    for (E each : all)
        if (name(each) == text) return each;
    throw core::Error(core::Code::internal, "numbering.error.stored", {{"value", std::string(text)}});
}

}  // namespace

std::string_view name(State state) {
    switch (state) {
        case State::reserved: return "reserved";
        case State::used: return "used";
        case State::void_: return "void";
    }
    return "";
}

std::string_view name(Path path) {
    switch (path) {
        case Path::automatic: return "automatic";
        case Path::reserved: return "reserved";
        case Path::inserted: return "inserted";
    }
    return "";
}

State state_named(std::string_view text) {
    return named(text, std::array{State::reserved, State::used, State::void_});
}

Path path_named(std::string_view text) {
    return named(text, std::array{Path::automatic, Path::reserved, Path::inserted});
}

}  // namespace numbering
