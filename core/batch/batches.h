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
    // Those that did not succeed, once more, in the seat they were asked in. Throws Error(conflict,
    // "core.batch.no_more") when there is nothing to repeat.
    BatchId again(const Context& ctx, BatchId id);

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

  private:
    struct Doing {
        batch_store::Kept kept;
        const Act* act = nullptr;
    };
    bool next(const Doing& doing);
    void carry_out(const Doing& doing, const batch_store::Taken& taken);
    Context as_asked(const Doing& doing);
    void refuse(const batch_store::Taken& taken, const Error& error);
    void try_later(const batch_store::Taken& taken, std::string_view why);
    void fail(const batch_store::Taken& taken);
    void go_on(BatchId id);
    batch_store::Kept owned(db::Tx& tx, const Context& ctx, BatchId id);

    db::Db& db_;
    const Acts& acts_;
    auth::Accounts& accounts_;
    const Clock& clock_;
    Zone zone_;
};

}  // namespace core::batch
