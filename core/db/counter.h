// SPDX-License-Identifier: Apache-2.0
// A gapless counter that goes on from the numbers of another.
#pragma once

#include "core/db/db.h"

namespace core::db {

// As next() (db.h), and above that number.
std::int64_t next(Tx& tx, std::string_view key, std::int64_t above);

}  // namespace core::db
