// SPDX-License-Identifier: Apache-2.0
// The office's rules with their history.
#pragma once

#include <vector>

#include "core/db/db.h"
#include "deadlines/domain/rule.h"

namespace deadlines {

class RuleStore {
  public:
    // Every version keepers wrote, oldest first.
    std::vector<Rule> all(core::db::Tx& tx);
    void insert(core::db::Tx& tx, const Rule& rule);
};

}  // namespace deadlines
