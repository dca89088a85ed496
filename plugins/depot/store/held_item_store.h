// SPDX-License-Identifier: Apache-2.0
// Single items holds were laid on.
#pragma once

#include <string>
#include <vector>

#include "archive/dossiers.h"
#include "depot/domain/hold.h"

namespace depot {

struct HeldItem {
    HoldId hold;
    core::UnitId unit;             // in whose archive
    std::string subject;
    archive::DossierId dossier;    // where it stood when it was held, and its number there
    int number = 0;
};

}  // namespace depot

namespace depot::store {

// False where that hold is on it already.
bool hold_item(core::db::Tx& tx, const HeldItem& item, core::Instant at, const std::string& by);
bool items_held(core::db::Tx& tx);                                  // any, by a hold that stands
std::vector<HeldItem> held_items(core::db::Tx& tx, HoldId id);      // in the order they were added
// By holds that stand.
std::vector<HeldItem> held_items(core::db::Tx& tx, const std::vector<std::string>& subjects);

}  // namespace depot::store
