// SPDX-License-Identifier: Apache-2.0
#include "signing/service/desk.h"

#include <algorithm>

#include "core/undo/undo.h"
#include "signing/domain/consent.h"
#include "signing/service/sealing.h"
#include "signing/store/level_store.h"
#include "signing/store/provider_store.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

std::optional<SigningFailure> failure_of(Tx& tx, std::string_view subject) {
    const auto round = store::latest(tx, subject);
    for (const OwnStep* step : round ? round->active() : std::vector<const OwnStep*>())
        if (auto found = store::failure(tx, step->id)) return found;
    return std::nullopt;
}

core::Json kept_open(const OwnRound& round) {
    core::Json kept = core::Json::object();
    for (const auto& [step, state] : open_steps(round)) kept[step.text()] = name(state);
    return kept;
}

}  // namespace

Subject& Subjects::of(std::string_view subject) const {
    const auto found = all_.find(subject.substr(0, subject.find(':')));
    if (found == all_.end()) throw Error(Code::not_found, "core.error.not_found");
    return *found->second;
}

std::vector<Matter> Subjects::matters(Tx& tx) const {
    std::vector<Matter> all;
    for (const auto& [kind, owner] : all_)
        for (Matter& matter : owner->matters(tx)) all.push_back(std::move(matter));
    return all;
}

Act act_of(const Context& ctx) {
    const core::Seat& seat = ctx.actor.seat();
    // In a lent seat he acts in his own appointment, for the position; its holder's appointment is not his to use.
    return {ctx.actor.person,
            seat.lent ? seat.lent->own : seat.appointment,
            seat.position,
            seat.capacity,
            ctx.actor.named(),
            ctx.now(),
            seat.lent.has_value(),
            seat.lends("initial")};
}

OwnRound round_of(Tx& tx, std::string_view subject) {
    auto round = store::latest(tx, subject);
    if (!round) throw Error(Code::not_found, "core.error.not_found");
    return *std::move(round);
}

std::vector<StepId> asked(const OwnRound& round) {
    std::vector<StepId> ids;
    for (const OwnStep* step : round.active()) ids.push_back(step->id);
    return ids;
}

RoundId Desk::open(Tx& tx, const Context& ctx, std::string_view subject, const core::Digest& content,
                   const std::vector<StepWish>& wishes) {
    std::vector<core::Fault> faults = step_faults(wishes);
    std::vector<OwnStep> steps;
    for (const StepWish& wish : wishes) {
        const auto position = directory_.position(tx, wish.position);
        const auto holder = directory_.holder(tx, wish.position, ctx.today());
        if (!position || !holder) {
            faults.push_back({"steps", "signing.fault.no_holder",
                              {{"position", position ? position->name : wish.position.text()}}});
            continue;
        }
        OwnStep step;
        step.id = StepId::make(ctx.now());
        step.kind = wish.kind;
        step.group = wish.group;
        step.origin = wish.origin;
        step.required = wish.required;
        step.position = wish.position;
        step.position_name = position->name;
        step.person_name = holder->titled_name;
        step.capacity = holder->capacity;
        step.holder = holder->person;
        steps.push_back(std::move(step));
    }
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    OwnRound round = begin(RoundId::make(ctx.now()), std::string(subject), content, std::move(steps));
    round.opened_by = ctx.actor.person;
    if (signs_twice(round.steps)) throw Error("core.error.invalid", {{"steps", "signing.fault.signs_twice", {}}});
    if (asked_twice(round.steps) > 0) throw Error("core.error.invalid", {{"steps", "signing.fault.same_person", {}}});
    store::insert(tx, round, ctx.now());
    sealing_.awaited().say(tx, ctx.now(), round);
    core::audit::append(tx, ctx, "signing.opened", subject, {{"round", round.id.text()}});
    announce(tx, ctx, round, {});
    return round.id;
}

void Desk::announce(Tx& tx, const Context& ctx, const OwnRound& round, const std::vector<StepId>& before) {
    const Telling& telling = subjects_.telling();
    const auto now = asked(round);
    for (const StepId& id : before)
        if (const OwnStep* step = round.find(id); step != nullptr && std::find(now.begin(), now.end(), id) == now.end())
            telling.waits_no_more(tx, ctx, round.subject, step->position, step->kind);
    for (const OwnStep* step : round.active()) {
        if (std::find(before.begin(), before.end(), step->id) != before.end()) continue;
        bus_.publish(tx, ctx.now(), StepReady{round.subject, step->position, step->kind}, round.subject);
        telling.waits(tx, ctx, round.subject, step->position, step->kind);
    }
}

