// SPDX-License-Identifier: Apache-2.0
// The days on which archivists were reminded of what had come due.
#pragma once

#include <optional>

#include "core/db/db.h"

namespace archive::store {

struct Reminder {
    core::Date told;
    std::optional<core::Date> since;   // the reminder before, for the words alone
};

std::optional<Reminder> last_reminder(core::db::Tx& tx);
std::optional<Reminder> reminder(core::db::Tx& tx, core::Date told);
void add(core::db::Tx& tx, const Reminder& reminder);

}  // namespace archive::store
