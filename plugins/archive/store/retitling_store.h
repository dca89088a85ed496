// SPDX-License-Identifier: Apache-2.0
// How dossiers and items on paper were called before, and by whom that was corrected.
#pragma once

#include "archive/domain/retitling.h"
#include "core/db/db.h"

namespace archive::store {

// Keeps the record, and calls the dossier so from now on.
void insert(core::db::Tx& tx, const Retitling& made, core::PositionId by);
std::vector<Retitling> retitlings(core::db::Tx& tx, DossierId dossier);   // the oldest first

void insert(core::db::Tx& tx, const Renaming& made, core::PositionId by);
// Each with what it was called until then, the oldest first of each item; their numbers in a dossier are not told.
std::vector<Renaming> renamings(core::db::Tx& tx, const std::vector<ItemId>& items);

}  // namespace archive::store
