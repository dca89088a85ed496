// SPDX-License-Identifier: Apache-2.0
// Vital and terjaga marks of dossiers.
#pragma once

#include "archive/domain/mark.h"
#include "archive/store/dossier_store.h"

namespace archive::store {

void put(core::db::Tx& tx, const Mark& mark, core::UnitId unit);   // in place of the one of that kind
void drop(core::db::Tx& tx, DossierId dossier, Mark::Kind kind);
std::vector<Mark> marks(core::db::Tx& tx, DossierId dossier);
std::vector<Mark> marks(core::db::Tx& tx, const std::vector<DossierId>& dossiers);
void add(core::db::Tx& tx, const Safeguard& done);
std::vector<Safeguard> safeguards(core::db::Tx& tx, DossierId dossier);   // in the order of their days
// Those whose programme may have something to tell: terjaga whose copy is not handed over yet, vital with a review that came.
std::vector<Mark> watched(core::db::Tx& tx, core::Date today);

}  // namespace archive::store
