// SPDX-License-Identifier: Apache-2.0
// Moves, lesser words and other codes that were asked for.
#pragma once

#include "archive/domain/move.h"
#include "core/db/db.h"

namespace archive::store {

// Throws Error(conflict, "archive.error.move_waits") while one of that item waits, "archive.error.recoding_waits" of a code.
void insert(core::db::Tx& tx, const Move& move);
std::optional<Move> move(core::db::Tx& tx, MoveId id);
// The oldest first, so many behind `after`.
std::vector<Move> waiting_moves(core::db::Tx& tx, const std::optional<Move>& after, int most);
std::vector<Move> waiting_moves(core::db::Tx& tx, DossierId from);   // of its items and its code
// Throws Error(conflict, "archive.error.move_decided") where somebody did before.
// What was asked of a dossier that is destroyed goes with it; the trail keeps that it was asked.
void forget_moves(core::db::Tx& tx, DossierId dossier);
void decide(core::db::Tx& tx, MoveId id, std::string_view verdict, const std::string& answer, core::Instant at,
            core::PersonId by, const std::string& by_name);

}  // namespace archive::store
