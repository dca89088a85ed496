// SPDX-License-Identifier: Apache-2.0
// A killed process costs at most one try of one item; of the job itself no tries are counted that could
// use it up, for each few runs it is put up anew.
#include "core/batch/batches.h"

#include "core/audit/trail.h"
#include "core/undo/undo.h"
#include "core/base/blame.h"
#include "core/batch/why_store.h"
#include "core/log/log.h"

namespace core::batch {
namespace {

constexpr int at_once = 10;                        // items of one job
constexpr int most_job_tries = 3;                  // then a fresh job takes over
constexpr std::chrono::seconds first_wait{5};      // doubled with each failure

Instant later(Instant now, int tries) { return now + first_wait * (1 << std::min(tries - 1, 10)); }

void put_up(db::Tx& tx, BatchId id, const Act* act, Instant now, std::optional<Instant> run_at = {}) {
    // One waiting job of a batch is enough, though a killed one that runs again puts up its next once more.
    const auto lane = "batch:" + id.text();
    const auto kind = act != nullptr && act->needs_owner() ? Batches::serving_job_kind : Batches::job_kind;
    jobs::add(tx, now, kind, {{"batch", id.text()}}, {lane, lane, run_at});
}

Error stopped() { return Error(Code::conflict, "core.batch.stopped"); }

// What a fault of ours says of itself; nothing where it says no more than that.
std::optional<Refusal> said(const Error& error) {
    return error.key() == "core.error.internal" ? std::nullopt : std::optional(refusal_of(error));
}

}  // namespace

BatchId Batches::ask(const Context& ctx, std::string_view act, std::string_view field,
                     const std::vector<Wanted>& items, const Json& shared) {
    const Act* known = acts_.find(act);
    if (known == nullptr) throw Error(Code::internal, "core.error.internal");
    ensure(known->right.empty() || ctx.actor.may(known->right) ? Verdict::allowed : Verdict::forbidden);
    if (items.empty()) throw Error("core.error.invalid", {{std::string(field), "core.batch.nothing_chosen", {}}});
    if (items.size() > most_items)
        throw Error("core.error.invalid",
                    {{std::string(field), "core.batch.too_many", {{"max", std::to_string(most_items)}}}});
    return db_.write([&](db::Tx& tx) { return ask_in(tx, ctx, act, items, shared); });
}

BatchId Batches::ask_in(db::Tx& tx, const Context& ctx, std::string_view act, const std::vector<Wanted>& items,
                        const Json& shared) {
    const Seat& seat = ctx.actor.seat();
    batch_store::Kept kept;
    kept.batch.id = BatchId::make(ctx.now());
    kept.batch.act = act;
    kept.batch.person = ctx.actor.person;
    kept.batch.person_name = ctx.actor.person_name;
    kept.batch.appointment = seat.appointment;
    kept.batch.position_name = written(seat);
    kept.batch.asked = ctx.now();
    if (const Act* known = acts_.find(act); known != nullptr && known->needs_owner()) kept.batch.paused = ctx.now();
    kept.shared = shared;
    kept.origin = ctx.origin;
    kept.request_id = ctx.request_id;
    batch_store::insert(tx, kept, items);
    audit::append(tx, ctx, "core.batch_asked", "batch:" + kept.batch.id.text(),
                  {{"act", act}, {"count", items.size()}});
    begin(tx, kept.batch);
    return kept.batch.id;
}

void Batches::begin(db::Tx& tx, const Batch& batch) {
    if (!batch.paused) put_up(tx, batch.id, acts_.find(batch.act), batch.asked);
}

void Batches::resume(const Context& ctx, BatchId id) {
    db_.write([&](db::Tx& tx) {
        const auto kept = owned(tx, ctx, id);
        if (!batch_store::resume(tx, id)) throw Error(Code::conflict, "core.batch.not_paused");
        put_up(tx, id, acts_.find(kept.batch.act), ctx.now());
    });
}

void Batches::stop(const Context& ctx, BatchId id) {
    const auto act = db_.write([&](db::Tx& tx) {
        const auto kept = owned(tx, ctx, id);
        if (!batch_store::stop(tx, id, refusal_of(stopped()), ctx.now()))
            throw Error(Code::conflict, "core.batch.over");
        audit::append(tx, ctx, "core.batch_stopped", "batch:" + id.text(), {{"act", kept.batch.act}});
        return kept.batch.act;
    });
    rested(act, id, true);
}

void Batches::rested(std::string_view act, BatchId id, bool over) {
    if (const Act* known = acts_.find(act); known != nullptr && known->rested) known->rested(id, over);
}

Context Batches::seated(const Context& ctx, const Batch& batch) {
    Context seated = ctx;
    const auto& seats = ctx.actor.seats;
    for (seated.actor.acting = 0; seated.actor.acting < seats.size(); ++seated.actor.acting)
        if (seats[seated.actor.acting].appointment == batch.appointment) return seated;
    throw Error(Code::forbidden, "core.batch.seat_lost", {{"position", batch.position_name}});
}

bool Batches::may_undo(const Batch& batch) const {
    const Act* act = acts_.find(batch.act);
    return act != nullptr && !act->undo.empty() && batch.ended && batch.counts.done > 0 &&
           clock_.now() - *batch.ended <= undo::window;
}

BatchId Batches::undo(const Context& ctx, BatchId id) {
    const auto batch = show(ctx, id);
    if (!may_undo(batch)) throw Error(Code::conflict, "core.error.undo_gone");
    std::vector<Wanted> wanted;
    for (auto& item : items(ctx, id, {State::done}, 0, static_cast<int>(most_items)))
        wanted.push_back({item.subject, item.title, item.link});
    return ask(seated(ctx, batch), acts_.find(batch.act)->undo, "act", wanted, {{"act", batch.act}});
}

BatchId Batches::again(const Context& ctx, BatchId id) {
    return db_.write([&](db::Tx& tx) {
        const auto kept = owned(tx, ctx, id);
        const Context asked = seated(ctx, kept.batch);
        const auto next = BatchId::make(ctx.now());
        const auto items = batch_store::move_unsuccessful(tx, id, next);
        if (items.empty()) throw Error(Code::conflict, "core.batch.no_more");
        batch_store::Kept repeated = kept;
        repeated.batch.id = next;
        repeated.batch.asked = ctx.now();
        const Act* act = acts_.find(kept.batch.act);
        repeated.batch.paused = act != nullptr && act->needs_owner() ? std::optional(ctx.now()) : std::nullopt;
        repeated.origin = ctx.origin;
        repeated.request_id = ctx.request_id;
        batch_store::insert(tx, repeated, items);
        audit::append(tx, asked, "core.batch_asked", "batch:" + next.text(),
                      {{"act", kept.batch.act}, {"count", items.size()}, {"again", id.text()}});
        begin(tx, repeated.batch);
        return next;
    });
}

batch_store::Kept Batches::owned(db::Tx& tx, const Context& ctx, BatchId id) {
    auto kept = batch_store::find(tx, id);
    const bool his = kept && ctx.actor.signed_in() && !ctx.actor.person.nil() && kept->batch.person == ctx.actor.person;
    ensure(his ? Verdict::allowed : Verdict::hidden);
    return *std::move(kept);
}

std::vector<Batch> Batches::mine(const Context& ctx, const std::optional<BatchId>& before, int limit) {
    if (!ctx.actor.signed_in() || ctx.actor.person.nil()) return {};
    return db_.read([&](db::Tx& tx) { return batch_store::of(tx, ctx.actor.person, before, limit); });
}

Batch Batches::show(const Context& ctx, BatchId id) {
    return db_.read([&](db::Tx& tx) { return owned(tx, ctx, id).batch; });
}

std::vector<Item> Batches::items(const Context& ctx, BatchId id, const std::vector<State>& states, std::int64_t after,
                                 int limit) {
    return db_.read([&](db::Tx& tx) {
        (void)owned(tx, ctx, id);
        return batch_store::items(tx, id, states, after, limit);
    });
}

std::int64_t Batches::running(const Context& ctx) {
    if (ctx.actor.seats.size() <= ctx.actor.acting) return 0;
    return db_.read([&](db::Tx& tx) {
        return batch_store::running(tx, ctx.actor.person, ctx.actor.seat().appointment);
    });
}

Counts Batches::counts_of_all() {
    return db_.read([](db::Tx& tx) { return batch_store::counts_of_all(tx); });
}

void Batches::work(const jobs::Job& job) {
    const auto id = BatchId::parse(json::text(job.payload, "batch"));
    auto kept = db_.read([&](db::Tx& tx) { return batch_store::find(tx, id); });
    if (!kept || kept->batch.paused) return;
    Doing doing{*std::move(kept), nullptr};
    doing.act = acts_.find(doing.kept.batch.act);
    if (job.tries > most_job_tries) {
        db_.write([&](db::Tx& tx) { put_up(tx, id, doing.act, clock_.now()); });
        return;
    }
    for (int left = at_once; left > 0 && next(doing); --left) {}
    go_on(doing);
}

// In a unit of its own and before the act, so that an item that takes the process down is counted too.
bool Batches::next(const Doing& doing) {
    const auto taken =
        db_.write([&](db::Tx& tx) { return batch_store::take(tx, doing.kept.batch.id, clock_.now()); });
    if (!taken) return false;
    if (taken->stopped) refuse(*taken, stopped());
    else if (taken->tries <= most_tries) return carry_out(doing, *taken);
    else fail(*taken);
    return true;
}

bool Batches::carry_out(const Doing& doing, const batch_store::Taken& taken) {
    bool told = false;
    const auto keep = [&](const std::optional<Refusal>& why) {
        db_.write([&](db::Tx& tx) { batch_store::keep_why(tx, taken.task.batch, taken.task.place, why); });
    };
    // Of all that wait, this one alone says why the batch stands still.
    const auto stop_for = [&](const std::optional<Refusal>& why) {
        db_.write([&](db::Tx& tx) {
            batch_store::forget_whys(tx, taken.task.batch);
            batch_store::keep_why(tx, taken.task.batch, taken.task.place, why);
        });
        stand_still(doing, taken);
        return false;
    };
    const auto retry = [&](const std::optional<Refusal>& why, std::string_view what) {
        keep(why);
        try_later(taken, what);
    };
    const auto done = [&](db::Tx& tx, const Outcome& outcome) {
        if (!batch_store::finish(tx, taken.task.batch, taken.task.place, outcome, clock_.now()))
            throw Error(Code::conflict, "core.batch.taken");
        told = true;
    };
    try {
        const Context ctx = as_asked(doing);
        doing.act->run(ctx, taken.task, done);
        if (!told) retry(std::nullopt, "the act told no result");
    } catch (const NeedsOwner&) {
        return stop_for(std::nullopt);
    } catch (const Error& error) {
        // An account that is locked opens again, a service that is away comes back; the others would meet the same.
        const bool passes = error.code() == Code::too_many || blame::away(error.code());
        if (passes && doing.act != nullptr && doing.act->needs_owner()) {
            log::warning("batch.stands_still", {{"batch", taken.task.batch.text()}, {"why", error.key()}});
            return stop_for(refusal_of(error));
        }
        if (blame::ours(error.code())) retry(said(error), error.what());
        else refuse(taken, error);
    } catch (const std::exception& error) {
        retry(std::nullopt, error.what());
    }
    return true;
}

void Batches::stand_still(const Doing& doing, const batch_store::Taken& taken) {
    // Before it stands still, for then its owner may set it going with what he has given anew.
    rested(doing.kept.batch.act, taken.task.batch, false);
    const bool stands = db_.write(
        [&](db::Tx& tx) { return batch_store::pause(tx, taken.task.batch, taken.task.place, clock_.now()); });
    if (!stands) refuse(taken, stopped());
}

// Rights are those of this moment, not of the moment of asking.
Context Batches::as_asked(const Doing& doing) {
    const auto& batch = doing.kept.batch;
    if (doing.act == nullptr) throw Error(Code::forbidden, "core.batch.act_gone");
    Context ctx;
    ctx.clock = &clock_;
    ctx.zone = zone_;
    ctx.origin = doing.kept.origin;
    ctx.request_id = doing.kept.request_id;
    const auto known = db_.read([&](db::Tx& tx) {
        return accounts_.by_person(tx, batch.person, batch.appointment, clock_.now(), zone_);
    });
    if (!known) throw Error(Code::forbidden, "core.batch.person_gone", {{"person", batch.person_name}});
    if (known->seats.empty() || known->seats[known->acting].appointment != batch.appointment)
        throw Error(Code::forbidden, "core.batch.seat_lost", {{"position", batch.position_name}});
    ctx.actor = *known;
    if (!doing.act->right.empty() && !ctx.actor.may(doing.act->right))
        throw Error(Code::forbidden, "core.batch.right_lost", {{"position", batch.position_name}});
    return ctx;
}

void Batches::refuse(const batch_store::Taken& taken, const Error& error) {
    db_.write([&](db::Tx& tx) {
        batch_store::end_badly(tx, taken.task.batch, taken.task.place, State::refused, refusal_of(error), clock_.now());
    });
}

void Batches::try_later(const batch_store::Taken& taken, std::string_view why) {
    log::error("batch.item_failed", {{"batch", taken.task.batch.text()},
                                     {"place", taken.task.place},
                                     {"tries", taken.tries},
                                     {"what", std::string(why)}});
    if (taken.tries >= most_tries) return fail(taken);
    const bool waits = db_.write([&](db::Tx& tx) {
        return batch_store::put_back(tx, taken.task.batch, taken.task.place, later(clock_.now(), taken.tries));
    });
    if (!waits) refuse(taken, stopped());
}

void Batches::fail(const batch_store::Taken& taken) {
    const Error error(Code::internal, "core.batch.failed", {{"tries", std::to_string(most_tries)}});
    db_.write([&](db::Tx& tx) {
        const auto why = batch_store::why(tx, taken.task.batch, taken.task.place);
        batch_store::end_badly(tx, taken.task.batch, taken.task.place, State::failed, why.value_or(refusal_of(error)),
                               clock_.now());
    });
}

void Batches::go_on(const Doing& doing) {
    const auto id = doing.kept.batch.id;
    const bool over = db_.read([&](db::Tx& tx) {
        const auto kept = batch_store::find(tx, id);
        return kept && !kept->batch.paused && !batch_store::next_try(tx, id);
    });
    // Before it is over for good: whoever dies in between does it again.
    if (over) rested(doing.kept.batch.act, id, true);
    db_.write([&](db::Tx& tx) {
        const Instant now = clock_.now();
        const auto kept = batch_store::find(tx, id);
        if (!kept || kept->batch.paused) return;
        const auto next = batch_store::next_try(tx, id);
        if (next) put_up(tx, id, doing.act, now, std::max(*next, now));
        else batch_store::end(tx, id, now);
    });
}

void Batches::clear() {
    const Error late(Code::conflict, "core.batch.stopped_late", {{"days", std::to_string(kept_days)}});
    std::vector<std::pair<std::string, BatchId>> stopped;
    db_.write([&](db::Tx& tx) {
        const Instant now = clock_.now(), then = now - std::chrono::days(kept_days);
        stopped.clear();
        for (const auto id : batch_store::paused_before(tx, then)) {
            stopped.emplace_back(batch_store::find(tx, id)->batch.act, id);
            batch_store::stop(tx, id, refusal_of(late), now);
        }
        batch_store::clear(tx, then);
    });
    for (const auto& [act, id] : stopped) rested(act, id, true);
}

}  // namespace core::batch
