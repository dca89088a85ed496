// SPDX-License-Identifier: Apache-2.0
// Loans, their extensions, and how often a dossier was used.
#pragma once

#include <map>
#include <vector>

#include "depot/domain/loan.h"

namespace depot::store {

struct LoanAsk {
    std::vector<core::UnitId> units;              // of the archive; with `borrower` of none
    std::optional<core::PersonId> borrower;
    std::optional<archive::DossierId> dossier;
    std::vector<LoanState> states;                // empty: all
    std::optional<core::Date> overdue_on;
    std::optional<core::Date> from, until;        // days it went out
    int limit = 500;
};

struct Extension {
    core::Date was, due;
    std::string reason;
    core::Instant at;
    std::string by;
};

struct Use {
    std::int64_t loans = 0, this_year = 0;
    std::optional<core::Date> last;
};

void insert(core::db::Tx& tx, const Loan& loan);
// Throws Error(conflict) when somebody saved it meanwhile.
void save(core::db::Tx& tx, Loan& loan);
std::optional<Loan> loan(core::db::Tx& tx, LoanId id);
std::vector<Loan> loans(core::db::Tx& tx, const LoanAsk& ask);   // newest first
// Of each of them the dossier, whatever the limit.
std::vector<archive::DossierId> lent_dossiers(core::db::Tx& tx, const LoanAsk& ask);
// Out or lost: its paper is not in its place.
std::optional<Loan> away(core::db::Tx& tx, archive::DossierId dossier);
std::map<archive::DossierId, LoanState> away_of(core::db::Tx& tx, const std::vector<archive::DossierId>& dossiers);
std::vector<Loan> out_until(core::db::Tx& tx, core::Date day);
void extended(core::db::Tx& tx, const Loan& loan, const Extension& extension);
std::vector<Extension> extensions(core::db::Tx& tx, LoanId id);
// Of loans whose paper went out.
Use use_of(core::db::Tx& tx, archive::DossierId dossier, core::Date since);

}  // namespace depot::store
