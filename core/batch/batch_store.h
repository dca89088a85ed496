// SPDX-License-Identifier: Apache-2.0
// Rows of batches and their items.
#pragma once

#include "core/batch/batch.h"

namespace core::batch_store {

using batch::Batch;
using batch::BatchId;
using batch::Item;
using batch::State;

// What the work needs beside what is shown.
struct Kept {
    Batch batch;
    Json shared;
    std::string origin, request_id;
};

void insert(db::Tx& tx, const Kept& kept, const std::vector<batch::Wanted>& items);
std::optional<Kept> find(db::Tx& tx, BatchId id);
// Of one person, newest first, those before `before`.
std::vector<Batch> of(db::Tx& tx, PersonId person, const std::optional<BatchId>& before, int limit);
std::int64_t running(db::Tx& tx, PersonId person, AppointmentId appointment);
batch::Counts counts(db::Tx& tx, BatchId id);
// Over everybody: items that have no result yet, and those that ended without success.
batch::Counts counts_of_all(db::Tx& tx);
// In their order, after `after`; only those in `states` when there are any.
std::vector<Item> items(db::Tx& tx, BatchId id, const std::vector<State>& states, std::int64_t after, int limit);

struct Taken {
    batch::Task task;
    int tries = 0;
    bool stopped = false;   // its owner wants no more of the batch
};
// The next item without a result whose time has come, marked as running and its try counted.
std::optional<Taken> take(db::Tx& tx, BatchId id, Instant now);
// When the next of those left may be tried; nullopt when all have their result.
std::optional<Instant> next_try(db::Tx& tx, BatchId id);

// These give false when the item has its result already.
bool finish(db::Tx& tx, BatchId id, std::int64_t place, const batch::Outcome& outcome, Instant now);
bool end_badly(db::Tx& tx, BatchId id, std::int64_t place, State state, const batch::Refusal& refusal, Instant now);
// Also false when the batch was stopped.
bool put_back(db::Tx& tx, BatchId id, std::int64_t place, Instant not_before);

// The batch stands still; the item that found it out waits again, its try not counted. False when it was stopped.
bool pause(db::Tx& tx, BatchId id, std::int64_t place, Instant now);
// False when it does not stand still.
bool resume(db::Tx& tx, BatchId id);
// Those still waiting are refused; false when the batch is over.
bool stop(db::Tx& tx, BatchId id, const batch::Refusal& refusal, Instant now);
std::vector<BatchId> paused_before(db::Tx& tx, Instant moment);

void end(db::Tx& tx, BatchId id, Instant now);
// Those without success as they were asked; their payload leaves this batch. Empty when they were
// repeated or cleared before.
std::vector<batch::Wanted> move_unsuccessful(db::Tx& tx, BatchId id, BatchId to);
// Takes away what was sent along with items of batches that ended before that moment.
std::int64_t clear(db::Tx& tx, Instant ended_before);

}  // namespace core::batch_store
