// SPDX-License-Identifier: Apache-2.0
#include "signing/service/desk.h"

#include "core/audit/trail.h"
#include "signing/service/sealing.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

}  // namespace

Subject& Subjects::of(std::string_view subject) const {
    const auto found = all_.find(subject.substr(0, subject.find(':')));
    if (found == all_.end()) throw Error(Code::not_found, "core.error.not_found");
    return *found->second;
}

Act act_of(const Context& ctx) {
    const core::Seat& seat = ctx.actor.seat();
    return {ctx.actor.person, seat.appointment,       seat.position,
            seat.capacity,    ctx.actor.person_name, ctx.now()};
}

OwnRound round_of(Tx& tx, std::string_view subject) {
    auto round = store::latest(tx, subject);
    if (!round) throw Error(Code::not_found, "core.error.not_found");
    return *std::move(round);
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
        step.position = wish.position;
        step.position_name = position->name;
        step.person_name = holder->titled_name;
        step.capacity = holder->capacity;
        steps.push_back(std::move(step));
    }
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    const OwnRound round =
        begin(RoundId::make(ctx.now()), std::string(subject), content, std::move(steps));
    store::insert(tx, round, ctx.now());
    core::audit::append(tx, ctx, "signing.opened", subject, {{"round", round.id.text()}});
    announce(tx, ctx, round);
    return round.id;
}

void Desk::announce(Tx& tx, const Context& ctx, const OwnRound& round) {
    if (const OwnStep* step = round.active())
        bus_.publish(tx, ctx.now(), StepReady{round.subject, step->position, step->kind},
                     round.subject);
}

void Desk::cancel(Tx& tx, const Context& ctx, std::string_view subject) {
    OwnRound round = round_of(tx, subject);
    signing::cancel(round);
    store::save(tx, round);
    core::audit::append(tx, ctx, "signing.cancelled", subject);
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

void Desk::pass(const Context& ctx, std::string_view subject, std::string_view note) {
    db_.write([&](Tx& tx) {
        Subject& owner = subjects_.of(subject);
        core::ensure(owner.may_see(tx, ctx.actor, subject));
        OwnRound round = round_of(tx, subject);
        signing::pass(round, act_of(ctx), std::string(note), owner.content(tx, subject));
        store::save(tx, round);
        core::audit::append(tx, ctx, "signing.passed", subject,
                            {{"content", round.content.hex()}, {"note", note}});
        announce(tx, ctx, round);
    });
}

void Desk::give_back(const Context& ctx, std::string_view subject, std::string_view note) {
    db_.write([&](Tx& tx) {
        Subject& owner = subjects_.of(subject);
        core::ensure(owner.may_see(tx, ctx.actor, subject));
        OwnRound round = round_of(tx, subject);
        signing::give_back(round, act_of(ctx), std::string(note));
        store::save(tx, round);
        owner.returned(tx, ctx, subject, note);
        core::audit::append(tx, ctx, "signing.returned", subject, {{"note", note}});
    });
}

void Desk::sign(const Context& ctx, std::string_view subject, const core::Secret& passphrase) {
    sealing_.run(ctx, subject, passphrase);
}

std::vector<Desk::Item> Desk::waiting(const Context& ctx) {
    if (ctx.actor.seats.empty()) return {};
    return db_.read([&](Tx& tx) {
        std::vector<Item> items;
        for (auto& waiting : store::waiting(tx, ctx.actor.seat().position)) {
            Card card = subjects_.of(waiting.subject).card(tx, waiting.subject);
            items.push_back({std::move(waiting), std::move(card)});
        }
        return items;
    });
}

std::int64_t Desk::count(const Context& ctx, StepKind kind) {
    if (ctx.actor.seats.empty()) return 0;
    return db_.read(
        [&](Tx& tx) { return store::count_waiting(tx, ctx.actor.seat().position, kind); });
}

std::int64_t Desk::held(const Context& ctx) {
    if (ctx.actor.seats.empty()) return 0;
    return db_.read([&](Tx& tx) { return store::count_held(tx, ctx.actor.seat().position); });
}

Round Desk::show(const Context& ctx, std::string_view subject) {
    return db_.read([&](Tx& tx) {
        core::ensure(subjects_.of(subject).may_see(tx, ctx.actor, subject));
        return round_of(tx, subject).shown();
    });
}

}  // namespace signing
