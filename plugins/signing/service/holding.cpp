// SPDX-License-Identifier: Apache-2.0
#include "signing/service/holding.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "signing/domain/consent.h"
#include "signing/service/desk.h"
#include "signing/store/trouble_store.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::int64_t first_look = 1, longest_wait = 10;   // minutes

constexpr const char* timestamps_wanted = "timestamps";   // in place of a provider's id

void look_later(Tx& tx, core::Instant now, const std::string& whom, std::int64_t minutes) {
    core::jobs::Options options;
    options.key = std::string(Holding::job) + ":" + whom;
    options.run_at = now + std::chrono::minutes(minutes);
    core::jobs::add(tx, now, Holding::job, {{"provider", whom}, {"wait", minutes}}, options);
}

bool of_timestamps(const Error& error) { return error.key().find(".timestamp") != std::string::npos; }
// Not of whoever keeps the key: timestamps are another service's, and what we made is ours.
bool of_the_keeper(const Error& error) {
    return !of_timestamps(error) && error.key() != "signing.error.own_output";
}

}  // namespace

void Holding::hold(Tx& tx, const Context& ctx, std::string_view subject, const SigningFailure& failure,
                   bool timestamps) {
    const auto round = store::latest(tx, subject);
    if (!round || (round->state != RoundState::approved && round->state != RoundState::signing)) return;
    for (const OwnStep* step : round->active()) {
        if (step->position != ctx.actor.seat().position || !step->content) continue;
        store::note_failure(tx, step->id, failure);
        subjects_.telling().failed(tx, ctx, subjects_.of(subject), *round, step->position);
        if (!failure.provider.nil()) look_later(tx, ctx.now(), failure.provider.text(), first_look);
        else if (timestamps) look_later(tx, ctx.now(), timestamps_wanted, first_look);
    }
}

void Holding::note(const Context& ctx, const std::vector<std::string>& subjects, Hands& hands,
                   const Error& error) noexcept {
    if (!fails_signer(error)) return;
    try {
        const Served served = hands.served(ctx);
        SigningFailure failure = kept_failure(error, ctx.now());
        if (of_the_keeper(error)) {
            failure.provider = served.provider.id;
            failure.provider_name = served.provider.name;
        }
        const bool counts = fails_keeper(error) && !served.provider.id.nil();
        if (counts) hands.forget(served.provider.id);
        db_.write([&](Tx& tx) {
            if (counts) store::note_trouble(tx, served.provider.id, failure);
            for (const auto& subject : subjects) hold(tx, ctx, subject, failure, of_timestamps(error));
        });
    } catch (const std::exception&) {
        // The database is away: the round, approved and unfinished, tells it without us.
    }
}

void Holding::signed_at(const Context& ctx, Hands& hands) noexcept {
    try {
        const ProviderId keeper = hands.served(ctx).provider.id;
        if (keeper.nil() || !db_.read([&](Tx& tx) { return store::trouble(tx, keeper); })) return;
        db_.write([&](Tx& tx) { (void)store::forget_trouble(tx, keeper); });
    } catch (const std::exception&) {
        // The signature is worth more than what is told of its keeper; the next good one ends it.
    }
}

void Holding::queue(const Context& ctx, std::string_view subject, Hands& hands, const Error& error) {
    const Served served = hands.served(ctx);
    SigningFailure failure = kept_failure(error, ctx.now());
    failure.provider = served.provider.id;
    failure.provider_name = served.provider.name;
    db_.write([&](Tx& tx) {
        const auto round = store::latest(tx, subject);
        const OwnStep* step = round ? signature_asked(*round, act_of(ctx)) : nullptr;
        if (step == nullptr || step->content || failure.provider.nil()) return;
        if (const auto before = store::failure(tx, step->id); before && !before->answered) return;
        // It may have been found away before anybody wanted to sign.
        if (const auto ill = store::health(tx, failure.provider).since) failure.since = std::min(*ill, failure.since);
        store::forget_failure(tx, step->id);
        store::note_failure(tx, step->id, failure);
        look_later(tx, ctx.now(), failure.provider.text(), first_look);
        core::audit::append(tx, ctx, "signing.queued", subject, {{"provider", failure.provider_name}});
    });
}

void Holding::watch(const core::jobs::Job& job, const Context& ctx, Providers& providers, TimestampWatch& timestamps) {
    const std::string whom = core::json::text(job.payload, "provider");
    const bool stamps = whom == timestamps_wanted;
    const ProviderId id = stamps ? ProviderId() : ProviderId::parse(whom);
    const auto waits = [&](Tx& tx) {
        auto all = stamps ? store::stuck_for_timestamps(tx) : store::stuck_at(tx, id);
        std::erase_if(all, [](const store::Stuck& each) { return each.told; });
        return all;
    };
    const auto served_otherwise = [&](Tx& tx) {
        auto all = waits(tx);
        std::erase_if(all, [&](const store::Stuck& each) {
            return stamps || providers.serves(tx, each.position, ctx.today()) == id;
        });
        return all;
    };
    const bool some = db_.write([&](Tx& tx) {
        tell(tx, ctx, served_otherwise(tx));
        return !waits(tx).empty();
    });
    if (!some) return;
    if (stamps ? timestamps.look() : providers.look(id)) {
        db_.write([&](Tx& tx) { tell(tx, ctx, waits(tx)); });
        return;
    }
    const auto waited = std::max<std::int64_t>(job.payload.value("wait", first_look), first_look);
    db_.write([&](Tx& tx) { look_later(tx, ctx.now(), whom, std::min(waited * 2, longest_wait)); });
}

void Holding::tell(Tx& tx, const Context& ctx, const std::vector<store::Stuck>& all) {
    for (const store::Stuck& each : all) {
        store::note_answered(tx, each.step, ctx.now());
        bus_.publish(tx, ctx.now(), StepReady{each.subject, each.position, StepKind::signature}, each.subject);
        subjects_.telling().again(tx, ctx, each.subject, each.position);
    }
}

}  // namespace signing
