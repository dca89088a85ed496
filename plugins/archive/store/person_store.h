// SPDX-License-Identifier: Apache-2.0
// Of whom a dossier is.
#pragma once

#include <map>
#include <optional>

#include "archive/domain/person.h"
#include "archive/store/dossier_store.h"

namespace archive::store {

// Known by the key his other dossiers have, or by a new one; a number of a register says something in its unit alone.
void insert(core::db::Tx& tx, DossierId dossier, const Person& person);
std::optional<Person> person(core::db::Tx& tx, DossierId dossier);
std::optional<PersonKey> key_of(core::db::Tx& tx, DossierId dossier);
std::map<DossierId, PersonKey> keys_of(core::db::Tx& tx, const std::vector<DossierId>& dossiers);
// Closed ones that are here, in the order of ids.
std::vector<DossierId> closed_of(core::db::Tx& tx, PersonKey person);
std::map<DossierId, Person> persons(core::db::Tx& tx, const std::vector<DossierId>& dossiers);
// Of a destroyed one: the stub names nobody by NIP.
void forget_person(core::db::Tx& tx, DossierId dossier);

}  // namespace archive::store
