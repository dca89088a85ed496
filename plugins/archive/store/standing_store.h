// SPDX-License-Identifier: Apache-2.0
// Many dossiers at once, as much as those who keep shelves need of each.
#pragma once

#include "archive/shelf.h"
#include "archive/store/dossier_store.h"

namespace archive::store {

std::map<DossierId, Standing> standing(core::db::Tx& tx, const Sight& sight, const std::vector<DossierId>& ids);

}  // namespace archive::store