void Desk::cancel(Tx& tx, const Context& ctx, std::string_view subject) {
    OwnRound round = round_of(tx, subject);
    const auto before = asked(round);
    signing::cancel(round);
    sealing_.awaited().keep(tx, ctx.now(), round);
    core::audit::append(tx, ctx, "signing.cancelled", subject);
    announce(tx, ctx, round, before);
}

std::optional<Round> Desk::current(Tx& tx, std::string_view subject) {
    const auto round = store::latest(tx, subject);
    return round ? std::optional(round->shown()) : std::nullopt;
}

std::vector<Round> Desk::history(Tx& tx, std::string_view subject) {
    std::vector<Round> rounds;
    for (const OwnRound& round : store::history(tx, subject)) rounds.push_back(round.shown());
    return rounds;
}

bool Desk::takes_part(Tx& tx, std::string_view subject, core::PositionId position) {
    return store::takes_part(tx, subject, position);
}

void Desk::give(Tx& tx, const Context& ctx, std::string_view subject, std::string_view note,
                const core::Digest* seen) {
    Subject& owner = subjects_.of(subject);
    core::ensure(owner.may_see(tx, ctx.actor, subject));
    OwnRound round = round_of(tx, subject);
    const auto before = asked(round);
    const auto content = owner.content(tx, subject);
    if (seen != nullptr && *seen != content) throw Error(Code::conflict, "signing.error.changed_since");
    const Act act = act_of(ctx);
    for (const OwnStep* step : round.active())
        if (paraf(step->kind) && step->position == act.position)
            require_read(round, *step, owner.card(tx, subject), act.person);
    signing::pass(round, act, std::string(note), content);
    sealing_.awaited().keep(tx, ctx.now(), round);
    core::audit::append(tx, ctx, "signing.passed", subject, {{"content", round.content.hex()}, {"note", note}});
    subjects_.telling().done(tx, ctx, subject);
    announce(tx, ctx, round, before);
}

void Desk::pass(const Context& ctx, std::string_view subject, std::string_view note,
                const std::optional<core::Digest>& seen) {
    db_.write([&](Tx& tx) { give(tx, ctx, subject, note, seen ? &*seen : nullptr); });
}

void Desk::pass_seen(const Context& ctx, std::string_view subject, std::string_view note, const core::Digest& seen,
                     const std::function<void(Tx&)>& along) {
    db_.write([&](Tx& tx) {
        give(tx, ctx, subject, note, &seen);
        along(tx);
    });
}

bool Desk::refuse(const Context& ctx, std::string_view subject, std::string_view note) {
    return db_.write([&](Tx& tx) {
        Subject& owner = subjects_.of(subject);
        core::ensure(owner.may_see(tx, ctx.actor, subject));
        OwnRound round = round_of(tx, subject);
        const bool refused = round.state != RoundState::running;
        const auto before = asked(round);
        core::Json told{{"note", note}};
        if (!refused) told[core::undo::member] = kept_open(round);
        signing::give_back(round, act_of(ctx), std::string(note));
        sealing_.awaited().keep(tx, ctx.now(), round);
        owner.returned(tx, ctx, subject, note);
        core::audit::append(tx, ctx, refused ? "signing.refused" : "signing.returned", subject, told);
        subjects_.telling().done(tx, ctx, subject);
        announce(tx, ctx, round, before);
        subjects_.telling().returned(tx, ctx, owner, round, refused);
        return refused;
    });
}

void Desk::sign(const Context& ctx, std::string_view subject, const core::Secret& passphrase) {
    sealing_.run(ctx, subject, passphrase);
}

void Desk::sign(const Context& ctx, std::string_view subject, const core::Secret& passphrase, core::Secret one_time,
                const std::optional<core::Digest>& seen) {
    sealing_.run(ctx, subject, Proof{passphrase, std::move(one_time)}, seen);
}

Preflight Desk::preflight(const Context& ctx, std::string_view subject) {
    return sealing_.preflights().of(ctx, subject);
}

Desk::Asked Desk::asked_of(const Context& ctx) {
    Hands& hands = sealing_.hands();
    const Served served = hands.served(ctx);
    Asked asked{{false, false, {}}, served.provider.name, masked(served.key), {}};
    try {
        asked.ready = hands.ready(ctx, served, Hands::Age::old);
    } catch (const Error& error) {
        asked.why = error;
    }
    return asked;
}

bool Desk::signs_by_file(const Context& ctx) { return sealing_.hands().served(ctx).provider.id.nil(); }

std::size_t Desk::send_one_time(const Context& ctx, std::size_t letters) {
    core::ensure(ctx.actor.may("signing.sign") ? core::Verdict::allowed : core::Verdict::forbidden);
    return sealing_.hands().send_one_time(ctx, letters);
}

