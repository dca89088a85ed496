// SPDX-License-Identifier: Apache-2.0
#include "signing/service/opinions.h"

#include "core/audit/trail.h"
#include "signing/seal/esign/v1.h"
#include "signing/seal/esign/v2.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;
using Asked = Opinions::Asked;

bool asks(const Context& ctx) { return ctx.actor.may(Opinions::right); }

bool answers(const Provider& provider) {
    return provider.active && provider.opinions && takes_whole(provider.kind);
}

}  // namespace

// The one he signs by, else whichever may be asked.
std::optional<Provider> Opinions::keeper(const Context& ctx) {
    return db_.read([&](Tx& tx) -> std::optional<Provider> {
        if (!ctx.actor.person.nil()) {
            const auto unit = ctx.actor.seats.size() > ctx.actor.acting ? ctx.actor.seat().unit : core::UnitId{};
            Provider own = providers_.serving(tx, ctx.actor.person, unit).provider;
            if (answers(own)) return own;
        }
        for (Provider& each : store::providers(tx))
            if (answers(each)) return std::move(each);
        return std::nullopt;
    });
}

void Opinions::ensure(const Context& ctx) const {
    core::ensure(asks(ctx) ? core::Verdict::allowed : core::Verdict::forbidden);
}

bool Opinions::may_ask_of(const Context& ctx, std::string_view subject) {
    return db_.read([&](Tx& tx) {
        const auto round = store::latest(tx, subject);
        return round && !round->ink && (round->sealed || round->signed_so_far()) &&
               subjects_.of(subject).may_prove(tx, ctx.actor, subject) == core::Verdict::allowed;
    });
}

bool Opinions::offered(const Context& ctx) { return asks(ctx) && keeper(ctx).has_value(); }

core::Digest Opinions::newest(Tx& tx, const Context& ctx, std::string_view subject) {
    core::ensure(subjects_.of(subject).may_prove(tx, ctx.actor, subject));
    const OwnRound round = round_of(tx, subject);
    const auto whole = round.sealed ? round.sealed : round.signed_so_far();
    // What is signed in ink has no signature anybody could judge.
    if (!whole || round.ink) throw Error(Code::conflict, "signing.error.nothing_signed");
    return levels_.newest(tx, *whole);
}

Asked Opinions::ask(const Context& ctx, core::ByteView file, const std::string& about) {
    const auto provider = keeper(ctx);
    if (!provider) throw Error(Code::conflict, "signing.error.no_opinion");
    Asked asked;
    asked.provider = provider->name;
    asked.file = core::sha256(file);
    const esign::Service service = providers_.clients().esign(*provider);
    asked.theirs = provider->kind == ProviderKind::esign_v1 ? esign::V1(service).verify(file)
                                                            : esign::V2(service).verify(file);
    asked.ours = validator_.check(file, ctx.now());
    db_.write([&](Tx& tx) {
        core::audit::append(tx, ctx, "signing.opinion_asked", about.empty() ? "signing_provider:" + provider->id.text() : about,
                            {{"file", asked.file.hex()}, {"provider", provider->name},
                             {"conclusion", asked.theirs.conclusion}, {"ours", asked.ours.indication}});
    });
    return asked;
}

Asked Opinions::of_file(const Context& ctx, core::ByteView file) {
    ensure(ctx);
    if (!core::chars(file).starts_with("%PDF-")) throw Error("core.error.invalid", {{"file", "signing.fault.pdf", {}}});
    return ask(ctx, file, {});
}

Asked Opinions::of_subject(const Context& ctx, std::string_view subject) {
    ensure(ctx);
    const auto digest = db_.read([&](Tx& tx) { return newest(tx, ctx, subject); });
    return ask(ctx, blobs_.get(digest), std::string(subject));
}

std::string Opinions::title_of(const Context& ctx, std::string_view subject) {
    ensure(ctx);
    return db_.read([&](Tx& tx) {
        (void)newest(tx, ctx, subject);
        const Card card = subjects_.of(subject).card(tx, subject);
        return card.number.empty() ? card.title : card.number + ", " + card.title;
    });
}

}  // namespace signing
