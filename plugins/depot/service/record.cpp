// SPDX-License-Identifier: Apache-2.0
#include "depot/service/record.h"

#include "depot/service/publicity.h"
#include "depot/store/place_store.h"

namespace depot {

using core::db::Tx;

std::string Record::box(Tx& tx, archive::DossierId dossier) {
    const auto stands = store::shelved(tx, dossier);
    const auto place = stands ? store::place(tx, stands->place) : std::nullopt;
    return place ? Tree(store::places(tx, place->unit)).box(place->id) : "";
}

std::optional<Closed> Record::closed(Tx& tx, archive::DossierId dossier, core::Date on) {
    const auto kept = parts_.holdings.find(tx, system_context(parts_), dossier);
    return kept ? closed_to_public(tx, parts_, *kept, on) : std::nullopt;
}

bool Record::held(Tx& tx, archive::DossierId dossier) {
    const auto kept = parts_.holdings.find(tx, system_context(parts_), dossier);
    return kept && !holds_.over(tx, {*kept}).empty();
}

}  // namespace depot
