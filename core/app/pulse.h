// SPDX-License-Identifier: Apache-2.0
// Looks every few seconds, while pages listen, for what other processes have done that they should be told.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "core/http/live.h"

namespace core::app {

class Pulse {
  public:
    Pulse(const http::Live& live, const std::vector<std::function<void()>>& looks);
    ~Pulse();
    Pulse(const Pulse&) = delete;

  private:
    void run();

    const http::Live& live_;
    const std::vector<std::function<void()>>& looks_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace core::app
