// SPDX-License-Identifier: Apache-2.0
// A wait as its row.
#pragma once

#include "core/db/db.h"
#include "deadlines/domain/wait.h"

namespace deadlines {

core::db::Query waits_where();              // all columns; the condition is added
Wait read_wait(const core::db::Row& row);   // of those columns

}  // namespace deadlines
