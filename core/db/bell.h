// SPDX-License-Identifier: Apache-2.0
// A bell in the hall: whoever waits for work sleeps on it, whoever leaves work rings it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace core::db {

class Bell {
  public:
    void ring() {
        {
            const std::lock_guard lock(mutex_);
            ++rings_;
        }
        heard_.notify_all();
    }
    std::uint64_t rings() const {
        const std::lock_guard lock(mutex_);
        return rings_;
    }
    // Until it rang more often than `seen`, or `patience` is over.
    void wait(std::uint64_t seen, std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        heard_.wait_for(lock, patience, [&] { return rings_ != seen; });
    }

  private:
    mutable std::mutex mutex_;
    std::condition_variable heard_;
    std::uint64_t rings_ = 0;
};

}  // namespace core::db
