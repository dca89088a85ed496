// SPDX-License-Identifier: Apache-2.0
// Taking jobs from the table and giving them back; used by the worker.
//
//   waiting --claim--> running --finish--> (gone)
//      ^                  | |
//      |                  | '--lease over--> running again, by another claim
//      '----fail, put off-'-----fail, tries used up--> dead --retry--> waiting
//
// A try is counted as it begins; of a job that took its process down at each of them the next claim runs nothing and
// gives it up.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/jobs/jobs.h"

namespace core::jobs {

// How long a claimed job is ours without a heartbeat: what a killed process held is taken up again
// after it.
constexpr std::chrono::seconds lease_time{15};

struct Claimed {
    Job job;
    std::string lease;  // proves that the job is still ours
};

// Cheap look, without locking, whether claim would find something.
bool any_due(db::Tx& tx, const std::vector<std::string>& kinds, Instant now);
std::optional<Claimed> claim(db::Tx& tx, const std::vector<std::string>& kinds, Instant now);

// These do nothing when the lease has passed to another.
void finish(db::Tx& tx, const Claimed& claimed);
// True when it was given up.
bool fail(db::Tx& tx, const Claimed& claimed, const Retry& retry, std::string_view error,
          Instant now);
// As Later says: waits again, and this try was none.
void put_off(db::Tx& tx, const Claimed& claimed, const Later& later, Instant now);
void extend(db::Tx& tx, const Claimed& claimed, Instant now);

// Before the reason of a job that was put off, where errors are kept.
constexpr std::string_view put_off_mark = "later: ";

// Wait before the next try after `tries` failures.
std::chrono::seconds backoff(const Retry& retry, int tries);

}  // namespace core::jobs
