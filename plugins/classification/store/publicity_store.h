// SPDX-License-Identifier: Apache-2.0
// What rows that wait for a decision say of the public.
#pragma once

#include <string_view>
#include <vector>

#include "classification/domain/reading.h"
#include "core/db/db.h"

namespace classification::store {

// Rows of the access instrument that wait, of this code in this edition.
std::vector<Cells> waiting_access(core::db::Tx& tx, std::string_view version, std::string_view code);

}  // namespace classification::store
