// SPDX-License-Identifier: Apache-2.0
// Lower classes that were asked for.
#pragma once

#include "archive/domain/lowering.h"
#include "core/db/db.h"

namespace archive::store {

// Throws Error(conflict, "archive.error.lowering_waits") while one of that dossier waits.
void insert(core::db::Tx& tx, const Lowering& lowering);
std::optional<Lowering> lowering(core::db::Tx& tx, LoweringId id);
// The oldest first, so many behind `after`.
std::vector<Lowering> waiting_lowerings(core::db::Tx& tx, const std::optional<Lowering>& after, int most);
std::optional<Lowering> waiting_lowering(core::db::Tx& tx, DossierId dossier);
// Throws Error(conflict, "archive.error.lowering_decided") where it waits no more.
void decide(core::db::Tx& tx, LoweringId id, std::string_view verdict, const std::string& answer, core::Instant at,
            core::PersonId by, const std::string& by_name);
// What was asked of a dossier that is destroyed goes with it; the trail keeps that it was asked.
void forget_lowerings(core::db::Tx& tx, DossierId dossier);

}  // namespace archive::store
