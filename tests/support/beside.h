// SPDX-License-Identifier: Apache-2.0
// Two units of work at once: one begins while the other is in the middle.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "core/db/db.h"

namespace tests {

// Begins the other inside this unit and comes back when it waits for it or is done. On SQLite it waits before it begins.
inline std::thread begin_beside(core::db::Tx& tx, std::function<void()> other) {
    const auto done = std::make_shared<std::atomic<bool>>(false);
    std::thread began([other = std::move(other), done] {
        other();
        *done = true;
    });
    if (tx.engine() == core::db::Engine::sqlite) return began;
    while (!*done && tx.count("SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND transactionid::text = "
                              "pg_current_xact_id()::text") == 0)
        std::this_thread::yield();
    return began;
}

}  // namespace tests
