// SPDX-License-Identifier: Apache-2.0
#include "core/app/pulse.h"

#include <csignal>

namespace core::app {
namespace {

constexpr std::chrono::seconds between{3};

}  // namespace

Pulse::Pulse(const http::Live& live, const std::vector<std::function<void()>>& looks)
    : live_(live), looks_(looks), thread_([this] { run(); }) {}

Pulse::~Pulse() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

void Pulse::run() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, between, [this] { return ending_; })) {
        if (live_.listening() == 0) continue;
        lock.unlock();
        for (const auto& look : looks_) {
            try {
                look();
            } catch (const std::exception&) {
                // The database is away; the next look tells all of it.
            }
        }
        lock.lock();
    }
}

}  // namespace core::app
