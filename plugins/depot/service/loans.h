// SPDX-License-Identifier: Apache-2.0
// Lending dossiers on paper: asked for, granted, handed out, taken back; what is late is told. Of a loan
// somebody knows who borrows it or keeps the archive, as long as he may know of the dossier itself.
#pragma once

#include "depot/domain/scan.h"
#include "depot/service/parts.h"
#include "depot/store/loan_store.h"

namespace depot {

struct LoanWish {
    archive::DossierId dossier;
    std::string purpose, phone;
    int days = 0;               // 0: what the office lends for
    std::string paper_reason;   // why what can be read at once does not do
    // Of somebody else, written down by the keeper: granted at once.
    std::string borrower_name, borrower_unit, basis;
};

enum class Shelf { waiting, granted, out, overdue, closed, mine };
inline constexpr std::array<Shelf, 6> all_shelves{Shelf::mine, Shelf::waiting, Shelf::granted,
                                                  Shelf::out,  Shelf::overdue, Shelf::closed};
std::string_view name(Shelf shelf);

struct LoanShown {
    Loan loan;
    archive::Kept dossier;
    std::vector<store::Extension> extensions{};
    std::optional<deadlines::DueWords> due{};   // while it is out
    bool keeps = false, own = false;            // what the actor is to it
};

// Before it is asked for.
struct LoanOffer {
    archive::Kept dossier;
    std::vector<archive::KeptItem> electronic;      // letters that can be read at once
    std::vector<ScanFile> copies;                   // and what was made of the paper
    std::vector<archive::Obstacle> obstacles;
    int days = 0;
    bool keeps = false;
};

struct LoanPanel {
    archive::Kept dossier;
    std::optional<Loan> away;
    store::Use use;
    bool may_ask = false, tells_who = false;
};

class Loans {
  public:
    static constexpr int most_listed = 500, most_in_book = 5000;
    static constexpr const char *asked_kind = "depot.loan_asked", *granted_kind = "depot.loan_granted",
                                *refused_kind = "depot.loan_refused", *due_kind = "depot.loan_due",
                                *late_kind = "depot.loan_late", *lost_kind = "depot.loan_lost",
                                *fetch_kind = "depot.loan_fetch";

    explicit Loans(Parts& parts) : parts_(parts) {}

    std::vector<LoanShown> list(const core::Context& ctx, Shelf shelf);
    std::int64_t count(const core::Context& ctx, Shelf shelf);
    std::int64_t late_of_his(const core::Context& ctx);   // of what he borrowed himself
    // Those that went out from day to day, oldest first: the loan book.
    std::vector<LoanShown> book(const core::Context& ctx, core::Date from, core::Date until);
    LoanShown one(const core::Context& ctx, LoanId id);
    LoanOffer offer(const core::Context& ctx, archive::DossierId dossier);
    std::optional<LoanPanel> panel(const core::Context& ctx, archive::DossierId dossier);

    LoanId ask(const core::Context& ctx, const LoanWish& wish);
    void grant(const core::Context& ctx, LoanId id, const std::string& basis, int days);
    void refuse(const core::Context& ctx, LoanId id, const std::string& reason);
    void withdraw(const core::Context& ctx, LoanId id);
    void hand_out(const core::Context& ctx, LoanId id);
    void extend(const core::Context& ctx, LoanId id, int days, const std::string& reason);
    void take_back(const core::Context& ctx, LoanId id, bool complete, Condition condition, const std::string& note);
    void lose(const core::Context& ctx, LoanId id, const std::string& act_number, const std::string& note);
    // Tells borrowers what is due soon, and borrowers and keepers what is late, again each week.
    void remind();

    // To the table of a reader, for the day: granted at once, of the ordinary class alone. Asks no right
    // but to know of it.
    struct ToTable {
        archive::DossierId dossier;
        std::string card, visit;
        std::string paper_reason;   // why what can be read at once does not do
    };
    LoanId to_table(core::db::Tx& tx, const core::Context& ctx, const ToTable& wish);
    // Its class rose: who keeps a loan that would not be given today is told to fetch it. Asks no rights.
    void risen(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier);
    // It was closed to the public: who keeps one that lies at a reader's table is told to fetch it. Asks no rights.
    void closed(core::db::Tx& tx, const core::Context& ctx, const archive::Kept& dossier);
    void never_brought(core::db::Tx& tx, const core::Context& ctx, Loan loan);
    // Those of them the actor may know of, asked at once.
    std::vector<LoanShown> shown(core::db::Tx& tx, const core::Context& ctx, std::vector<Loan> loans);
    std::optional<LoanShown> shown(core::db::Tx& tx, const core::Context& ctx, Loan loan);

  private:
    // Throws Error(conflict) while the public does not read it.
    void must_be_public(core::db::Tx& tx, const core::Context& ctx, const archive::Kept& dossier);
    bool read_without_paper(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id);
    // Units whose loans the actor keeps.
    std::vector<core::UnitId> lends(core::db::Tx& tx, const core::Actor& actor);
    LoanShown seen(core::db::Tx& tx, const core::Context& ctx, LoanId id);
    Loan kept(core::db::Tx& tx, const core::Context& ctx, LoanId id);   // by a keeper
    bool keeps(core::db::Tx& tx, const core::Actor& actor, core::UnitId unit);
    // Throws Error(conflict) when its borrower may not know of the dossier any more.
    void may_still_know(core::db::Tx& tx, const core::Context& ctx, const Loan& loan);
    // What was told of its day is not so any more.
    void calm(core::db::Tx& tx, const core::Context& ctx, const Loan& loan);
    std::vector<notify::Receiver> keepers(core::db::Tx& tx, core::UnitId unit);
    void fetch(core::db::Tx& tx, const core::Context& ctx, const Loan& loan, const archive::Kept& dossier);
    std::vector<notify::Receiver> fetchers(core::db::Tx& tx, core::UnitId unit);
    void tell(core::db::Tx& tx, const core::Context& ctx, const char* kind, const Loan& loan,
              std::vector<notify::Receiver> to);
    store::LoanAsk asked(core::db::Tx& tx, const core::Context& ctx, Shelf shelf);
    std::int64_t count(core::db::Tx& tx, const core::Context& ctx, const store::LoanAsk& ask);

    Parts& parts_;
};

std::string object_of(LoanId id);

}  // namespace depot
