// SPDX-License-Identifier: Apache-2.0
#include "signing/service/permits.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::batch::BatchId;

Permits::Asked Permits::ask(const Context& ctx, BatchId id) {
    (void)many_.waiting(ctx, id);
    Pending pending{ctx.actor.person, id, clock_.now() + life, hands_.open_by_page(ctx), {}, {}};
    const auto letters = many_.letters_left(ctx, id, std::min(pending.key.hand->together(), most_letters));
    if (letters.empty()) {
        many_.go_on(ctx, id, {});
        throw Error(Code::conflict, "signing.error.nothing_to_permit");
    }
    pending.prepared = sealing_.prepare_together(ctx, letters, *pending.key.hand);
    const auto digests = sealing_.digests_of(pending.prepared, pending.key.key->certificate());
    if (digests.empty()) {
        // Each says why, and there is nothing to give leave for.
        many_.go_on(ctx, id, std::move(pending.prepared));
        throw Error(Code::conflict, "signing.error.nothing_to_permit");
    }
    pending.asked.back = back_;
    pending.asked.state = core::base64url(core::random_bytes(32));
    pending.asked.verifier = core::Secret(core::base64url(core::random_bytes(32)));
    Asked asked{pending.key.key->page(digests, pending.asked), pending.key.keeper, digests.size()};
    const std::lock_guard lock(mutex_);
    std::erase_if(pending_, [&](const auto& each) {
        return each.second.until <= clock_.now() || each.second.batch == id;
    });
    if (pending_.size() >= most) throw Error(Code::unavailable, "signing.error.hands_full");
    const std::string state = pending.asked.state;
    pending_.emplace(state, std::move(pending));
    return asked;
}

Permits::Pending Permits::take(const Context& ctx, std::string_view state) {
    const std::lock_guard lock(mutex_);
    const auto found = pending_.find(state);
    const bool his = found != pending_.end() && found->second.person == ctx.actor.person &&
                     found->second.until > clock_.now();
    core::ensure(his ? core::Verdict::allowed : core::Verdict::hidden);
    Pending pending = std::move(found->second);
    pending_.erase(found);
    return pending;
}

BatchId Permits::came_back(const Context& ctx, std::string_view state, std::string_view code) {
    Pending pending = take(ctx, state);
    (void)many_.waiting(ctx, pending.batch);
    try {
        pending.key.key->permit(code, pending.asked);
    } catch (const Error& error) {
        sealing_.holding().note(ctx, Sealing::subjects_of(pending.prepared), hands_, error);
        throw;
    }
    sealing_.sign_prepared(ctx, pending.prepared, *pending.key.hand);
    many_.go_on(ctx, pending.batch, std::move(pending.prepared));
    return pending.batch;
}

BatchId Permits::refused(const Context& ctx, std::string_view state) { return take(ctx, state).batch; }

void Permits::close_of(core::PersonId person) {
    const std::lock_guard lock(mutex_);
    std::erase_if(pending_, [&](const auto& each) { return each.second.person == person; });
}

}  // namespace signing
