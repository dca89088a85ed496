// SPDX-License-Identifier: Apache-2.0
// Signatures in ink, in two units with the paper between them: the signer approves and the number is taken;
// later the signed sheet is recorded. A crash after the first leaves number and date as they are: asked again,
// the sheet is made from them.
#include "core/audit/trail.h"
#include "signing/domain/consent.h"
#include "signing/domain/ink.h"
#include "signing/service/desk.h"
#include "signing/service/sealing.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

void Desk::hand_to_ink(const Context& ctx, std::string_view subject) {
    Subject& owner = subjects_.of(subject);
    const auto approved = [&](Tx& tx) {
        core::ensure(owner.may_see(tx, ctx.actor, subject));
        OwnRound round = round_of(tx, subject);
        if (!owner.card(tx, subject).ink) throw Error(Code::conflict, "signing.error.not_ink");
        if (const OwnStep* step = signature_asked(round, act_of(ctx)))
            require_read(round, *step, owner.card(tx, subject), ctx.actor.person);
        signing::hand_to_ink(round, act_of(ctx), owner.content(tx, subject));
        return round;
    };
    (void)db_.read(approved);   // whose turn it is, before a sheet is set on trial
    owner.prepare(ctx, subject);
    db_.write([&](Tx& tx) {
        const OwnRound round = approved(tx);
        owner.before_seal(tx, ctx, subject, ctx.actor.seat().appointment);
        sealing_.awaited().keep(tx, ctx.now(), round);
        core::audit::append(tx, ctx, "signing.approved", subject, {{"content", round.content.hex()}, {"form", "ink"}});
        subjects_.telling().done(tx, ctx, subject);
    });
    (void)owner.bytes(ctx, subject);
}

void Desk::record_ink(Tx& tx, const Context& ctx, std::string_view subject, const Inked& inked) {
    OwnRound round = round_of(tx, subject);
    const OwnStep step = close(round, inked.scan, ctx.now());
    sealing_.awaited().keep(tx, ctx.now(), round);
    store::insert(tx, store::InkEvidence{round.id, inked, ctx.now(), step.person, step.appointment, step.capacity,
                                         ctx.actor.person, ctx.actor.person_name, ctx.origin, ctx.request_id,
                                         sealing_.authority(tx, subject, step.appointment, true)});
    Subject& owner = subjects_.of(subject);
    owner.sealed(tx, ctx, subject, inked.scan);
    core::audit::append(tx, ctx, "signing.inked", subject,
                        {{"scan", inked.scan.hex()}, {"made", inked.made.hex()}, {"on", core::iso(inked.on)},
                         {"signer", step.person_name}});
    bus_.publish(tx, ctx.now(), Sealed{std::string(subject), inked.scan}, subject);
    subjects_.telling().sealed(tx, ctx, owner, round);
}

}  // namespace signing
