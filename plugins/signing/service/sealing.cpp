// SPDX-License-Identifier: Apache-2.0
#include "signing/service/sealing.h"

#include "core/audit/trail.h"
#include "core/pki/credential.h"
#include "signing/pades/sign.h"
#include "signing/seal/local.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

// Hands the session opened at pre-flight on, so that the passphrase is tried once.
class Opened final : public seal::Provider {
  public:
    explicit Opened(std::unique_ptr<seal::Session> session) : session_(std::move(session)) {}
    std::unique_ptr<seal::Session> open(const core::Secret&) override { return std::move(session_); }

  private:
    std::unique_ptr<seal::Session> session_;
};

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

pades::Placement placement_of(const Context& ctx, const Unsigned& paper) {
    pades::Placement placement;
    placement.page = paper.place.page + 1;
    if (paper.place.width > 0)
        placement.box = pades::Box{paper.place.x, paper.place.y, paper.place.width, paper.place.height};
    placement.name = ctx.actor.person_name;
    placement.reason = paper.reason;
    placement.at = ctx.now();
    placement.zone = ctx.zone;
    return placement;
}

}  // namespace

void Sealing::run(const Context& ctx, std::string_view subject, const core::Secret& passphrase) {
    pre_flight(db_, subjects_, ctx, subject);
    const Made made = make(ctx, subject, passphrase);
    record(ctx, subject, made);
}

void Sealing::approve(const Context& ctx, std::string_view subject) {
    db_.write([&](Tx& tx) {
        Subject& owner = subjects_.of(subject);
        OwnRound round = round_of(tx, subject);
        signing::approve(round, act_of(ctx), owner.content(tx, subject));
        owner.before_seal(tx, ctx, subject, ctx.actor.seat().appointment);
        store::save(tx, round);
        core::audit::append(tx, ctx, "signing.approved", subject, {{"content", round.content.hex()}});
    });
}

Sealing::Made Sealing::make(const Context& ctx, std::string_view subject,
                            const core::Secret& passphrase) {
    seal::Local key(keys_.key_of(ctx.actor.person));
    std::unique_ptr<seal::Session> session;
    try {
        session = key.open(passphrase);
    } catch (const Error& error) {
        if (error.key() != "signing.error.passphrase") throw;
        const int left = accounts_.note_wrong_secret(db_, ctx);
        const std::string minutes = std::to_string(core::auth::lock_time.count());
        if (left == 0) throw Error(Code::too_many, "signing.error.passphrase_locked", {{"minutes", minutes}});
        throw Error("signing.error.passphrase",
                    {{"passphrase",
                      "signing.fault.passphrase",
                      {{"left", std::to_string(left)}, {"minutes", minutes}}}});
    }
    accounts_.note_right_secret(db_, ctx);
    pades::TimestampSource& timestamps = keys_.timestamps();
    const core::Bytes certificate = session->certificate();
    subjects_.of(subject).prepare(ctx, subject);
    approve(ctx, subject);

    const Unsigned paper = subjects_.of(subject).bytes(ctx, subject);
    Opened provider(std::move(session));
    const core::Bytes sealed =
        pades::sign(blobs_.get(paper.bytes), {placement_of(ctx, paper), keys_.anchors(), ctx.now()},
                    provider, passphrase, timestamps);
    if (!validator_.check(sealed, ctx.now()).genuine)
        throw Error(Code::internal, "signing.error.own_output");
    return {paper.bytes, blobs_.put(sealed), certificate};
}

void Sealing::record(const Context& ctx, std::string_view subject, const Made& made) {
    db_.write([&](Tx& tx) {
        OwnRound round = round_of(tx, subject);
        const Act act = act_of(ctx);
        fix(round, act, made.sealed);
        store::save(tx, round);
        const auto facts = core::pki::describe(made.certificate);
        store::insert(tx, {round.id, ctx.now(), made.shown, made.sealed,
                           core::base64(made.certificate), facts.serial, act.person,
                           act.appointment, act.capacity, ctx.origin, ctx.request_id});
        subjects_.of(subject).sealed(tx, ctx, subject, made.sealed);
        core::audit::append(tx, ctx, "signing.sealed", subject,
                            {{"bytes", made.sealed.hex()}, {"certificate", facts.serial}});
        bus_.publish(tx, ctx.now(), Sealed{std::string(subject), made.sealed}, subject);
    });
}

}  // namespace signing
