// SPDX-License-Identifier: Apache-2.0
// What the dates of signatures tell of the server's clock.
#pragma once

#include <optional>

#include "core/db/db.h"

namespace signing::store {

// When anybody last signed here.
// Without those an administrator set aside, which a clock that ran ahead had dated.
std::optional<core::Instant> last_signature(core::db::Tx& tx);
// Sets aside what is dated later than `now`; what is signed until the first of those dates counts as before.
void accept_clock(core::db::Tx& tx, core::Instant now);

}  // namespace signing::store
