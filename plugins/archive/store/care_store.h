// SPDX-License-Identifier: Apache-2.0
// What is told of a dossier beside its letters: volumes that were closed, exceptions, references to others.
#pragma once

#include <map>

#include "archive/store/dossier_store.h"

namespace archive::store {

void close_volume(core::db::Tx& tx, DossierId dossier, int number, core::Date on, core::Instant at,
                  const std::string& by_name);
// When those before the last were closed, in their order.
std::vector<core::Date> volumes(core::db::Tx& tx, DossierId dossier);
std::map<DossierId, std::vector<core::Date>> volumes(core::db::Tx& tx, const std::vector<DossierId>& dossiers);

void insert(core::db::Tx& tx, const Exception& told, core::PositionId by);
std::vector<Exception> exceptions(core::db::Tx& tx, DossierId dossier);   // in the order they were told
std::vector<Exception> exceptions(core::db::Tx& tx, const std::vector<DossierId>& dossiers);

using ReferenceId = core::Id<struct ReferenceTag>;
struct Reference {
    ReferenceId id;
    DossierId from, to;
    std::string reason;
    core::Instant made{};
    std::string made_by;
};
// Throws Error(conflict, "archive.error.referred") when there is one.
void insert(core::db::Tx& tx, const Reference& reference);
bool drop(core::db::Tx& tx, ReferenceId id, DossierId end);   // one that has the dossier at an end
std::vector<Reference> references(core::db::Tx& tx, DossierId dossier);   // from it and to it, oldest first

}  // namespace archive::store
