// SPDX-License-Identifier: Apache-2.0
// What stands around a dossier on paper, loans and holds together: its page tells of it in two places.
#pragma once

#include "depot/service/holds.h"
#include "depot/service/loans.h"

namespace depot {

struct AroundDossier {
    LoanPanel loan;
    std::vector<Hold> holds;   // those the actor may not know of without a name
};

class Around {
  public:
    Around(Loans& loans, Holds& holds) : loans_(loans), holds_(holds) {}

    // Nothing for who may not know of it. Within one request it is read once.
    std::optional<AroundDossier> of(const core::Context& ctx, archive::DossierId id);

  private:
    Loans& loans_;
    Holds& holds_;
};

}  // namespace depot
