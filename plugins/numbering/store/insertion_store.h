// SPDX-License-Identifier: Apache-2.0
// What was asked to be inserted, and what became of it.
#pragma once

#include <optional>
#include <vector>

#include "numbering/domain/insertion.h"

namespace numbering::store {

void insert(core::db::Tx& tx, const Insertion& insertion);
// Throws Error(conflict, "numbering.error.changed") when it was decided meanwhile.
void decide(core::db::Tx& tx, const Insertion& insertion);
std::optional<Insertion> insertion(core::db::Tx& tx, InsertionId id);
std::optional<Insertion> insertion_of(core::db::Tx& tx, NumberId number);
struct Asked {             // which insertions of a unit
    std::optional<Decision> decision;
    std::optional<core::Instant> from, until;   // asked within; until exclusive
    int limit = 200;
};
std::vector<Insertion> insertions(core::db::Tx& tx, core::UnitId unit, const Asked& asked);   // newest first
// Waiting ones that another person asked for.
std::int64_t count_to_decide(core::db::Tx& tx, core::UnitId unit, core::PersonId by);

}  // namespace numbering::store
