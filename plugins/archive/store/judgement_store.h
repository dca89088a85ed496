// SPDX-License-Identifier: Apache-2.0
// What was judged of dossiers; rows are added and never changed.
#pragma once

#include <map>

#include "archive/store/dossier_store.h"
#include "archive/appraising.h"

namespace archive::store {

void insert(core::db::Tx& tx, DossierId dossier, const Judgement& judgement, core::Instant at, const std::string& by_name);
// It was opened again: what was judged of it before counts no more.
void lapse(core::db::Tx& tx, DossierId dossier, core::Date on, const std::string& reason, core::Instant at,
           const std::string& by_name);
std::optional<Judgement> judged(core::db::Tx& tx, DossierId dossier);
std::map<DossierId, Judgement> judged(core::db::Tx& tx, const std::vector<DossierId>& dossiers);   // those that are

}  // namespace archive::store
