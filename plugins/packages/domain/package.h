// SPDX-License-Identifier: Apache-2.0
// A package asked for.
//
//   waiting --made--> ready --days--> expired
//      `--a day--> failed   its batch gave up or was refused, and says why
#pragma once

#include <array>
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

// eark: for houses that keep records; atom: for archives that describe what is kept for ever.
enum class Form { eark, atom };
inline constexpr std::array<Form, 2> all_forms{Form::eark, Form::atom};
constexpr std::string_view name(Form form) { return form == Form::atom ? "atom" : "eark"; }

// What a Naskah takes at once. A single file may be larger: then its package says so.
inline constexpr std::uint64_t most_brought = 256u << 20;

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
    Form form = Form::eark;
    bool handover = false;                  // its dossier leaves this house with it
    std::string stamp;                      // base64, where it was given later
    bool stamped = false;                   // with a timestamp over that
    std::string sealed_by{};                // the office whose seal is over that, too; "" = none has one
    std::optional<core::UnitId> unit{}, asked_unit{};   // that made the dossier; of who asked
};

}  // namespace packages
