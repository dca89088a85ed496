// SPDX-License-Identifier: Apache-2.0
// The loop: claim, run, finish or fail. Sleeps on the bell, looks once a second anyway, since
// another process may have left work.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/base/error.h"
#include "core/jobs/claim.h"

namespace core::jobs {
namespace {

constexpr std::chrono::milliseconds poll{1000};
constexpr std::chrono::seconds heartbeat{5};

}  // namespace

struct Worker::State {
    db::Db& db;
    const Handlers& handlers;
    const Clock& clock;
    Zone zone;
    std::vector<std::string> kinds;

    std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    std::map<std::string, Claimed> running;        // by lease
    std::map<std::string, std::string> scheduled;  // kind -> day known to be put up
    std::vector<std::thread> threads;

    State(db::Db& d, const Handlers& h, const Clock& c, Zone z, Takes takes)
        : db(d), handlers(h), clock(c), zone(z) {
        for (const auto& [kind, entry] : handlers.all())
            if (takes == Takes::all || (takes == Takes::serving) == (entry.where == Where::serving))
                kinds.push_back(kind);
    }

    bool stop_asked() {
        const std::lock_guard lock(mutex);
        return stopping;
    }

    // Puts up the daily jobs whose time has come; once a day over all processes.
    void schedule() {
        const Instant now = clock.now();
        const Date today = date_of(now, zone);
        const auto day = iso(today);
        for (const auto& [kind, entry] : handlers.all()) {
            if (!entry.daily || now < start_of(today, zone) + *entry.daily) continue;
            {
                const std::lock_guard lock(mutex);
                if (scheduled[kind] == day) continue;
            }
            const std::string& name = kind;
            db.write([&](db::Tx& tx) {
                const auto ours = tx.exec(
                    "INSERT INTO core_schedule (kind, day) VALUES (?, ?) ON CONFLICT (kind)"
                    " DO UPDATE SET day = excluded.day WHERE core_schedule.day < excluded.day",
                    {name, day});
                if (ours > 0)
                    add(tx, now, name, Json{{"day", day}}, {.lane = {}, .key = name, .run_at = {}});
            });
            const std::lock_guard lock(mutex);
            scheduled[kind] = day;
        }
    }

    std::optional<Claimed> take() {
        const Instant now = clock.now();
        if (kinds.empty()) return std::nullopt;
        if (!db.read([&](db::Tx& tx) { return any_due(tx, kinds, now); })) return std::nullopt;
        return db.write([&](db::Tx& tx) { return claim(tx, kinds, now); });
    }

    // Runs one job to its end; a failing handler never gets out of here.
    void carry_out(const Claimed& claimed) {
        const auto& entry = handlers.all().at(claimed.job.kind);
        {
            const std::lock_guard lock(mutex);
            running.emplace(claimed.lease, claimed);
        }
        std::optional<std::string> failure;
        std::optional<Later> later;
        if (claimed.job.tries > entry.retry.tries) {
            failure = "lease lost";  // it took its process down each time
        } else {
            failure = attempt(entry.handler, claimed.job, later);
        }
        {
            const std::lock_guard lock(mutex);
            running.erase(claimed.lease);
        }
        db.write([&](db::Tx& tx) {
            if (later)
                put_off(tx, claimed, *later, clock.now());
            else if (!failure)
                finish(tx, claimed);
            else if (fail(tx, claimed, entry.retry, *failure, clock.now()) && entry.given_up)
                entry.given_up(tx, claimed.job);
        });
    }

    static std::optional<std::string> attempt(const Handler& handler, const Job& job,
                                              std::optional<Later>& later) {
        try {
            handler(job);
            return std::nullopt;
        } catch (const Later& asked) {
            later = asked;
            return std::nullopt;
        } catch (const std::exception& error) {
            return error.what();
        } catch (...) {
            return "unknown error";
        }
    }

    bool run_one() {
        const auto claimed = take();
        if (claimed) carry_out(*claimed);
        return claimed.has_value();
    }

    void loop() {
        while (!stop_asked()) {
            const auto seen = db.bell().rings();
            bool ran = false;
            try {
                schedule();
                ran = run_one();
            } catch (const std::exception&) {
                // The database is away; the poll below is the wait before the next look.
            }
            if (!ran && !stop_asked()) db.bell().wait(seen, poll);
        }
    }

    void beat() {
        std::unique_lock lock(mutex);
        while (!stopping || !running.empty()) {
            changed.wait_for(lock, stopping ? std::chrono::seconds(1) : heartbeat);
            const auto held = running;
            lock.unlock();
            try {
                if (!held.empty())
                    db.write([&](db::Tx& tx) {
                        for (const auto& [lease, claimed] : held) extend(tx, claimed, clock.now());
                    });
            } catch (const std::exception&) {
                // A beat missed while the database is away; the lease outlasts two.
            }
            lock.lock();
        }
    }
};

Worker::Worker(db::Db& db, const Handlers& handlers, const Clock& clock, Zone zone, Takes takes)
    : state_(std::make_unique<State>(db, handlers, clock, zone, takes)) {}

Worker::~Worker() { stop(); }

void Worker::start(int threads) {
    state_->stopping = false;
    state_->threads.emplace_back([this] { state_->beat(); });
    for (int i = 0; i < threads; ++i) state_->threads.emplace_back([this] { state_->loop(); });
}

void Worker::stop() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping = true;
    }
    state_->changed.notify_all();
    state_->db.bell().ring();
    for (auto& thread : state_->threads) thread.join();
    state_->threads.clear();
}

int Worker::drain() {
    state_->schedule();
    int ran = 0;
    while (state_->run_one()) ++ran;
    return ran;
}

}  // namespace core::jobs
