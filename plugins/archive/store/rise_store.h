// SPDX-License-Identifier: Apache-2.0
// Dossiers by code and class, to find those less closed than an edition of the access classification asks for.
#pragma once

#include "archive/store/dossier_store.h"

namespace archive::store {

struct Classes {
    classification::Matter matter;
    AccessClass access = AccessClass::ordinary;
    std::int64_t dossiers = 0;
};
// Of what is here still.
std::vector<Classes> classes(core::db::Tx& tx, const Sight& sight);
// Of that code and a lower class than that, after one of them.
std::vector<DossierId> lower_than(core::db::Tx& tx, const std::string& code, AccessClass access, const DossierId& after, int limit);

}  // namespace archive::store
