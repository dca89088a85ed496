// SPDX-License-Identifier: Apache-2.0
// A wait as its row.
#pragma once

#include "core/db/db.h"
#include "deadlines/domain/wait.h"

namespace deadlines {

Wait read_wait(const core::db::Row& row);   // of the columns in the order of WaitStore::find

}  // namespace deadlines
