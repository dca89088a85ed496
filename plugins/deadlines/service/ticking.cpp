// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/ticking.h"

#include "core/audit/trail.h"
#include "core/jobs/jobs.h"
#include "deadlines/service/telling.h"

namespace deadlines {

using core::db::Tx;

namespace {

constexpr std::int64_t quarter_ms = 15 * 60'000;
constexpr int portion = 100;        // of one unit of work
constexpr int most_portions = 200;  // of one round; the rest waits for the next

}  // namespace

void Ticking::schedule() {
    const auto now = parts_.clock.now();
    const core::Instant next{(now.ms / quarter_ms + 1) * quarter_ms};
    parts_.db.write([&](Tx& tx) {
        core::jobs::add(tx, now, job, core::Json::object(), {.lane = {}, .key = std::string(job), .run_at = next});
    });
}

int Ticking::run() {
    int given = 0;
    for (int round = 0; round < most_portions; ++round) {
        const auto now = parts_.clock.now();
        std::size_t seen = 0;
        int told = 0;
        parts_.db.write([&](Tx& tx) {
            told = 0;
            const auto ripe = parts_.waits.ripe(tx, now, portion);
            seen = ripe.size();
            if (ripe.empty()) return;
            const auto ground = ground_of(tx, parts_);
            for (const auto& wait : ripe) told += one(tx, ground, wait, now);
        });
        given += told;
        if (seen < portion) break;
    }
    return given;
}

int Ticking::one(Tx& tx, const Ground& ground, Wait wait, core::Instant now) {
    const auto counting = counting_of(tx, parts_, ground, wait.unit);
    const auto rule = ground.rules.now(wait.step, wait.urgency);
    const auto call = call_of(wait, rule, now, counting);
    int given = 0;
    if (call == Call::resume) {
        resume(wait, now, rule, counting);
        parts_.waits.end_pause(tx, wait.id, now);
        tell_moved(tx, parts_, wait, counting);
        core::audit::append(tx, system_context(parts_), "deadlines.resumed", wait.subject, {{"step", name(wait.step)}});
    } else if (call != Call::later && !ground.time.working(now, counting.zone)) {
        constexpr auto minute = std::chrono::minutes(1);
        wait.next = ground.time.after_minutes(now, 1, counting.zone) - minute;
        if (wait.next <= now) wait.next = now + minute;   // within the minute before it opens
        parts_.waits.update(tx, wait);
        return 0;
    } else {
        if (call == Call::remind) given = remind(tx, wait, now);
        if (call == Call::escalate) given = escalate(tx, wait, now, core::date_of(now, counting.zone));
        const bool no_further = call == Call::escalate && given == 0;
        wait.next = no_further ? no_due : next_of(wait, rule, now, counting);
    }
    if (wait.next <= now) wait.next = now + std::chrono::minutes(1);   // never the same row twice in a round
    parts_.waits.update(tx, wait);
    return given;
}

int Ticking::remind(Tx& tx, Wait& wait, core::Instant now) {
    wait.reminded = true;
    if (!parts_.waits.notice(tx, wait.id, {0, wait.holder, now})) return 0;
    parts_.events.publish(tx, now, Reminded{wait.id, wait.subject, wait.step, wait.holder, wait.due, wait.secret()},
                          wait.subject);
    tell(tx, parts_, system_context(parts_), News::reminded, wait, wait.holder);
    return 1;
}

std::optional<core::PositionId> Ticking::above(Tx& tx, const Wait& wait, core::Date today) {
    // Superiors may not know of a secret letter; who waits for it does.
    if (wait.secret()) return wait.level == 0 ? wait.waiter : std::nullopt;
    std::vector<Above> line;
    for (const auto& position : parts_.directory.line_above(tx, wait.holder))
        line.push_back({position.id, parts_.directory.holder(tx, position.id, today).has_value(),
                position.kind == "kdh"});
    const auto to = rung(line, wait.level + 1);
    const auto before = wait.level > 0 ? rung(line, wait.level) : std::nullopt;
    return to == before ? std::nullopt : to;
}

int Ticking::escalate(Tx& tx, Wait& wait, core::Instant now, core::Date today) {
    const auto to = above(tx, wait, today);
    if (!to) return 0;
    ++wait.level;
    if (!parts_.waits.notice(tx, wait.id, {wait.level, *to, now})) return 0;
    parts_.waits.tell(tx, wait.id, *to);
    core::audit::append(tx, system_context(parts_), "deadlines.escalated", wait.subject,
                        {{"step", name(wait.step)}, {"level", wait.level}, {"to", to->text()}});
    parts_.events.publish(tx, now, Escalated{wait.id, wait.subject, wait.step, wait.holder, *to, wait.level, wait.due,
                                             wait.secret()},
                          wait.subject);
    tell(tx, parts_, system_context(parts_), News::raised, wait, *to);
    return 1;
}

}  // namespace deadlines
