// SPDX-License-Identifier: Apache-2.0
#include "signing/service/preflight.h"

#include "core/pki/credential.h"
#include "signing/domain/consent.h"
#include "signing/service/register.h"
#include "signing/store/clock_store.h"
#include "signing/store/provider_store.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;
using State = Finding::State;

namespace {

// Of a person rather than of the service: his certificate at BSrE, or that he has none here.
bool of_certificate(std::string_view key) {
    return key.find(".esign_user_") != key.npos || key.find(".certificate_") != key.npos || key == "signing.error.esign_unregistered" ||
           key == "signing.error.not_enrolled" || key == "signing.error.csc_disabled";
}

}  // namespace

Finding Preflights::turn(const Context& ctx, std::string_view subject) {
    db_.read([&](Tx& tx) {
        Subject& owner = subjects_.of(subject);
        core::ensure(owner.may_see(tx, ctx.actor, subject));
        if (owner.card(tx, subject).ink) throw Error(Code::conflict, "signing.error.by_ink");
        OwnRound round = round_of(tx, subject);
        approve(round, act_of(ctx), owner.content(tx, subject));
    });
    return {About::turn, State::good, "signing.preflight.turn", {}};
}

Finding Preflights::reading(const Context& ctx, std::string_view subject) {
    db_.read([&](Tx& tx) {
        const OwnRound round = round_of(tx, subject);
        if (const OwnStep* step = signature_asked(round, act_of(ctx)))
            require_read(round, *step, subjects_.of(subject).card(tx, subject), ctx.actor.person);
    });
    return {About::reading, State::good, "signing.preflight.reading", {}};
}

Finding Preflights::mandate(const Context& ctx, std::string_view subject) {
    db_.read([&](Tx& tx) { subjects_.of(subject).may_seal(tx, ctx, subject, ctx.actor.seat().appointment); });
    return {About::mandate, State::good, "signing.preflight.mandate", {}};
}

Finding Preflights::certificate(const Context& ctx, Hands::Age age) {
    const Served served = hands_.served(ctx);
    const SignerReady ready = hands_.ready(ctx, served, age);
    const auto kept = db_.read([&](Tx& tx) {
        if (served.provider.id.nil()) return newest_of(tx, ctx.actor.person);
        return ready.certificate ? registered(tx, *ready.certificate, ctx.now()) : std::nullopt;
    });
    if (const auto stands = kept ? finding_of(*kept, ctx.now()) : std::nullopt)
        return {About::certificate, stands->blocks ? State::stop : State::warning, stands->key, stands->args};
    if (!ready.certificate) return {About::certificate, State::good, "signing.preflight.certificate_kept", {}};
    hands_.require_path(*ready.certificate, ready.chain, ctx.now());
    const auto facts = core::pki::describe(*ready.certificate);
    return judge_certificate(facts.not_before, facts.not_after, ctx.now(), ctx.zone);
}

std::vector<Preflights::Check> Preflights::checks(const Context& ctx, std::string_view subject, Hands::Age age) {
    std::vector<Check> all{
        {About::turn, [=, this, &ctx] { return turn(ctx, subject); }},
        {About::reading, [=, this, &ctx] { return reading(ctx, subject); }},
        {About::mandate, [=, this, &ctx] { return mandate(ctx, subject); }},
        {About::placeholders,
         [=, this, &ctx] {
             subjects_.of(subject).prepare(ctx, subject);
             return Finding{About::placeholders, State::good, "signing.preflight.placeholders", {}};
         }},
        {About::provider,
         [=, this, &ctx] {
             try {
                 (void)hands_.ready(ctx, hands_.served(ctx), age);
             } catch (const Error& error) {
                 if (!of_certificate(error.key())) throw;   // told of the certificate
             }
             return Finding{About::provider, State::good, "signing.preflight.provider", {}};
         }},
        {About::certificate, [=, this, &ctx] { return certificate(ctx, Hands::Age::old); }},
        {About::timestamps,
         [=, this, &ctx] {
             // Who takes the whole PDF brings the time along.
             if (!hands_.makes_own_field(ctx, ctx.actor.seat().position)) timestamps_(subject);
             return Finding{About::timestamps, State::good, "signing.preflight.timestamps", {}};
         }},
        {About::clock,
         [=, this, &ctx] {
             return judge_clock(db_.read([](Tx& tx) { return store::last_signature(tx); }), ctx.now());
         }},
    };
    if (const auto free = hands_.free_space())
        all.push_back({About::space, [free] { return judge_space(*free); }});
    return all;
}

Preflight Preflights::of(const Context& ctx, std::string_view subject) {
    db_.read([&](Tx& tx) { core::ensure(subjects_.of(subject).may_see(tx, ctx.actor, subject)); });
    Preflight whole;
    bool provider = true;
    for (const Check& check : checks(ctx, subject, Hands::Age::old)) {
        // Nothing is known of the certificate while its keeper does not answer.
        if (check.about == About::certificate && !provider) continue;
        try {
            whole.findings.push_back(check.look());
        } catch (const Error& error) {
            whole.findings.push_back({check.about, State::stop, error.key(), error.args()});
        }
        if (check.about == About::provider) provider = whole.findings.back().state != State::stop;
        // Whose turn it is not, is told no more.
        if (check.about == About::turn && !whole.clear()) break;
    }
    return whole;
}

void Preflights::require(const Context& ctx, std::string_view subject) {
    for (const Check& check : checks(ctx, subject, Hands::Age::fresh)) {
        const Finding found = check.look();
        if (found.state == State::stop) throw Error(Code::conflict, found.key, found.args);
    }
}

}  // namespace signing
