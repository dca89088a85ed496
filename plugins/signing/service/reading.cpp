// SPDX-License-Identifier: Apache-2.0
#include "signing/service/reading.h"

#include "core/audit/trail.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

Consent consent_of(const Context& ctx, const OwnRound& round, const OwnStep& step) {
    const Act act = act_of(ctx);
    return {step.id, round.id, round.content, read_by(round, step, act.person), ctx.now(), act.person, act.appointment, act.capacity, "",
            ctx.origin, ctx.request_id};
}

std::vector<Reading::Letter> Reading::all(const Context& ctx) {
    if (ctx.actor.seats.empty() || ctx.actor.borrows()) return {};
    return db_.read([&](Tx& tx) {
        std::vector<Letter> letters;
        for (auto& each : store::to_sign(tx, ctx.actor.seat().position, ctx.actor.person)) {
            Letter letter{std::move(each), {}, false, {}};
            letter.card = subjects_.of(letter.to_sign.subject).card(tx, letter.to_sign.subject);
            if (letter.card.ink) continue;
            if (const auto& given = letter.to_sign.consent) {
                letter.batch = given->batch;
                letter.consented = given->person == ctx.actor.person && given->content == letter.to_sign.content;
            }
            letters.push_back(std::move(letter));
        }
        return letters;
    });
}

Look Reading::lay(const Context& ctx, std::string_view subject) {
    db_.read([&](Tx& tx) { core::ensure(subjects_.of(subject).may_see(tx, ctx.actor, subject)); });
    return subjects_.of(subject).look(ctx, subject);
}

OwnStep Reading::ready(Tx& tx, const Context& ctx, const Many::Chosen& chosen) {
    Subject& owner = subjects_.of(chosen.subject);
    core::ensure(owner.may_see(tx, ctx.actor, chosen.subject));
    return ready_for_consent(round_of(tx, chosen.subject), act_of(ctx), owner.card(tx, chosen.subject),
                             owner.content(tx, chosen.subject), chosen.content);
}

void Reading::give(Tx& tx, const Context& ctx, const Many::Chosen& chosen) {
    const OwnStep step = ready(tx, ctx, chosen);
    const auto round = round_of(tx, chosen.subject);
    if (const auto before = store::consent(tx, step.id)) {
        if (!before->batch.empty()) throw Error(Code::conflict, "signing.error.being_signed");
        if (holds(*before, round, ctx.actor.person)) return;
    }
    store::keep(tx, consent_of(ctx, round, step));
    core::audit::append(tx, ctx, "signing.consented", chosen.subject, {{"content", chosen.content.hex()}});
}

void Reading::consent(const Context& ctx, const Many::Chosen& chosen) {
    db_.write([&](Tx& tx) { give(tx, ctx, chosen); });
}

void Reading::consent_where_possible(const Context& ctx, const std::vector<Many::Chosen>& chosen) {
    db_.write([&](Tx& tx) {
        std::optional<Error> refused;
        bool some = false;
        for (const auto& each : chosen) {
            try {
                give(tx, ctx, each);
                some = true;
            } catch (const Error& error) {
                if (error.code() != Code::conflict && error.code() != Code::not_found) throw;
                if (!refused) refused = error;
            }
        }
        if (!some && refused) throw *refused;
    });
}

void Reading::withdraw(const Context& ctx, std::string_view subject) {
    db_.write([&](Tx& tx) {
        core::ensure(subjects_.of(subject).may_see(tx, ctx.actor, subject));
        const OwnRound round = round_of(tx, subject);
        const OwnStep* step = signature_asked(round, act_of(ctx));
        if (step == nullptr || !store::withdraw(tx, step->id, ctx.actor.person))
            throw Error(Code::conflict, "signing.error.no_consent");
        core::audit::append(tx, ctx, "signing.consent_withdrawn", subject);
    });
}

void Reading::check(const Context& ctx, const Many::Chosen& chosen) {
    db_.read([&](Tx& tx) {
        const OwnStep step = ready(tx, ctx, chosen);
        const auto given = store::consent(tx, step.id);
        if (!given || !holds(*given, round_of(tx, chosen.subject), ctx.actor.person))
            throw Error(Code::conflict, "signing.error.no_consent");
    });
}

void Reading::ask(Tx& tx, const Context& ctx, const std::vector<Many::Chosen>& chosen, std::string_view batch) {
    std::vector<StepId> steps;
    for (const auto& each : chosen) {
        const auto round = store::latest(tx, each.subject);
        const OwnStep* step = round ? signature_asked(*round, act_of(ctx)) : nullptr;
        const auto given = step != nullptr ? store::consent(tx, step->id) : std::nullopt;
        if (given && given->batch.empty() && holds(*given, *round, ctx.actor.person)) steps.push_back(step->id);
    }
    store::ask(tx, steps, batch);
}

std::vector<Many::Chosen> Reading::in_batch(const Context& ctx, const std::vector<std::string>& subjects,
                                            std::string_view batch) {
    return db_.read([&](Tx& tx) {
        std::vector<Many::Chosen> found;
        for (const auto& subject : subjects) {
            const auto round = store::latest(tx, subject);
            const OwnStep* step = round ? signature_asked(*round, act_of(ctx)) : nullptr;
            const auto given = step != nullptr ? store::consent(tx, step->id) : std::nullopt;
            if (given && given->batch == batch && holds(*given, *round, ctx.actor.person))
                found.push_back({subject, given->content});
        }
        return found;
    });
}

void Reading::release(std::string_view batch) {
    db_.write([&](Tx& tx) { store::release(tx, batch); });
}

}  // namespace signing
