// SPDX-License-Identifier: Apache-2.0
// What batches kept of a subject that is lawfully destroyed: its title as somebody saw it when he asked.
#pragma once

#include <string_view>

#include "core/db/db.h"

namespace core::batch {

// In the caller's unit; `instead` stands in its place, and what was sent along with it is gone.
void forget(db::Tx& tx, std::string_view subject, std::string_view instead);

}  // namespace core::batch
