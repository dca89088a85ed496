// SPDX-License-Identifier: Apache-2.0
// Dispositions of a letter with their branches.
#pragma once

#include <vector>

#include "incoming/domain/branch.h"

namespace incoming {

class BranchStore {
  public:
    void insert(core::db::Tx& tx, const Disposition& disposition);
    void update(core::db::Tx& tx, const Branch& branch);   // state, marks and words
    std::vector<Disposition> of(core::db::Tx& tx, IncomingId entry);   // oldest first
    Branch get(core::db::Tx& tx, BranchId id);             // throws Error(not_found)
};

}  // namespace incoming
