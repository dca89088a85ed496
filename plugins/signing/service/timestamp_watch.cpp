// SPDX-License-Identifier: Apache-2.0
#include "signing/service/timestamp_watch.h"

#include "core/audit/trail.h"
#include "core/log/log.h"
#include "signing/store/clock_store.h"
#include "signing/store/provider_store.h"

namespace signing {
namespace {

using core::Code;
using core::Error;
using core::db::Tx;

constexpr std::string_view service = "timestamps";
constexpr std::chrono::minutes answer_lasts{5};
constexpr std::chrono::minutes clock_apart{5};   // one of the two clocks is wrong

}  // namespace

std::optional<TimestampWatch::Seen> TimestampWatch::seen(const core::Context& ctx) const {
    core::ensure(ctx.actor.may("core.admin") ? core::Verdict::allowed : core::Verdict::forbidden);
    if (keys_.timestamp_address().empty()) return std::nullopt;
    return db_.read([&](Tx& tx) {
        return Seen{keys_.timestamp_address(), store::service_health(tx, service),
                    static_cast<std::int64_t>(store::stuck_for_timestamps(tx).size())};
    });
}

bool TimestampWatch::look() {
    ProviderHealth health;
    health.checked = clock_.now();
    try {
        const auto token = pades::timestamp(core::random_bytes(32), keys_.timestamps(), keys_.anchors(), *health.checked);
        const auto apart = std::chrono::abs(pades::time_of(token) - clock_.now());
        if (apart > clock_apart)
            throw Error(Code::unavailable, "signing.error.clock_differs",
                        {{"minutes", std::to_string(std::chrono::duration_cast<std::chrono::minutes>(apart).count())}});
    } catch (const Error& error) {
        const SigningFailure failure = kept_failure(error, *health.checked);
        health.fault = failure.fault;
        health.args = failure.args;
    }
    const bool fell_ill = db_.write([&](Tx& tx) {
        const auto before = store::service_health(tx, service);
        health.since.reset();
        if (!health.well()) health.since = before.since ? before.since : health.checked;
        store::note_service_health(tx, service, health);
        return before.well() && !health.well();
    });
    if (fell_ill)
        core::log::warning("signing.timestamps_away", {{"address", keys_.timestamp_address()}, {"fault", health.fault}});
    return health.well();
}

void TimestampWatch::accept_clock(const core::Context& ctx) {
    db_.write([&](Tx& tx) {
        const auto last = store::last_signature(tx);
        if (!last || *last <= ctx.now()) throw Error(Code::conflict, "signing.error.clock_fine");
        store::accept_clock(tx, ctx.now());
        core::audit::append(tx, ctx, "signing.clock_accepted", "server:clock", {{"last_signature", core::iso(*last)}});
    });
}

void TimestampWatch::check() {
    if (keys_.timestamp_address().empty()) return;   // the built-in one ends, which is told by its certificate
    const auto known = [&] { return db_.read([](Tx& tx) { return store::service_health(tx, service); }); };
    auto health = known();
    if (!health.checked || clock_.now() - *health.checked > answer_lasts) {
        look();
        health = known();
    }
    if (health.well()) return;
    if (health.fault == "signing.error.clock_differs") throw Error(Code::conflict, health.fault, health.args);
    throw Error(Code::unavailable, "signing.health.timestamps", {{"address", keys_.timestamp_address()}});
}

}  // namespace signing
