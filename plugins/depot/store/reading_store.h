// SPDX-License-Identifier: Apache-2.0
// Readers, their visits, and the loans of each visit.
#pragma once

#include <vector>

#include "depot/domain/loan.h"
#include "depot/domain/visit.h"

namespace depot::store {

void insert(core::db::Tx& tx, const Reader& reader);
std::optional<Reader> reader(core::db::Tx& tx, ReaderId id);
std::vector<Reader> readers(core::db::Tx& tx, core::UnitId unit);                        // last seen first, 500 at most
std::vector<Reader> readers_to_forget(core::db::Tx& tx, core::Date last_before);         // 200 at most
void forget(core::db::Tx& tx, ReaderId id, core::Date on);                               // with the purposes of his visits

// Throws Error(conflict) while he is in the room already.
void insert(core::db::Tx& tx, const Visit& visit, core::Date on);
std::optional<Visit> visit(core::db::Tx& tx, VisitId id);
std::vector<Visit> visits(core::db::Tx& tx, core::UnitId unit, bool present, std::optional<int> year);   // newest first
// False when he has left already.
bool leave(core::db::Tx& tx, VisitId id, core::Instant at);
void take(core::db::Tx& tx, VisitId id, LoanId loan);
std::vector<LoanId> taken(core::db::Tx& tx, VisitId id);
ReadingCounts reading_counts(core::db::Tx& tx, core::UnitId unit, int year);

}  // namespace depot::store
