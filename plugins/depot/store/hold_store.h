// SPDX-License-Identifier: Apache-2.0
// Holds and the dossiers chosen for them.
#pragma once

#include <set>
#include <vector>

#include "archive/dossiers.h"
#include "depot/domain/hold.h"

namespace depot::store {

void insert(core::db::Tx& tx, const Hold& hold);
// Throws Error(conflict) when it is no longer in the state it was read in.
void update(core::db::Tx& tx, const Hold& hold, HoldState was);
void reminded(core::db::Tx& tx, HoldId id, core::Date on);
std::optional<Hold> hold(core::db::Tx& tx, HoldId id);
std::vector<Hold> holds(core::db::Tx& tx, const std::vector<core::UnitId>& units, std::optional<HoldState> state);
// Not released: those one of the dossiers was chosen for, and all that go by a query, in the order they were opened.
struct Standing {
    std::vector<Hold> holds;
    std::set<std::pair<HoldId, archive::DossierId>> chosen;
};
Standing standing(core::db::Tx& tx, const std::vector<archive::DossierId>& dossiers);
std::vector<Hold> to_remind(core::db::Tx& tx, core::Date today);

bool choose(core::db::Tx& tx, HoldId id, archive::DossierId dossier, core::Instant at, const std::string& by);
std::vector<archive::DossierId> chosen(core::db::Tx& tx, HoldId id);

}  // namespace depot::store