std::vector<Desk::Item> Desk::waiting(const Context& ctx) {
    if (ctx.actor.seats.empty()) return {};
    return db_.read([&](Tx& tx) {
        std::vector<Item> items;
        for (auto& waiting : store::waiting(tx, ctx.actor.seat().position, ctx.actor.person)) {
            if (ctx.actor.borrows() && !lent_too(tx, ctx, waiting)) continue;
            Card card = subjects_.of(waiting.subject).card(tx, waiting.subject);
            auto failure = waiting.held || waiting.queued ? failure_of(tx, waiting.subject) : std::nullopt;
            items.push_back({std::move(waiting), std::move(card), std::move(failure)});
        }
        return items;
    });
}

// In a lent seat what waits for a signature is not his, nor what lies above the class it was lent for.
bool Desk::lent_too(Tx& tx, const Context& ctx, const store::Waiting& waiting) {
    return paraf(waiting.kind) && ctx.actor.seat().lends("initial") &&
           subjects_.of(waiting.subject).may_see(tx, ctx.actor, waiting.subject) == core::Verdict::allowed;
}

std::int64_t Desk::count(const Context& ctx, StepKind kind) {
    if (ctx.actor.seats.empty()) return 0;
    if (ctx.actor.borrows()) {
        const auto all = waiting(ctx);
        return std::count_if(all.begin(), all.end(), [&](const Item& each) { return each.waiting.kind == kind; });
    }
    return db_.read(
        [&](Tx& tx) { return store::count_waiting(tx, ctx.actor.seat().position, kind); });
}

std::int64_t Desk::held(const Context& ctx) {
    if (ctx.actor.seats.empty() || ctx.actor.borrows()) return 0;
    return db_.read([&](Tx& tx) { return store::count_held(tx, ctx.actor.seat().position); });
}

std::int64_t Desk::queued(const Context& ctx) {
    if (ctx.actor.seats.empty() || ctx.actor.borrows()) return 0;
    return db_.read([&](Tx& tx) { return store::count_queued(tx, ctx.actor.seat().position); });
}

std::int64_t Desk::answered(const Context& ctx) {
    if (ctx.actor.seats.empty() || ctx.actor.borrows()) return 0;
    return db_.read([&](Tx& tx) { return store::count_answered(tx, ctx.actor.seat().position); });
}

std::vector<Desk::Item> Desk::waiting_for_keepers(const Context& ctx) {
    if (ctx.actor.person.nil()) return {};
    return db_.read([&](Tx& tx) {
        std::vector<Item> items;
        for (const auto& subject : store::waiting_for_keepers(tx, ctx.actor.person)) {
            Subject& owner = subjects_.of(subject);
            if (owner.may_see(tx, ctx.actor, subject) != core::Verdict::allowed) continue;
            const auto round = store::latest(tx, subject);
            Item item;
            item.waiting.subject = subject;
            item.waiting.held = round && round->state != RoundState::running;
            item.waiting.queued = !item.waiting.held;
            item.card = owner.card(tx, subject);
            item.failure = failure_of(tx, subject);
            items.push_back(std::move(item));
        }
        return items;
    });
}

Desk::View Desk::show(const Context& ctx, std::string_view subject) {
    return db_.read([&](Tx& tx) {
        core::ensure(subjects_.of(subject).may_see(tx, ctx.actor, subject));
        View view;
        const auto rounds = store::history(tx, subject);
        if (rounds.empty()) throw Error(Code::not_found, "core.error.not_found");
        const OwnRound& last = rounds.back();
        view.round = last.shown();
        for (auto each = rounds.rbegin() + 1; each != rounds.rend(); ++each) view.earlier.push_back(each->shown());
        if (ctx.actor.seats.size() > ctx.actor.acting)
            view.may_recall = recallable(last, ctx.actor.person, ctx.actor.seat().position) != nullptr;
        if (const auto sealing = last.sealed ? store::sealing(tx, *last.sealed) : std::nullopt)
            view.stands = sealing->standing;
        if (goes_on(last.state)) view.failure = failure_of(tx, subject);
        if (view.failure)
            for (const OwnStep* step : last.active()) view.queued = view.queued || !step->content;
        if (last.sealed) view.office = store::office_seal(tx, *last.sealed);
        view.may_prove = (last.sealed || last.signed_so_far()) &&
                         subjects_.of(subject).may_prove(tx, ctx.actor, subject) == core::Verdict::allowed;
        view.may_change = last.state == RoundState::running && may_change(tx, ctx, subject, last);
        return view;
    });
}

}  // namespace signing
