// SPDX-License-Identifier: Apache-2.0
// On which day it is asked anew whether a dossier is to be secret.
#pragma once

#include "archive/store/dossier_store.h"

namespace archive {

struct Secrecy {
    core::Date review{};
    std::string reason;
    core::Instant set{};
    std::string set_by;
};

}  // namespace archive

namespace archive::store {

void put(core::db::Tx& tx, DossierId dossier, const Secrecy& secrecy);   // in place of the one before; nobody was told
void forget_secrecy(core::db::Tx& tx, DossierId dossier);
std::optional<Secrecy> secrecy(core::db::Tx& tx, DossierId dossier);
std::vector<DossierId> secrecy_due(core::db::Tx& tx, core::Date today);   // of which nobody was told
bool tell_secrecy(core::db::Tx& tx, DossierId dossier, core::Date today);   // false: its day is another by now, or told

}  // namespace archive::store
