// SPDX-License-Identifier: Apache-2.0
#include "notify/service/post.h"

#include <algorithm>
#include <set>

#include "core/jobs/jobs.h"

namespace notify {

using core::Context;
using core::db::Tx;

namespace {

// In whichever seat: who acts need not be told.
bool himself(const core::Actor& actor, const Receiver& receiver) {
    if (!actor.signed_in()) return false;
    if (const auto* person = std::get_if<core::PersonId>(&receiver)) return *person == actor.person;
    const auto position = std::get<core::PositionId>(receiver);
    return std::any_of(actor.seats.begin(), actor.seats.end(),
                       [&](const core::Seat& seat) { return !seat.lent && seat.position == position; });
}

// A unit that began before a look and ended after it is found by the next.
constexpr std::chrono::seconds look_back{10};

}  // namespace

void Post::wake(Tx& tx, std::vector<std::string> receivers) {
    if (receivers.empty() || !parts_.wake) return;
    tx.after_commit([wake = parts_.wake, all = std::move(receivers)] { wake(all); });
}

void Post::tell(Tx& tx, const Context& ctx, const Notice& notice) {
    if (parts_.kinds.find(notice.kind) == nullptr)
        throw core::Error(core::Code::internal, "core.error.internal", {{"kind", notice.kind}});
    std::set<std::string> receivers;
    for (const Receiver& each : notice.to)
        if (!himself(ctx.actor, each)) receivers.insert(receiver_text(each));
    if (receivers.empty()) return;
    core::Json told = core::Json::array();
    for (const auto& receiver : receivers) {
        const auto now = ctx.now();
        const Kept kept = store::tell(
            tx, {NoticeId::make(now), receiver, notice.kind, notice.object, notice.link, 1, now, now, {}});
        told.push_back({{"notice", kept.id.text()}, {"told", kept.told}});
    }
    core::jobs::add(tx, ctx.now(), hand_job, {{"notices", std::move(told)}});
    wake(tx, {receivers.begin(), receivers.end()});
}

void Post::done(Tx& tx, const Context& ctx, std::string_view object) {
    if (!ctx.actor.signed_in()) return;
    const auto his = receivers_of(ctx.actor);
    if (store::read_object(tx, his, object, ctx.now()) > 0) wake(tx, his);
}

void Post::withdraw(Tx& tx, const Context&, std::string_view kind, std::string_view object, const Receiver& from) {
    const auto receiver = receiver_text(from);
    if (store::withdraw(tx, kind, object, receiver) > 0) wake(tx, {receiver});
}

// Looking again changes nothing, so it takes no writer's turn.
void Post::opened(const Context& ctx, std::string_view object) {
    if (!ctx.actor.signed_in()) return;
    const auto his = receivers_of(ctx.actor);
    if (!parts_.db.read([&](Tx& tx) { return store::any_unread(tx, his, object); })) return;
    parts_.db.write([&](Tx& tx) { done(tx, ctx, object); });
}

void Post::look() {
    const auto now = parts_.clock.now();
    const auto since = looked_ == core::Instant{} ? now : looked_;
    looked_ = now;
    const auto changed = parts_.db.read([&](Tx& tx) { return store::changed_since(tx, since - look_back); });
    std::vector<std::string> anew;
    for (const auto& [receiver, at] : changed)
        if (const auto before = woken_.find(receiver); before == woken_.end() || before->second < at)
            anew.push_back(receiver);
    woken_ = changed;
    if (!anew.empty() && parts_.wake) parts_.wake(anew);
}

}  // namespace notify
