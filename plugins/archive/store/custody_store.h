// SPDX-License-Identifier: Apache-2.0
// The chain of custody: in whose hands a dossier came, when and why, from the first that differs from its own unit.
#pragma once

#include "archive/store/dossier_store.h"

namespace archive::store {

struct Keeping {
    Custody custody = Custody::unit;
    std::optional<core::UnitId> unit;   // none while it is on its way
    std::string unit_name, reason;
    core::Instant since{};
    std::string by;
};

void add(core::db::Tx& tx, DossierId dossier, const Keeping& keeping);
std::vector<Keeping> chain(core::db::Tx& tx, DossierId dossier);   // oldest first

// Definitive numbers stay as a unit that ends gave them: those its heir has given, too, tell by its name who did.
void tell_definitives_apart(core::db::Tx& tx, core::UnitId unit, const std::string& name, core::UnitId heir);

// What a unit that ends had in its hands passes to its successor, a row of the chain for each; of secret ones the
// readers named may know. `makers`: itself and the units that ended before and left theirs to it.
void pass_on(core::db::Tx& tx, core::UnitId unit, const std::vector<core::UnitId>& makers, const Keeping& to,
             const Readers& readers);
// Made by the one or kept by the other, in the order of ids.
std::vector<DossierId> passed_after(core::db::Tx& tx, core::UnitId maker, core::UnitId keeper, const DossierId& after,
                                    int limit);
// Not one letter of the unit waits to be filed?
bool all_filed(core::db::Tx& tx, core::UnitId unit);

// Kept by a records unit, though nobody told whose: transferred before that was kept.
std::vector<DossierId> kept_by_nobody(core::db::Tx& tx, int limit);

}  // namespace archive::store
