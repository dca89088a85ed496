// SPDX-License-Identifier: Apache-2.0
// Who borrows, as it is said: of a loan to the table the reader's card and his visit, in the words of who looks.
#pragma once

#include "core/words/words.h"
#include "depot/domain/loan.h"

namespace depot::papers {

Loan in_words(Loan loan, const core::words::Catalog& words);

}  // namespace depot::papers
