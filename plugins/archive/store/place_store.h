// SPDX-License-Identifier: Apache-2.0
// Where a dossier stands, as its depot tells it, and whether it was received and stands nowhere yet.
#pragma once

#include "archive/dossiers.h"
#include "core/db/db.h"

namespace archive::store {

// Whatever it was, it is placed from then on, unless the place is none.
void set_place(core::db::Tx& tx, DossierId id, const std::string& place, const std::string& box);
void set_unplaced(core::db::Tx& tx, DossierId id, bool unplaced);

}  // namespace archive::store
