// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/beating.h"

#include "core/audit/trail.h"
#include "core/jobs/jobs.h"

namespace deadlines {

using core::db::Tx;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t shortest_minutes = 5;   // of working time; what is shorter nobody's deadline hangs on

core::Instant whole_minute(core::Instant at) { return {at.ms / minute * minute}; }

}  // namespace

void Beating::start() {
    started_ = parts_.clock.now();
    schedule();
}

void Beating::schedule() {
    const auto now = parts_.clock.now();
    parts_.db.write([&](Tx& tx) {
        core::jobs::add(tx, now, job, core::Json::object(),
                        {.lane = {}, .key = std::string(job), .run_at = now + std::chrono::minutes(1)});
    });
}

void Beating::beat() {
    const auto now = parts_.clock.now();
    parts_.db.write([&](Tx& tx) {
        const auto before = parts_.outages.beat(tx, now);
        if (!before || (now - *before).count() < shortest_minutes * minute) return;
        const auto ground = ground_of(tx, parts_);
        if (ground.time.minutes_between(*before, now, parts_.zone) < shortest_minutes) return;
        Outage outage;
        outage.id = OutageId::make(now);
        outage.state = OutageState::proposed;
        outage.by_server = true;
        outage.from = whole_minute(*before);
        outage.until = whole_minute(now);
        outage.touched = {started_ > *before ? Touched::server : Touched::database};
        outage.at = now;
        parts_.outages.insert(tx, outage);
        core::audit::append(tx, system_context(parts_), "deadlines.outage_proposed", "outage:" + outage.id.text(),
                            {{"from", core::iso(outage.from)}, {"until", core::iso(outage.until)},
                             {"touched", core::Json::array({name(outage.touched.front())})}});
    });
}

}  // namespace deadlines
