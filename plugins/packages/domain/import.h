// SPDX-License-Identifier: Apache-2.0
// A package that came in.
//
//   checked --take--> taken
//      `--days--> expired --the same file again--> checked
#pragma once

#include "archive/dossiers.h"
#include "packages/domain/arrival.h"
#include "packages/domain/package.h"
#include "signing/vouching.h"

namespace packages {

using ImportId = core::Id<struct ImportTag>;

enum class Stage { checked, taken, expired };
constexpr std::string_view name(Stage stage) {
    switch (stage) {
        case Stage::checked: return "checked";
        case Stage::taken: return "taken";
        case Stage::expired: return "expired";
    }
    return "expired";
}

struct Import {
    ImportId id;
    core::UnitId unit;           // into whose archive
    core::PositionId position;   // of who brought it; until it is taken nobody else knows of it
    Arrival arrival;
    bool stamped = false;        // judged or, of older ones, not
    std::optional<signing::Vouched> seal{}, stamp{};   // as they were judged when it was brought
    Stage stage = Stage::checked;
    core::Instant brought{};
    std::string brought_by;
    std::optional<archive::DossierId> dossier{};
    std::optional<core::Instant> taken{};
    core::Json receipt{};        // null until it is taken
};

struct Receipt {
    PackageId package;
    core::Json receipt;          // as it was sent
    std::string receiver;
    core::Instant received{}, recorded{};
    std::string recorded_by;
};

}  // namespace packages
