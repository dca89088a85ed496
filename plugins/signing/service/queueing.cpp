// SPDX-License-Identifier: Apache-2.0
#include "signing/service/queueing.h"

#include "core/audit/trail.h"
#include "signing/domain/consent.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

void ensure_signs(const Context& ctx) {
    core::ensure(ctx.actor.may("signing.sign") ? core::Verdict::allowed : core::Verdict::forbidden);
}

}  // namespace

void Queueing::wish(const Context& ctx, std::string_view subject) {
    ensure_signs(ctx);
    for (const Finding& each : preflights_.of(ctx, subject).findings)
        if (each.state == Finding::State::stop && each.about != Finding::About::provider)
            throw Error(Code::conflict, each.key, each.args);
    std::optional<Error> why;
    try {
        (void)hands_.ready(ctx, hands_.served(ctx), Hands::Age::fresh);
    } catch (const Error& error) {
        why = error;
    }
    if (!why) throw Error(Code::conflict, "signing.error.queue_not_needed");
    if (!fails_keeper(*why)) throw *why;
    const bool held = db_.read([&](Tx& tx) {
        const OwnRound round = round_of(tx, subject);
        const OwnStep* step = signature_asked(round, act_of(ctx));
        return step != nullptr && step->content.has_value();
    });
    if (held) throw Error(Code::conflict, "signing.error.held_already");
    holding_.queue(ctx, subject, hands_, *why);
}

void Queueing::withdraw(const Context& ctx, std::string_view subject) {
    ensure_signs(ctx);
    (void)preflights_.of(ctx, subject);   // he may see it
    db_.write([&](Tx& tx) {
        const OwnRound round = round_of(tx, subject);
        const OwnStep* step = signature_asked(round, act_of(ctx));
        if (step == nullptr || step->content || !store::failure(tx, step->id))
            throw Error(Code::conflict, "signing.error.not_queued");
        store::forget_failure(tx, step->id);
        core::audit::append(tx, ctx, "signing.unqueued", subject);
    });
}

}  // namespace signing
