// SPDX-License-Identifier: Apache-2.0
// A package that came in.
//
//   checked --take--> taken
//      `--days--> expired --the same file again--> checked
#pragma once

#include <initializer_list>

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
    std::vector<signing::Vouched> copy_seals{};        // so, of each of its content
    Stage stage = Stage::checked;
    core::Instant brought{};
    std::string brought_by;
    std::optional<archive::DossierId> dossier{};
    std::optional<core::Instant> taken{};
    core::Json receipt{};        // null until it is taken
    std::optional<core::Instant> unjudged{};   // since when what grew from its sealed files waits for a judge
};

// What seal and timestamp of a receipt are worth together: genuine where one of them is of somebody this house trusts,
// unknown where it has some, nothing where it has none.
enum class Sworn { unjudged, nothing, unknown, genuine };
constexpr std::string_view name(Sworn sworn) {
    switch (sworn) {
        case Sworn::unjudged: return "unjudged";
        case Sworn::nothing: return "nothing";
        case Sworn::unknown: return "unknown";
        case Sworn::genuine: break;
    }
    return "genuine";
}

struct Receipt {
    PackageId package;
    core::Json receipt;          // as it was sent
    std::string receiver;
    core::Instant received{}, recorded{};
    std::string recorded_by;
    Sworn sworn = Sworn::unjudged;
    core::PersonId recorded_person{};            // nil: recorded before that was kept
    std::optional<core::Instant> confirmed{};    // by a second person
    std::string confirmed_by{};
};

// Whether a copy may be removed on its word. `second_person`: where nobody vouches for it a second one may.
inline bool counts(const Receipt& receipt, bool second_person) {
    return receipt.sworn == Sworn::genuine || (second_person && receipt.confirmed);
}
// As it was before somebody vouched for it: a seal is over it without both, a timestamp over it with the seal.
inline core::Json without(core::Json receipt, std::initializer_list<const char*> members) {
    for (const char* each : members) receipt.erase(std::string(each));
    return receipt;
}

}  // namespace packages
