// SPDX-License-Identifier: Apache-2.0
// Rounds that run: opened, taken back, changed, corrected.
#include <algorithm>

#include "core/base/text.h"
#include "core/undo/undo.h"
#include "signing/service/desk.h"
#include "signing/service/sealing.h"
#include "signing/store/circuit_store.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

core::Json told(const Step& step, std::string_view reason) {
    return {{"kind", name(step.kind)}, {"position", step.position_name}, {"note", reason}};
}

}  // namespace

void Desk::look_up_holders(Tx& tx, const Context& ctx, OwnRound& round) {
    for (OwnStep& step : round.steps)
        if (is_open(step.state))
            if (const auto holder = directory_.holder(tx, step.position, ctx.today())) step.holder = holder->person;
}

bool Desk::may_change(Tx& tx, const Context& ctx, std::string_view subject, const OwnRound& round) {
    for (const OwnStep* step : round.active())
        if (ctx.actor.holds(step->position) && ctx.actor.may("signing.act")) return true;
    return subjects_.of(subject).may_change(tx, ctx.actor, subject) == core::Verdict::allowed;
}

OwnRound Desk::changeable(Tx& tx, const Context& ctx, std::string_view subject) {
    core::ensure(subjects_.of(subject).may_see(tx, ctx.actor, subject));
    OwnRound round = round_of(tx, subject);
    core::ensure(may_change(tx, ctx, subject, round) ? core::Verdict::allowed : core::Verdict::forbidden);
    look_up_holders(tx, ctx, round);
    return round;
}

void Desk::take_back(Tx& tx, const Context& ctx, std::string_view subject) {
    OwnRound round = round_of(tx, subject);
    const auto before = asked(round);
    signing::take_back(round);
    sealing_.awaited().keep(tx, ctx.now(), round);
    core::audit::append(tx, ctx, "signing.cancelled", subject);
    announce(tx, ctx, round, before);
}

std::vector<Step> Desk::amend(Tx& tx, const Context& ctx, std::string_view subject, const core::Digest& content,
                              bool originator) {
    OwnRound round = round_of(tx, subject);
    const auto before = asked(round);
    const auto lapsed = signing::amend(round, act_of(ctx), content, [&] { return StepId::make(ctx.now()); },
                                       originator ? Corrector::originator : Corrector::asked);
    sealing_.awaited().keep(tx, ctx.now(), round);
    core::Json names = core::Json::array();
    for (const OwnStep& step : lapsed) names.push_back(step.person_name);
    core::audit::append(tx, ctx, "signing.amended", subject, {{"content", content.hex()}, {"lapsed", names}});
    announce(tx, ctx, round, before);
    return {lapsed.begin(), lapsed.end()};
}

void Desk::opened(const Context& ctx, std::string_view subject) {
    if (!ctx.actor.signed_in()) return;
    subjects_.telling().opened(ctx, subject);
    if (ctx.actor.seats.size() <= ctx.actor.acting) return;
    const auto mark = [&](Tx& tx, bool keep) {
        core::ensure(subjects_.of(subject).may_see(tx, ctx.actor, subject));
        auto round = store::latest(tx, subject);
        if (!round || !mark_opened(*round, act_of(ctx))) return false;
        if (!keep) return true;
        sealing_.awaited().keep(tx, ctx.now(), *round);
        core::audit::append(tx, ctx, "signing.read", subject);
        return true;
    };
    // Most who look have nothing to do here; they cost no writing.
    if (!db_.read([&](Tx& tx) { return mark(tx, false); })) return;
    try {
        db_.write([&](Tx& tx) { return mark(tx, true); });
    } catch (const Error& error) {
        // Somebody acted in the same moment; looking again marks it.
        if (error.code() != Code::conflict) throw;
    }
}

std::optional<Circuit> Desk::circuit(Tx& tx, std::string_view matter, core::UnitId unit) {
    for (std::optional<core::UnitId> at = unit; at;) {
        if (auto found = store::circuit(tx, *at, matter)) return found;
        if (auto found = store::circuit(tx, *at, "")) return found;
        const auto here = directory_.unit(tx, *at);
        at = here ? here->parent : std::nullopt;
    }
    return std::nullopt;
}

