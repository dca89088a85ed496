// SPDX-License-Identifier: Apache-2.0
// A migration file read for one engine: its blocks, its type macros, its statements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/db/db.h"

namespace core::db {

// Throws Error(internal, "core.error.migration_text") on an unknown macro or block.
std::vector<std::string> statements(std::string_view text, Engine engine);

}  // namespace core::db
