// SPDX-License-Identifier: Apache-2.0
#include "signing/service/telling.h"

namespace signing {
namespace {

constexpr const char* paraf_kind = "signing.paraf";
constexpr const char* signature_kind = "signing.signature";
constexpr const char* returned_kind = "signing.returned";
constexpr const char* refused_kind = "signing.refused";
constexpr const char* sealed_kind = "signing.sealed";
constexpr const char* failed_kind = "signing.failed";
constexpr const char* again_kind = "signing.again";

const char* kind_of(StepKind kind) { return paraf(kind) ? paraf_kind : signature_kind; }

// The mailbox of who brought it up; himself where its owner knows no position.
notify::Receiver drafter(core::db::Tx& tx, Subject& owner, const OwnRound& round) {
    if (const auto position = owner.brought_by(tx, round.subject)) return *position;
    return round.opened_by;
}

}  // namespace

void Telling::through(notify::Notices& notices) {
    using notify::Mode;
    notices_ = &notices;
    notices.kind({paraf_kind, "signing.notice.paraf"});
    notices.kind({signature_kind, "signing.notice.signature", true});
    notices.kind({returned_kind, "signing.notice.returned"});
    notices.kind({refused_kind, "signing.notice.refused", true});
    notices.kind({sealed_kind, "signing.notice.sealed", false, Mode::never});
    notices.kind({failed_kind, "signing.notice.failed", true});
    notices.kind({again_kind, "signing.notice.again", true});
}

void Telling::tell(Tx& tx, const Context& ctx, const char* kind, std::string_view subject,
                   std::vector<notify::Receiver> to) const {
    if (notices_ != nullptr) notices_->tell(tx, ctx, {kind, std::string(subject), std::move(to)});
}

void Telling::waits(Tx& tx, const Context& ctx, std::string_view subject, core::PositionId position,
                    StepKind kind) const {
    tell(tx, ctx, kind_of(kind), subject, {position});
}

void Telling::waits_no_more(Tx& tx, const Context& ctx, std::string_view subject, core::PositionId position,
                            StepKind kind) const {
    if (notices_ != nullptr) notices_->withdraw(tx, ctx, kind_of(kind), subject, position);
}

void Telling::done(Tx& tx, const Context& ctx, std::string_view subject) const {
    if (notices_ != nullptr) notices_->done(tx, ctx, subject);
}

void Telling::opened(const Context& ctx, std::string_view subject) const {
    if (notices_ != nullptr) notices_->opened(ctx, subject);
}

void Telling::returned(Tx& tx, const Context& ctx, Subject& owner, const OwnRound& round, bool refused) const {
    tell(tx, ctx, refused ? refused_kind : returned_kind, round.subject, {drafter(tx, owner, round)});
}

void Telling::unreturned(Tx& tx, const Context& ctx, Subject& owner, const OwnRound& round) const {
    if (notices_ != nullptr)
        notices_->withdraw(tx, ctx, returned_kind, round.subject, drafter(tx, owner, round));
}

void Telling::sealed(Tx& tx, const Context& ctx, Subject& owner, const OwnRound& round) const {
    tell(tx, ctx, sealed_kind, round.subject, {drafter(tx, owner, round)});
}

void Telling::failed(Tx& tx, const Context& ctx, Subject& owner, const OwnRound& round, core::PositionId signer) const {
    Context house = ctx;
    house.actor = core::Actor::system();
    tell(tx, house, failed_kind, round.subject, {signer, drafter(tx, owner, round)});
}

void Telling::again(Tx& tx, const Context& ctx, std::string_view subject, core::PositionId signer) const {
    tell(tx, ctx, again_kind, subject, {signer});
}

}  // namespace signing
