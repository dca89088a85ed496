// SPDX-License-Identifier: Apache-2.0
// Identifiers: UUID version 7 (RFC 9562), typed so that a letter's id never passes for a unit's.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace core {

struct Uuid {
    std::array<std::uint8_t, 16> value{};

    auto operator<=>(const Uuid&) const = default;
    std::string text() const;  // "0193…-…", 36 lower-case characters
    bool nil() const { return *this == Uuid{}; }

    static Uuid make(Instant at);                // version 7, 74 random bits
    static Uuid parse(std::string_view text);    // throws Error(not_found): a bad id names nothing
};

template <class Tag>
struct Id {
    Uuid uuid;

    auto operator<=>(const Id&) const = default;
    std::string text() const { return uuid.text(); }
    bool nil() const { return uuid.nil(); }

    static Id make(Instant at) { return {Uuid::make(at)}; }
    static Id parse(std::string_view text) { return {Uuid::parse(text)}; }
};

}  // namespace core

template <>
struct std::hash<core::Uuid> {
    std::size_t operator()(const core::Uuid& id) const noexcept {
        return std::hash<std::string_view>{}(
            {reinterpret_cast<const char*>(id.value.data()), id.value.size()});
    }
};
template <class Tag>
struct std::hash<core::Id<Tag>> {
    std::size_t operator()(const core::Id<Tag>& id) const noexcept {
        return std::hash<core::Uuid>{}(id.uuid);
    }
};
