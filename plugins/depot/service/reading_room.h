// SPDX-License-Identifier: Apache-2.0
// The reading room: cards, visits, dossiers brought to the table and taken back (each a loan to the card, for the day).
// Known to those who serve in the room's own unit; the loan names the card, never the reader.
#pragma once

#include "depot/service/loans.h"
#include "depot/store/reading_store.h"

namespace depot {

struct ReaderWish {
    std::string name, contact, origin;
    bool rules = false;   // he has read and accepted the rules of the room
};

struct VisitShown {
    Visit visit;
    Reader reader;
    std::vector<LoanShown> loans;   // of dossiers the actor knows of
};

struct ReadingShown {
    std::vector<VisitShown> present;
    std::vector<Reader> readers;
};

struct YearOfReading {
    std::string unit_name;
    ReadingCounts counts;
    std::vector<VisitShown> visits;   // oldest first, without loans
};

class ReadingRoom {
  public:
    ReadingRoom(Parts& parts, Loans& loans) : parts_(parts), loans_(loans) {}

    ReadingShown now(const core::Context& ctx);
    VisitShown visit(const core::Context& ctx, VisitId id);
    Reader reader(const core::Context& ctx, ReaderId id);
    YearOfReading year(const core::Context& ctx, int year);
    ReaderId enter(const core::Context& ctx, const ReaderWish& wish);
    VisitId come(const core::Context& ctx, ReaderId reader, const std::string& purpose);
    // Of the ordinary class alone (SKKAAD). Throws Error(conflict) where it cannot be lent.
    LoanId ask(const core::Context& ctx, VisitId id, archive::DossierId dossier);
    // Throws Error(conflict) while something is on his table.
    void leave(const core::Context& ctx, VisitId id);
    std::int64_t forget();

  private:
    core::UnitId own_unit(core::db::Tx& tx, const core::Context& ctx);
    Visit seen(core::db::Tx& tx, const core::Context& ctx, VisitId id);
    VisitShown shown(core::db::Tx& tx, const core::Context& ctx, Visit visit);

    Parts& parts_;
    Loans& loans_;
};

std::string object_of(ReaderId id);
std::string object_of(VisitId id);

}  // namespace depot
