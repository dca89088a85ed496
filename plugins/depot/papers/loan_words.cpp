// SPDX-License-Identifier: Apache-2.0
#include "depot/papers/loan_words.h"

namespace depot::papers {

Loan in_words(Loan loan, const core::words::Catalog& words) {
    if (loan.card.empty()) return loan;
    loan.borrower_name = words.say("depot.table.borrower", {{"number", loan.card_called()}});
    loan.borrower_unit = words.say("depot.reading.title");
    loan.purpose = words.say("depot.table.purpose", {{"number", loan.visit}});
    return loan;
}

}  // namespace depot::papers
