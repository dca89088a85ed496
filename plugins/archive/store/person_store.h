// SPDX-License-Identifier: Apache-2.0
// Of whom a dossier is.
#pragma once

#include <map>
#include <optional>

#include "archive/domain/person.h"
#include "archive/store/dossier_store.h"

namespace archive::store {

void insert(core::db::Tx& tx, DossierId dossier, const Person& person);
std::optional<Person> person(core::db::Tx& tx, DossierId dossier);
std::map<DossierId, Person> persons(core::db::Tx& tx, const std::vector<DossierId>& dossiers);
// Of a destroyed one: the stub names nobody by NIP.
void forget_person(core::db::Tx& tx, DossierId dossier);

}  // namespace archive::store
