// SPDX-License-Identifier: Apache-2.0
#include "signing/service/sealing.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/pki/credential.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

// The acts before any number is taken: is it this seat's turn, on this content?
void pre_flight(core::db::Db& db, Subjects& subjects, const Context& ctx, std::string_view subject) {
    db.read([&](Tx& tx) {
        Subject& owner = subjects.of(subject);
        core::ensure(owner.may_see(tx, ctx.actor, subject));
        if (owner.card(tx, subject).ink) throw Error(Code::conflict, "signing.error.by_ink");
        OwnRound round = round_of(tx, subject);
        approve(round, act_of(ctx), owner.content(tx, subject));
    });
}

// The field of the nth who signs, from 1.
std::string field_name(std::size_t nth) { return "Signature" + std::to_string(nth); }

std::optional<pades::Box> box_of(const Place& place) {
    if (!(place.width > 0)) return std::nullopt;
    return pades::Box{place.x, place.y, place.width, place.height};
}

}  // namespace

void Sealing::run(const Context& ctx, std::string_view subject, const core::Secret& passphrase) {
    pre_flight(db_, subjects_, ctx, subject);
    const auto hand = hands_.open(ctx, passphrase);
    record(ctx, subject, make(ctx, subject, *hand));
}

void Sealing::run(const Context& ctx, std::string_view subject, Hand& hand) {
    pre_flight(db_, subjects_, ctx, subject);
    record(ctx, subject, make(ctx, subject, hand));
}

Sealing::Consent Sealing::approve(const Context& ctx, std::string_view subject) {
    return db_.write([&](Tx& tx) {
        Subject& owner = subjects_.of(subject);
        Consent consent{round_of(tx, subject), {}};
        signing::approve(consent.round, act_of(ctx), owner.content(tx, subject));
        if (consent.round.signed_so_far()) {
            consent.reason = owner.also_signs(tx, ctx, subject, ctx.actor.seat().appointment);
        } else {
            owner.before_seal(tx, ctx, subject, ctx.actor.seat().appointment);
        }
        store::save(tx, consent.round);
        core::audit::append(tx, ctx, "signing.approved", subject, {{"content", consent.round.content.hex()}});
        return consent;
    });
}

Sealing::Paper Sealing::paper(const Context& ctx, std::string_view subject, const Consent& consent) {
    const auto signatures = consent.round.signatures();
    const auto given = static_cast<std::size_t>(std::count_if(
        signatures.begin(), signatures.end(), [](const OwnStep* step) { return step->bytes.has_value(); }));
    Paper made;
    made.placement.name = ctx.actor.person_name;
    made.placement.at = ctx.now();
    made.placement.zone = ctx.zone;
    if (const auto before = consent.round.signed_so_far()) {
        made.bytes = *before;
        made.placement.field = field_name(given + 1);
        made.placement.reason = consent.reason;
        return made;
    }
    const Unsigned paper = subjects_.of(subject).bytes(ctx, subject);
    if (paper.places.size() < signatures.size()) throw Error(Code::internal, "signing.error.places");
    made.bytes = paper.bytes;
    made.placement.reason = paper.reason;
    made.placement.page = paper.places[0].page + 1;
    made.placement.box = box_of(paper.places[0]);
    if (signatures.size() > 1) made.placement.field = field_name(1);
    for (std::size_t i = 1; i < signatures.size(); ++i)
        made.placement.later.push_back({field_name(i + 1), paper.places[i].page + 1, box_of(paper.places[i])});
    return made;
}

Level Sealing::level_of(std::string_view subject) {
    return db_.read([&](Tx& tx) { return subjects_.of(subject).level(tx, subject).value_or(level_); });
}

Sealing::Made Sealing::make(const Context& ctx, std::string_view subject, Hand& hand) {
    const bool timestamped = level_of(subject) != Level::b;
    if (timestamped) (void)keys_.timestamps();
    subjects_.of(subject).prepare(ctx, subject);
    const Paper shown = paper(ctx, subject, approve(ctx, subject));
    const Hand::Made made =
        hand.sign(blobs_.get(shown.bytes), {shown.placement, keys_.anchors(), ctx.now(), timestamped});
    db_.write([&](Tx& tx) { ensure_usable(tx, ctx.actor.person, made.certificate, ctx.now()); });
    if (!validator_.check(made.pdf, ctx.now()).genuine)
        throw Error(Code::internal, "signing.error.own_output");
    return {shown.bytes, blobs_.put(made.pdf), made.certificate};
}

void Sealing::record(const Context& ctx, std::string_view subject, const Made& made) {
    db_.write([&](Tx& tx) {
        OwnRound round = round_of(tx, subject);
        const Act act = act_of(ctx);
        // Another signature since, of the same hand in another window: what was made here lies beside it.
        if (const auto before = round.signed_so_far(); before && *before != made.shown)
            throw Error(Code::conflict, "signing.error.round_changed");
        const auto asked = round.active();
        fix(round, act, made.sealed);
        store::save(tx, round);
        const auto facts = core::pki::describe(made.certificate);
        store::insert(tx, {round.id, asked.front()->id, ctx.now(), made.shown, made.sealed,
                           core::base64(made.certificate), facts.serial, act.person,
                           act.appointment, act.capacity, ctx.origin, ctx.request_id});
        if (round.state == RoundState::signing) {
            core::audit::append(tx, ctx, "signing.signed", subject,
                                {{"bytes", made.sealed.hex()}, {"certificate", facts.serial}});
            for (const OwnStep* next : round.active())
                bus_.publish(tx, ctx.now(), StepReady{round.subject, next->position, next->kind}, subject);
            return;
        }
        subjects_.of(subject).sealed(tx, ctx, subject, made.sealed);
        core::audit::append(tx, ctx, "signing.sealed", subject,
                            {{"bytes", made.sealed.hex()}, {"certificate", facts.serial}});
        bus_.publish(tx, ctx.now(), Sealed{std::string(subject), made.sealed}, subject);
    });
}

}  // namespace signing