Card Desk::card(const Context& ctx, std::string_view subject) {
    return db_.read([&](Tx& tx) {
        core::ensure(subjects_.of(subject).may_see(tx, ctx.actor, subject));
        return subjects_.of(subject).card(tx, subject);
    });
}

void Desk::recall(const Context& ctx, std::string_view subject, const std::function<void(Tx&)>& along) {
    db_.write([&](Tx& tx) {
        core::ensure(subjects_.of(subject).may_see(tx, ctx.actor, subject));
        OwnRound round = round_of(tx, subject);
        const auto before = asked(round);
        signing::recall(round, act_of(ctx));
        sealing_.awaited().keep(tx, ctx.now(), round);
        core::audit::append(tx, ctx, "signing.recalled", subject);
        announce(tx, ctx, round, before);
        if (along) along(tx);
    });
}

void Desk::undo_return(const Context& ctx, std::string_view subject) {
    db_.write([&](Tx& tx) {
        Subject& owner = subjects_.of(subject);
        core::ensure(owner.may_see(tx, ctx.actor, subject));
        const auto done = core::undo::taken_back(tx, ctx, subject, "signing.returned");
        std::map<StepId, StepState> open;
        for (const auto& [step, state] : done.data.at(core::undo::member).items())
            open.emplace(StepId::parse(step), step_state_named(state.get<std::string>()));
        OwnRound round = round_of(tx, subject);
        signing::unreturn(round, open);
        sealing_.awaited().keep(tx, ctx.now(), round);
        owner.unreturned(tx, ctx, subject);
        subjects_.telling().unreturned(tx, ctx, owner, round);
        announce(tx, ctx, round, {});
    });
}

void Desk::add(const Context& ctx, std::string_view subject, const Addition& addition) {
    db_.write([&](Tx& tx) {
        OwnRound round = changeable(tx, ctx, subject);
        const auto before = asked(round);
        const auto position = directory_.position(tx, addition.position);
        if (!position) throw Error("core.error.invalid", {{"position", "signing.fault.position", {}}});
        const auto holder = directory_.holder(tx, addition.position, ctx.today());
        if (!holder)
            throw Error("core.error.invalid",
                        {{"position", "signing.fault.no_holder", {{"position", position->name}}}});
        OwnStep step;
        step.id = StepId::make(ctx.now());
        step.kind = addition.kind;
        step.position = position->id;
        step.position_name = position->name;
        step.person_name = holder->titled_name;
        step.capacity = holder->capacity;
        step.holder = holder->person;
        const auto data = told(step, core::text::trim(addition.reason));
        signing::add(round, act_of(ctx), std::move(step), addition.where, addition.reason);
        sealing_.awaited().keep(tx, ctx.now(), round);
        subjects_.of(subject).joined(tx, subject, position->id);
        core::audit::append(tx, ctx, "signing.added", subject, data);
        announce(tx, ctx, round, before);
    });
}

void Desk::remove(const Context& ctx, std::string_view subject, StepId id, std::string_view reason) {
    db_.write([&](Tx& tx) {
        OwnRound round = changeable(tx, ctx, subject);
        const auto before = asked(round);
        signing::remove(round, act_of(ctx), id, std::string(reason));
        sealing_.awaited().keep(tx, ctx.now(), round);
        core::audit::append(tx, ctx, "signing.removed", subject,
                            told(*round.find(id), core::text::trim(reason)));
        announce(tx, ctx, round, before);
    });
}

std::vector<Desk::Choice> Desk::choices(const Context& ctx) {
    return db_.read([&](Tx& tx) {
        std::map<core::UnitId, std::string> units;
        for (const auto& unit : directory_.units(tx)) units[unit.id] = unit.name;
        std::vector<Choice> all;
        for (const auto& position : directory_.all_positions(tx))
            if (directory_.holder(tx, position.id, ctx.today()))
                all.push_back({position.id, position.code, position.name, units[position.unit]});
        return all;
    });
}

std::optional<core::PositionId> Desk::called(const Context&, std::string_view line) {
    const std::string_view code = core::text::trim(line).substr(0, core::text::trim(line).find(' '));
    if (code.empty()) return std::nullopt;
    return db_.read([&](Tx& tx) -> std::optional<core::PositionId> {
        const auto found = directory_.position_by_code(tx, code);
        return found ? std::optional(found->id) : std::nullopt;
    });
}

}  // namespace signing
