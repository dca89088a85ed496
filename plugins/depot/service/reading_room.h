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

struct ReaderWanted {
    std::string words;   // any part of a name or origin, or a card number
    int page = 1;
};

struct ReadingShown {
    std::vector<VisitShown> present;
    std::vector<Reader> readers;      // of the page
    std::int64_t found = 0;           // on all pages
    int page = 1, pages = 1;
};

// The register of visits of a month or a year.
struct ReadingBook {
    std::string unit_name;
    core::Instant from, until;
    ReadingCounts counts;
    std::vector<store::VisitLine> visits;   // oldest first; of the book alone
};

class ReadingRoom {
  public:
    static constexpr int most_readers = 50, most_in_book = 20'000, most_forgotten = 200;

    ReadingRoom(Parts& parts, Loans& loans) : parts_(parts), loans_(loans) {}

    ReadingShown now(const core::Context& ctx, const ReaderWanted& wanted);
    VisitShown visit(const core::Context& ctx, VisitId id);
    Reader reader(const core::Context& ctx, ReaderId id);
    ReadingBook sums(const core::Context& ctx, Period period);
    ReadingBook book(const core::Context& ctx, Period period);   // with its visits
    ReaderId enter(const core::Context& ctx, const ReaderWish& wish);
    VisitId come(const core::Context& ctx, ReaderId reader, const std::string& purpose);
    // Of the ordinary class alone (SKKAAD). What can be read without its paper comes for a reason, as with loans. Throws
    // Error(conflict) where it cannot be lent.
    LoanId ask(const core::Context& ctx, VisitId id, archive::DossierId dossier, const std::string& paper_reason = {});
    // Throws Error(conflict) while something is on his table.
    void leave(const core::Context& ctx, VisitId id);
    std::int64_t forget();

  private:
    Visit seen(core::db::Tx& tx, const core::Context& ctx, VisitId id);
    // Throws Error(conflict) once it is over; what is asked for and leaving wait for each other.
    void keep_open(core::db::Tx& tx, const Visit& visit);
    ReadingBook sums(core::db::Tx& tx, const core::Context& ctx, Period period);
    VisitShown shown(core::db::Tx& tx, const core::Context& ctx, Visit visit);

    Parts& parts_;
    Loans& loans_;
};

std::string object_of(ReaderId id);
std::string object_of(VisitId id);

}  // namespace depot
