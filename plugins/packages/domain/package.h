// SPDX-License-Identifier: Apache-2.0
// A package asked for.
//
//   waiting --made--> ready --days--> expired
//      `--a day--> failed   its batch gave up or was refused, and says why
#pragma once

#include <optional>

#include "archive/dossiers.h"

namespace packages {

using PackageId = core::Id<struct PackageTag>;

enum class State { waiting, ready, expired, failed };
constexpr std::string_view name(State state) {
    switch (state) {
        case State::waiting: return "waiting";
        case State::ready: return "ready";
        case State::expired: return "expired";
        case State::failed: return "failed";
    }
    return "failed";
}

struct Package {
    PackageId id;
    archive::DossierId dossier;
    int part = 1, parts = 1;
    std::vector<std::string> subjects;
    std::string receiver, purpose, batch, asked_by;
    core::Instant asked{};
    State state = State::waiting;
    std::string name;                       // of its file, without ending; "" before it is made
    std::optional<core::Instant> made{};
    std::uint64_t bytes = 0;
    std::optional<core::Digest> digest{};   // of the whole file
    std::optional<core::Digest> manifest{};   // of the tag manifest, which stands for all that is inside
    bool stamped = false;                   // with a timestamp over that
};

}  // namespace packages
