// SPDX-License-Identifier: Apache-2.0
#include "signing/service/holding.h"

#include <algorithm>

#include "signing/service/desk.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::chrono::minutes first_look{1}, longest_wait{10};

core::jobs::Options later(ProviderId provider, core::Instant at) {
    core::jobs::Options options;
    options.key = std::string(Holding::job) + ":" + provider.text();
    options.run_at = at;
    return options;
}

// Not the signer's to mend: the service, the token or we.
bool of_provider(const Error& error) {
    return error.code() == Code::unavailable || error.code() == Code::upstream || error.code() == Code::internal;
}

// Not of whoever keeps the key: timestamps are another service's, and what we made is ours.
bool of_the_keeper(const Error& error) {
    return error.key().find("timestamp") == std::string::npos && error.key() != "signing.error.own_output";
}

}  // namespace

void Holding::note(const Context& ctx, std::string_view subject, Hands& hands, const Error& error) noexcept {
    if (!of_provider(error)) return;
    try {
        const Served served = hands.served(ctx);
        SigningFailure failure = kept_failure(error, ctx.now());
        if (of_the_keeper(error)) {
            failure.provider = served.provider.id;
            failure.provider_name = served.provider.name;
        }
        db_.write([&](Tx& tx) {
            const auto round = store::latest(tx, subject);
            if (!round || (round->state != RoundState::approved && round->state != RoundState::signing)) return;
            for (const OwnStep* step : round->active()) {
                if (step->position != ctx.actor.seat().position || !step->content) continue;
                store::note_failure(tx, step->id, failure);
                if (!failure.provider.nil())
                    core::jobs::add(tx, ctx.now(), job, {{"provider", failure.provider.text()}, {"wait", 1}},
                                    later(failure.provider, ctx.now() + first_look));
            }
        });
    } catch (const std::exception&) {
        // The database is away: the round, approved and unfinished, tells it without us.
    }
}

void Holding::watch(const core::jobs::Job& job, const core::Clock& clock, Providers& providers) {
    const auto id = ProviderId::parse(core::json::text(job.payload, "provider"));
    const auto waits = [&](Tx& tx) {
        auto all = store::stuck_at(tx, id);
        std::erase_if(all, [](const store::Stuck& each) { return each.told; });
        return all;
    };
    if (db_.read(waits).empty()) return;
    if (!providers.look(id)) {
        const auto wait = std::min<std::int64_t>(std::max<std::int64_t>(job.payload.value("wait", std::int64_t{1}), 1) * 2,
                                                 longest_wait.count());
        db_.write([&](Tx& tx) {
            core::jobs::add(tx, clock.now(), Holding::job, {{"provider", id.text()}, {"wait", wait}},
                            later(id, clock.now() + std::chrono::minutes(wait)));
        });
        return;
    }
    db_.write([&](Tx& tx) {
        for (const store::Stuck& each : waits(tx)) {
            store::note_answered(tx, each.step, clock.now());
            bus_.publish(tx, clock.now(), StepReady{each.subject, each.position, StepKind::signature}, each.subject);
        }
    });
}

}  // namespace signing
