// SPDX-License-Identifier: Apache-2.0
// Corrections of what the forms tell of items.
#pragma once

#include "archive/domain/description.h"
#include "core/auth/actor.h"
#include "core/db/db.h"

namespace archive::store {

// As the last one of its item.
void insert(core::db::Tx& tx, const Correction& correction, core::PositionId by);
// Of these items, each in the order they were made, with what it corrected.
std::vector<Correction> corrections(core::db::Tx& tx, const std::vector<ItemId>& items);

}  // namespace archive::store
