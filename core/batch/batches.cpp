// SPDX-License-Identifier: Apache-2.0
// A killed process costs at most one try of one item; of the job itself no tries are counted that could
// use it up, for each few runs it is put up anew.
#include "core/batch/batches.h"

#include "core/audit/trail.h"
#include "core/log/log.h"

namespace core::batch {
namespace {

constexpr int at_once = 10;                        // items of one job
constexpr int most_job_tries = 3;                  // then a fresh job takes over
constexpr std::chrono::seconds first_wait{5};      // doubled with each failure

Instant later(Instant now, int tries) { return now + first_wait * (1 << std::min(tries - 1, 10)); }

std::string seat_name(const Seat& seat) {
    const auto capacity = printed(seat.capacity);
    return capacity.empty() ? seat.position_name : std::string(capacity) + " " + seat.position_name;
}

void put_up(db::Tx& tx, BatchId id, Instant now, std::optional<Instant> run_at = {}) {
    // One waiting job of a batch is enough, though a killed one that runs again puts up its next once more.
    const auto lane = "batch:" + id.text();
    jobs::add(tx, now, Batches::job_kind, {{"batch", id.text()}}, {lane, lane, run_at});
}

// Not the fault of who asked, and perhaps over soon.
bool ours(Code code) { return code == Code::internal || code == Code::unavailable || code == Code::upstream; }

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
    kept.batch.position_name = seat_name(seat);
    kept.batch.asked = ctx.now();
    kept.shared = shared;
    kept.origin = ctx.origin;
    kept.request_id = ctx.request_id;
    batch_store::insert(tx, kept, items);
    audit::append(tx, ctx, "core.batch_asked", "batch:" + kept.batch.id.text(),
                  {{"act", act}, {"count", items.size()}});
    put_up(tx, kept.batch.id, ctx.now());
    return kept.batch.id;
}

BatchId Batches::again(const Context& ctx, BatchId id) {
    return db_.write([&](db::Tx& tx) {
        const auto kept = owned(tx, ctx, id);
        Context seated = ctx;
        const auto& seats = ctx.actor.seats;
        for (seated.actor.acting = 0; seated.actor.acting < seats.size(); ++seated.actor.acting)
            if (seats[seated.actor.acting].appointment == kept.batch.appointment) break;
        if (seated.actor.acting == seats.size()) throw Error(Code::forbidden, "core.batch.seat_lost",
                                                             {{"position", kept.batch.position_name}});
        const auto next = BatchId::make(ctx.now());
        const auto items = batch_store::move_unsuccessful(tx, id, next);
        if (items.empty()) throw Error(Code::conflict, "core.batch.no_more");
        batch_store::Kept repeated = kept;
        repeated.batch.id = next;
        repeated.batch.asked = ctx.now();
        repeated.origin = ctx.origin;
        repeated.request_id = ctx.request_id;
        batch_store::insert(tx, repeated, items);
        audit::append(tx, seated, "core.batch_asked", "batch:" + next.text(),
                      {{"act", kept.batch.act}, {"count", items.size()}, {"again", id.text()}});
        put_up(tx, next, ctx.now());
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
    if (job.tries > most_job_tries) {
        db_.write([&](db::Tx& tx) { put_up(tx, id, clock_.now()); });
        return;
    }
    auto kept = db_.read([&](db::Tx& tx) { return batch_store::find(tx, id); });
    if (!kept) return;
    Doing doing{*std::move(kept), nullptr};
    doing.act = acts_.find(doing.kept.batch.act);
    for (int left = at_once; left > 0 && next(doing); --left) {}
    go_on(id);
}

// In a unit of its own and before the act, so that an item that takes the process down is counted too.
bool Batches::next(const Doing& doing) {
    const auto taken =
        db_.write([&](db::Tx& tx) { return batch_store::take(tx, doing.kept.batch.id, clock_.now()); });
    if (!taken) return false;
    if (taken->tries > most_tries) fail(*taken);
    else carry_out(doing, *taken);
    return true;
}

void Batches::carry_out(const Doing& doing, const batch_store::Taken& taken) {
    bool told = false;
    const auto done = [&](db::Tx& tx, const Outcome& outcome) {
        if (!batch_store::finish(tx, taken.task.batch, taken.task.place, outcome, clock_.now()))
            throw Error(Code::conflict, "core.batch.taken");
        told = true;
    };
    try {
        const Context ctx = as_asked(doing);
        doing.act->run(ctx, taken.task, done);
        if (!told) try_later(taken, "the act told no result");
    } catch (const Error& error) {
        if (ours(error.code())) try_later(taken, error.what());
        else refuse(taken, error);
    } catch (const std::exception& error) {
        try_later(taken, error.what());
    }
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
    db_.write([&](db::Tx& tx) {
        batch_store::put_back(tx, taken.task.batch, taken.task.place, later(clock_.now(), taken.tries));
    });
}

void Batches::fail(const batch_store::Taken& taken) {
    const Error error(Code::internal, "core.batch.failed", {{"tries", std::to_string(most_tries)}});
    db_.write([&](db::Tx& tx) {
        batch_store::end_badly(tx, taken.task.batch, taken.task.place, State::failed, refusal_of(error), clock_.now());
    });
}

void Batches::go_on(BatchId id) {
    db_.write([&](db::Tx& tx) {
        const Instant now = clock_.now();
        if (const auto next = batch_store::next_try(tx, id)) put_up(tx, id, now, std::max(*next, now));
        else batch_store::end(tx, id, now);
    });
}

void Batches::clear() {
    db_.write([&](db::Tx& tx) { batch_store::clear(tx, clock_.now() - std::chrono::days(kept_days)); });
}

}  // namespace core::batch
