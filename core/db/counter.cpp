// SPDX-License-Identifier: Apache-2.0
// Gapless numbers: the row stays locked until the unit that took the number ends.
#include "core/db/counter.h"

namespace core::db {

std::int64_t next(Tx& tx, std::string_view key) {
    return tx.count(
        "INSERT INTO core_counter (key, last) VALUES (?, 1) "
        "ON CONFLICT (key) DO UPDATE SET last = core_counter.last + 1 RETURNING last",
        {key});
}

std::int64_t next(Tx& tx, std::string_view key, std::int64_t above) {
    return tx.count(
        "INSERT INTO core_counter (key, last) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET last = "
        "CASE WHEN core_counter.last < ? THEN ? ELSE core_counter.last END + 1 RETURNING last",
        {key, above + 1, above, above});
}

std::int64_t last(Tx& tx, std::string_view key) {
    return tx.count("SELECT last FROM core_counter WHERE key = ?", {key});
}

}  // namespace core::db
