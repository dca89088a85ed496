// SPDX-License-Identifier: Apache-2.0
// Asking for a batch, doing it, and looking at what became of it. Nobody but the person who asked sees
// one; the administrator sees counts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/auth/accounts.h"
#include "core/batch/batch_store.h"
#include "core/jobs/jobs.h"

namespace core::batch {

class Batches {
  public:
    Batches(db::Db& db, const Acts& acts, auth::Accounts& accounts, const Clock& clock, Zone zone)
        : db_(db), acts_(acts), accounts_(accounts), clock_(clock), zone_(zone) {}

    // In the actor's present seat. Throws Error(invalid) with a fault of `field` for none or too many,
    // Error(forbidden) without a seat or without the act's right.
    BatchId ask(const Context& ctx, std::string_view act, std::string_view field, const std::vector<Wanted>& items,
                const Json& shared = Json::object());
    // The same in the caller's unit, checked by him.
    BatchId ask_in(db::Tx& tx, const Context& ctx, std::string_view act, const std::vector<Wanted>& items,
                   const Json& shared);
    // Sets going what stands still; the room calls it when it holds what the act needs. Throws Error(not_found)
    // for a batch of somebody else, Error(conflict, "core.batch.not_paused") when it does not stand still.
    void resume(const Context& ctx, BatchId id);
    // Leaves those that still wait undone. Throws Error(conflict, "core.batch.over") when all have their result.
    void stop(const Context& ctx, BatchId id);
    // Those that did not succeed, once more, in the seat they were asked in. Throws Error(conflict,
    // "core.batch.no_more") when there is nothing to repeat.
    BatchId again(const Context& ctx, BatchId id);

    // Takes back those that were done, by the act's `undo`, in the seat they were asked in. Throws Error(conflict,
    // "core.error.undo_gone") when it is not over, has no such act, or ended too long ago.
    BatchId undo(const Context& ctx, BatchId id);
    bool may_undo(const Batch& batch) const;

    std::vector<Batch> mine(const Context& ctx, const std::optional<BatchId>& before, int limit);
    // Throws Error(not_found) for a batch of somebody else.
    Batch show(const Context& ctx, BatchId id);
    std::vector<Item> items(const Context& ctx, BatchId id, const std::vector<State>& states, std::int64_t after,
                            int limit);
    // Asked in the actor's present seat and not over.
    std::int64_t running(const Context& ctx);
    // Of what is not over, and of what did not succeed and can still be repeated.
    Counts counts_of_all();

    // The job: some of the items, then another job for the rest, so that other work comes in between.
    void work(const jobs::Job& job);
    // The daily job: what was sent along is kept no longer than it can be repeated.
    void clear();

    static constexpr std::string_view job_kind = "core.batch";
    static constexpr std::string_view serving_job_kind = "core.batch_serving";   // of acts that need their owner

  private:
    struct Doing {
        batch_store::Kept kept;
        const Act* act = nullptr;
    };
    bool next(const Doing& doing);
    // False when the batch stands still.
    bool carry_out(const Doing& doing, const batch_store::Taken& taken);
    void stand_still(const Doing& doing, const batch_store::Taken& taken);
    // Gives the job its turn, or leaves the batch to its owner.
    void begin(db::Tx& tx, const Batch& batch);
    Context as_asked(const Doing& doing);
    void refuse(const batch_store::Taken& taken, const Error& error);
    void try_later(const batch_store::Taken& taken, std::string_view why);
    void fail(const batch_store::Taken& taken);
    void go_on(const Doing& doing);
    void rested(std::string_view act, BatchId id, bool over);
    // The actor in the seat the batch was asked in. Throws Error(forbidden) when it is his no more.
    static Context seated(const Context& ctx, const Batch& batch);
    batch_store::Kept owned(db::Tx& tx, const Context& ctx, BatchId id);

    db::Db& db_;
    const Acts& acts_;
    auth::Accounts& accounts_;
    const Clock& clock_;
    Zone zone_;
};

}  // namespace core::batch
