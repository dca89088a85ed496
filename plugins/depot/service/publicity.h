// SPDX-License-Identifier: Apache-2.0
// What keeps the public from a dossier: the last word a unit said of it to a request, or the access instrument (SKKAAD),
// which closes what is filed under its code until somebody opens it with a reason.
#pragma once

#include "depot/closed.h"
#include "depot/domain/request.h"
#include "depot/service/parts.h"

namespace depot {

struct ByInstrument {
    std::string code, edition, grounds;   // grounds: "" = it tells none
    std::optional<core::Date> until;      // the last day; none: the instrument says none
    core::Date since{};                   // in force from this day
    // Whether that word was said against it: with a reason, and since it was in force.
    bool answered(const Sought& word, const core::Zone& zone) const {
        return word.release == Release::open && !word.reason.empty() && word.said && core::date_of(*word.said, zone) >= since;
    }
    Closed closed() const { return {grounds.empty() ? edition : grounds + " (" + edition + ")", until}; }
};

// Nothing where the instrument opens it, says nothing of it, or its period is over that day.
std::optional<ByInstrument> closed_by_instrument(core::db::Tx& tx, Parts& parts, const archive::Kept& dossier, core::Date on);
// At a table, and wherever it is described.
std::optional<Closed> closed_to_public(core::db::Tx& tx, Parts& parts, const archive::Kept& dossier, core::Date on);

}  // namespace depot
