// SPDX-License-Identifier: Apache-2.0
// Rows about a sealed file that is destroyed.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "core/db/db.h"

namespace signing::store {

// What was made of it and of the steps to its seal, each once.
std::vector<core::Digest> files_of(core::db::Tx& tx, const core::Digest& sealed);
void forget(core::db::Tx& tx, const core::Digest& sealed);

}  // namespace signing::store
