// SPDX-License-Identifier: Apache-2.0
#include "signing/service/sealing.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/pki/credential.h"
#include "signing/service/earlier.h"
#include "signing/service/look.h"
#include "signing/service/reading.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

// The field of the nth who signs, from 1.
std::string field_name(std::size_t nth) { return "Signature" + std::to_string(nth); }

std::optional<pades::Box> box_of(const Place& place) {
    if (!(place.width > 0)) return std::nullopt;
    return pades::Box{place.x, place.y, place.width, place.height};
}

void put_at(pades::Placement& placement, const Place& place) {
    placement.page = place.page + 1;
    placement.box = box_of(place);
}

}  // namespace

class Sealing::Turn {
  public:
    Turn(Sealing& all, std::string_view subject) : all_(all), subject_(subject) {
        const std::lock_guard lock(all_.mutex_);
        if (!all_.in_hand_.insert(subject_).second) throw Error(Code::conflict, "signing.error.signed_beside");
    }
    ~Turn() {
        const std::lock_guard lock(all_.mutex_);
        all_.in_hand_.erase(subject_);
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    Sealing& all_;
    std::string subject_;
};

void Sealing::run(const Context& ctx, std::string_view subject, Proof proof, const std::optional<core::Digest>& seen) {
    const Turn turn(*this, subject);
    noting(ctx, subject, [&] {
        preflights_.require(ctx, subject);
        const auto hand = hands_.open(ctx, std::move(proof));
        if (!seen) return record(ctx, subject, make(ctx, subject, *hand));
        const Consented to{*seen, [](Tx&) {}};
        record(ctx, subject, make(ctx, subject, *hand, &to), &to);
    });
}

void Sealing::run(const Context& ctx, std::string_view subject, Hand& hand) {
    const Turn turn(*this, subject);
    noting(ctx, subject, [&] {
        preflights_.require(ctx, subject);
        record(ctx, subject, make(ctx, subject, hand));
    });
}

void Sealing::run(const Context& ctx, std::string_view subject, Hand& hand, const Consented& to) {
    const Turn turn(*this, subject);
    noting(ctx, subject, [&] {
        preflights_.require(ctx, subject);
        record(ctx, subject, make(ctx, subject, hand, &to), &to);
    });
}

std::optional<Warrant> Sealing::authority(Tx& tx, std::string_view subject, core::AppointmentId signer, bool first) {
    const auto made = appointments_.appointed(tx, signer);
    if (!made) return std::nullopt;
    Warrant by{made->capacity, made->decree, made->decree_date, made->from, made->until, {}};
    if (first) by.mandate = subjects_.of(subject).particulars(tx, subject).mandate;
    return by;
}

Sealing::Approval Sealing::approve(const Context& ctx, std::string_view subject, const Consented* to) {
    return db_.write([&](Tx& tx) {
        Subject& owner = subjects_.of(subject);
        Approval consent{round_of(tx, subject), {}, ctx.now(), {}};
        if (to != nullptr && consent.round.content != to->content)
            throw Error(Code::conflict, "signing.error.sign_changed");
        if (const OwnStep* step = signature_asked(consent.round, act_of(ctx)))
            require_read(consent.round, *step, owner.card(tx, subject), ctx.actor.person);
        signing::approve(consent.round, act_of(ctx), owner.content(tx, subject));
        const bool first = !consent.round.signed_so_far();
        if (consent.round.signed_so_far()) {
            consent.reason = owner.also_signs(tx, ctx, subject, ctx.actor.seat().appointment);
        } else {
            owner.before_seal(tx, ctx, subject, ctx.actor.seat().appointment);
        }
        consent.authority = authority(tx, subject, ctx.actor.seat().appointment, first);
        awaited_.keep(tx, ctx.now(), consent.round);
        core::audit::append(tx, ctx, "signing.approved", subject, {{"content", consent.round.content.hex()}});
        return consent;
    });
}

Sealing::Paper Sealing::paper(const Context& ctx, std::string_view subject, const Approval& consent, const Hand& hand) {
    const auto signatures = consent.round.signatures();
    const auto given = static_cast<std::size_t>(std::count_if(
        signatures.begin(), signatures.end(), [](const OwnStep* step) { return step->bytes.has_value(); }));
    Paper made;
    made.placement.name = ctx.actor.person_name;
    made.placement.at = ctx.now();
    made.placement.zone = ctx.zone;
    made.placement.yields = true;   // to whoever signed a file that came from outside
    Shown shown = subjects_.of(subject).shown(ctx, subject, given, made.placement.at);
    made.placement.capacity = shown.capacity;
    made.placement.look = look_of(std::move(shown));
    if (const auto before = consent.round.signed_so_far()) {
        made.bytes = *before;
        made.placement.field = field_name(given + 1);
        made.placement.reason = consent.reason;
        // His service makes the field where it was kept free for him.
        if (hand.whole() && made.placement.look) {
            const auto places = subjects_.of(subject).bytes(ctx, subject).places;
            if (places.size() <= given) throw Error(Code::internal, "signing.error.places");
            put_at(made.placement, places[given]);
        }
        return made;
    }
    const Unsigned paper = subjects_.of(subject).bytes(ctx, subject);
    if (paper.places.size() < signatures.size()) throw Error(Code::internal, "signing.error.places");
    made.bytes = paper.bytes;
    made.placement.reason = paper.reason;
    put_at(made.placement, paper.places[0]);
    // A service that takes the whole PDF makes the field of its signer itself; none is left empty for him, and
    // where the first signs by one, those after him bring theirs along. A certified file takes no new fields.
    const bool foreign = hand.whole() || std::any_of(signatures.begin() + 1, signatures.end(), [&](const OwnStep* step) {
        return hands_.makes_own_field(ctx, step->position);
    });
    made.placement.certify = first_.certify && !foreign;
    if (signatures.size() > 1) made.placement.field = field_name(1);
    if (!paper.field.empty()) made.placement.field = paper.field;
    for (std::size_t i = 1; i < signatures.size() && !hand.whole(); ++i)
        if (!hands_.makes_own_field(ctx, signatures[i]->position))
            made.placement.later.push_back({field_name(i + 1), paper.places[i].page + 1, box_of(paper.places[i])});
    if (first_.seal_field)
        if (const auto seal = db_.read([&](Tx& tx) { return first_.seal_field(tx, subject); }))
            made.placement.later.push_back({*seal, paper.seal.page + 1, box_of(paper.seal)});
    return made;
}

Level Sealing::level_of(std::string_view subject) {
    return db_.read([&](Tx& tx) { return subjects_.of(subject).level(tx, subject).value_or(level_); });
}

void Sealing::ask_timestamps(std::string_view subject) {
    if (first_.timestamps && level_of(subject) != Level::b) first_.timestamps();
}

Sealing::Begun Sealing::begin(const Context& ctx, std::string_view subject, const Hand& hand, const Consented* to) {
    const bool timestamped = level_of(subject) != Level::b;
    if (timestamped && !hand.whole()) (void)keys_.timestamps();
    Begun begun;
    begun.given = approve(ctx, subject, to);
    Paper shown = paper(ctx, subject, begun.given, hand);
    begun.shown = shown.bytes;
    begun.size = core::blob::size(blobs_, shown.bytes);
    begun.request = {std::move(shown.placement), keys_.anchors(), ctx.now(), timestamped};
    return begun;
}

Sealing::Made Sealing::judged(const Context& ctx, const Begun& begun, core::ByteView file, const core::Bytes& certificate) {
    db_.write([&](Tx& tx) { ensure_usable(tx, ctx.actor.person, certificate, ctx.now()); });
    if (file.size() < begun.size || !grew_well(validator_, file.first(begun.size), file, ctx.now()))
        throw Error(Code::internal, "signing.error.own_output");
    return {begun.given.round.id, begun.shown, blobs_.put(file), certificate, begun.given.at, begun.given.authority};
}

Sealing::Made Sealing::make(const Context& ctx, std::string_view subject, Hand& hand, const Consented* to) {
    const Begun begun = begin(ctx, subject, hand, to);
    core::Bytes file = bytes_of(begun);
    const core::Bytes certificate = hand.sign(file, begun.request);
    holding_.signed_at(ctx, hands_);
    return judged(ctx, begun, file, certificate);
}

void Sealing::record(const Context& ctx, std::string_view subject, const Made& made, const Consented* to) {
    db_.write([&](Tx& tx) {
        OwnRound round = round_of(tx, subject);
        const Act act = act_of(ctx);
        // Returned and sent up anew while it was being made.
        if (round.id != made.round) throw Error(Code::conflict, "signing.error.round_changed");
        // Another signature since, of the same hand in another window: what was made here lies beside it.
        if (const auto before = round.signed_so_far(); before && *before != made.shown)
            throw Error(Code::conflict, "signing.error.round_changed");
        const auto asked = round.active();
        // Withdrawn or refused while the signature was being made.
        if (asked.empty()) throw Error(Code::conflict, "signing.error.round_over");
        // Of who signs a letter on its own page: to press is to consent.
        const auto given = store::consent(tx, asked.front()->id);
        if (!given || !holds(*given, round, act.person)) {
            auto consent = consent_of(ctx, round, *asked.front());
            consent.at = made.consented;
            store::keep(tx, consent);
        }
        fix(round, act, made.sealed);
        awaited_.keep(tx, ctx.now(), round);
        store::forget_failure(tx, asked.front()->id);
        const auto facts = core::pki::describe(made.certificate);
        store::insert(tx, {round.id, asked.front()->id, ctx.now(), made.shown, made.sealed,
                           core::base64(made.certificate), facts.serial, act.person,
                           act.appointment, act.capacity, ctx.origin, ctx.request_id, made.authority});
        subjects_.telling().done(tx, ctx, subject);
        if (round.state == RoundState::signing) {
            core::audit::append(tx, ctx, "signing.signed", subject,
                                {{"bytes", made.sealed.hex()}, {"certificate", facts.serial}});
            for (const OwnStep* next : round.active()) {
                bus_.publish(tx, ctx.now(), StepReady{round.subject, next->position, next->kind}, subject);
                subjects_.telling().waits(tx, ctx, subject, next->position, next->kind);
            }
            if (to != nullptr) to->along(tx);
            return;
        }
        subjects_.of(subject).sealed(tx, ctx, subject, made.sealed);
        core::audit::append(tx, ctx, "signing.sealed", subject,
                            {{"bytes", made.sealed.hex()}, {"certificate", facts.serial}});
        bus_.publish(tx, ctx.now(), Sealed{std::string(subject), made.sealed}, subject);
        subjects_.telling().sealed(tx, ctx, subjects_.of(subject), round);
        if (to != nullptr) to->along(tx);
    });
}

}  // namespace signing
