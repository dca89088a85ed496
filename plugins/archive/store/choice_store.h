// SPDX-License-Identifier: Apache-2.0
// What filing taught: which dossier was chosen for a letter, and which had been proposed.
#pragma once

#include "archive/domain/suggestion.h"
#include "core/db/db.h"

namespace archive::store {

void remember(core::db::Tx& tx, const Letter& letter, DossierId chosen, const std::optional<DossierId>& proposed,
              core::Instant at);
// It was filed wrongly: what was chosen counts against itself from now on.
void correct(core::db::Tx& tx, core::UnitId unit, std::string_view subject, DossierId wrong, DossierId right,
             core::Instant at);
// Of letters of that code and sender in the unit: chosen and declined.
Experience experience(core::db::Tx& tx, const Letter& letter);

}  // namespace archive::store
