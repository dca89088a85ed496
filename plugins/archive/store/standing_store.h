// SPDX-License-Identifier: Apache-2.0
// Many dossiers at once, as much as those who keep shelves need of each.
#pragma once

#include "archive/shelf.h"
#include "archive/store/dossier_store.h"

namespace archive::store {

std::map<DossierId, Standing> standing(core::db::Tx& tx, const Sight& sight, const std::vector<DossierId>& ids);

// Where these subjects stand now, in each archive that filed them: an item moved on stands where it was moved to.
std::multimap<std::string, DossierId> standing_with(core::db::Tx& tx, const std::vector<std::string>& subjects);

}  // namespace archive::store
