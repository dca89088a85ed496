// SPDX-License-Identifier: Apache-2.0
#include "core/app/serve.h"

#include <malloc.h>

#include <algorithm>
#include <csignal>

#include "core/app/pulse.h"
#include "core/app/site.h"
#include "core/http/server.h"
#include "core/jobs/jobs.h"
#include "core/log/log.h"
#include "core/plugin/arguments.h"

namespace core::app {
namespace {

// Blocked before any thread starts, so that only the main thread takes them.
sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

void wait_for(const sigset_t& signals) {
    int signal = 0;
    sigwait(&signals, &signal);
}

http::Serving serving(House& house, const std::vector<std::string>& words) {
    const conf::Settings& settings = house.settings;
    http::Serving serving;
    serving.live = &house.live;
    serving.address = settings.text("listen");
    serving.port = static_cast<int>(settings.integer("port"));
    serving.workers = static_cast<int>(settings.integer("workers"));
    serving.trusted_proxy = settings.text("trusted_proxy");
    if (const auto port = arguments::number(words, "--port", 0, 65535)) serving.port = *port;
    return serving;
}

}  // namespace

int serve(Application& app, const std::vector<std::string>& words) {
    // Letters of many megabytes go back to the system when they are done with, not into the heap of a thread.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
    const sigset_t signals = stop_signals();
    House& house = app.house();
    const int job_threads = static_cast<int>(house.settings.integer("job_workers"));
    jobs::Worker worker(house.db, app.shelves().handlers, house.clock, house.zone,
                        job_threads > 0 ? jobs::Takes::all : jobs::Takes::serving);
    worker.start(std::max(1, job_threads));
    Site site(app);
    http::Server server(serving(house, words), site);
    site.observe(server);
    server.start();
    const Pulse pulse(house.live, app.shelves().pulses);
    log::info("server.ready", {{"port", server.port()}});
    wait_for(signals);
    log::info("server.stopping");
    server.stop();
    worker.stop();
    return 0;
}

int work(Application& app, const std::vector<std::string>&) {
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
    const sigset_t signals = stop_signals();
    House& house = app.house();
    jobs::Worker worker(house.db, app.shelves().handlers, house.clock, house.zone, jobs::Takes::anywhere);
    worker.start(std::max(1, static_cast<int>(house.settings.integer("job_workers"))));
    wait_for(signals);
    worker.stop();
    return 0;
}

}  // namespace core::app
