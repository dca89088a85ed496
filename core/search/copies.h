// SPDX-License-Identifier: Apache-2.0
// A letter and its copies in mailboxes are one thing to whoever seeks it. For each copy and each
// reader a row of core_search_copy tells its rank: "0..." for whom it is addressed to, "1..." for
// others. Of the copies a seeker may see the lowest rank is shown, and the original only when he
// may see none.
#pragma once

#include "core/search/query.h"

namespace core::search {

void put_copy(db::Tx& tx, const Document& document, std::int64_t place);
void forget_copy(db::Tx& tx, std::string_view kind, std::string_view id);

// Condition on c: a copy that goes before core_search d for this seeker.
void add_better(db::Query& query, const Asked& asked);
// Column: how many other copies of d the seeker may see.
void add_others(db::Query& query, const Asked& asked);

}  // namespace core::search
