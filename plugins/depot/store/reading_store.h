// SPDX-License-Identifier: Apache-2.0
// Readers, their visits, and the loans of each visit.
#pragma once

#include <vector>

#include "depot/domain/loan.h"
#include "depot/domain/visit.h"

namespace depot::store {

void insert(core::db::Tx& tx, const Reader& reader);
std::optional<Reader> reader(core::db::Tx& tx, ReaderId id);
// Those still known, last seen first; `words`: any part of a name, origin or card number.
struct ReaderAsk {
    std::vector<core::UnitId> units;
    std::string words;
    int limit = 50;
    std::int64_t skip = 0;
};
std::vector<Reader> readers(core::db::Tx& tx, const ReaderAsk& ask);
std::int64_t count(core::db::Tx& tx, const ReaderAsk& ask);
std::vector<Reader> readers_to_forget(core::db::Tx& tx, core::Date last_before, int most);
// with the purposes of his visits
void forget(core::db::Tx& tx, ReaderId id, core::Date on);

// Throws Error(conflict) while he is in the room already.
void insert(core::db::Tx& tx, const Visit& visit, core::Date on);
std::optional<Visit> visit(core::db::Tx& tx, VisitId id);
std::vector<Visit> present(core::db::Tx& tx, const std::vector<core::UnitId>& units);   // newest first
// Of the register: those who came from one moment to before the other, oldest first.
struct VisitLine {
    Visit visit;
    Reader reader;
    std::int64_t dossiers = 0;   // brought to the table
};
std::vector<VisitLine> visit_lines(core::db::Tx& tx, const std::vector<core::UnitId>& units, core::Instant from,
                                   core::Instant until, int most);
// Takes the visit for this unit of work: nothing is asked for while another ends it. False when he has left already.
bool keep_open(core::db::Tx& tx, VisitId id);
bool leave(core::db::Tx& tx, VisitId id, core::Instant at);
void take(core::db::Tx& tx, VisitId id, LoanId loan);
std::vector<LoanId> taken(core::db::Tx& tx, VisitId id);
ReadingCounts reading_counts(core::db::Tx& tx, const std::vector<core::UnitId>& units, core::Instant from,
                             core::Instant until);

}  // namespace depot::store
