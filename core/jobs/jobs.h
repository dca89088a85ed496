// SPDX-License-Identifier: Apache-2.0
// Work done later, and the outbox of events: one table, one worker. A job is added in the unit
// that decides it, so it exists exactly when the decision does. It runs at least once; handlers
// are idempotent.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/base/json.h"
#include "core/db/db.h"

namespace core::jobs {

using JobId = Id<struct JobTag>;

struct Retry {
    int tries = 8;
    std::chrono::seconds first_wait{5};  // doubles after each failure, up to an hour
};

struct Job {
    JobId id;
    std::string kind;     // "letters.dispatch"
    Json payload;         // never a secret
    int tries = 0;        // counting this one: a try counts when it begins
};

using Handler = std::function<void(const Job&)>;
// Told in the unit that gives a job up, whether its tries failed or took the process down: whoever waits for it is told
// there, not by the handler at its last try, which may never come to its end.
using GivenUp = std::function<void(db::Tx&, const Job&)>;

// Thrown by a handler that can do nothing yet: the job comes back after `wait`, for ever, and no try is counted.
// `why` is a word key, told by `hindered`.
class Later : public Error {
  public:
    Later(std::string why, std::chrono::seconds wait) : Error(Code::unavailable, std::move(why)), wait_(wait) {}
    std::chrono::seconds wait() const { return wait_; }

  private:
    std::chrono::seconds wait_;
};

// Which process runs a kind of job: any, or only the one that answers requests, for what it holds in memory.
enum class Where { anywhere, serving };
// What a worker takes: all, what any process may run, or only what the serving one must.
enum class Takes { all, anywhere, serving };

struct Options {
    std::string lane;                   // jobs of one lane run in order, one at a time
    std::string key;                    // at most one waiting job has this key
    std::optional<Instant> run_at;      // default: now
};

// Adds a job inside the caller's unit and nudges the worker after commit.
JobId add(db::Tx& tx, Instant now, std::string_view kind, const Json& payload,
          const Options& options = {});

struct Dead {
    JobId id;
    std::string kind;
    Json payload;
    int tries = 0;
    std::string error;
    Instant at;
};
std::vector<Dead> dead(db::Tx& tx);                        // given up, newest first
bool retry(db::Tx& tx, JobId id, Instant now);             // put a dead job back
std::int64_t waiting(db::Tx& tx);                          // jobs not yet done

// Why the job of this key is not done: what it said when it was put off, or that it was given up.
struct Hindered {
    bool dead = false;
    std::string why;      // of Later; "" of one given up
};
std::optional<Hindered> hindered(db::Tx& tx, std::string_view key);

// Kinds and their handlers; filled while plugins install, then read only.
class Handlers {
  public:
    void on(std::string kind, Handler handler, Retry retry = {}, Where where = Where::anywhere, GivenUp given_up = {});
    void daily(std::string kind, std::chrono::minutes at, Handler handler);  // minutes after local midnight
    struct Entry {
        Handler handler;
        Retry retry;
        std::optional<std::chrono::minutes> daily;
        Where where = Where::anywhere;
        GivenUp given_up = {};
    };
    const std::map<std::string, Entry>& all() const { return entries_; }

  private:
    std::map<std::string, Entry> entries_;
};

// Claims and runs jobs until told to stop; several workers and processes may share a table.
class Worker {
  public:
    Worker(db::Db& db, const Handlers& handlers, const Clock& clock, Zone zone, Takes takes = Takes::all);
    ~Worker();
    void start(int threads);
    void stop();
    // Runs everything due, in this thread, until nothing is due. For tests and commands; gives how
    // many jobs ran. Jobs waiting for a retry are not due.
    int drain();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace core::jobs
