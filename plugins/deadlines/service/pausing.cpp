// SPDX-License-Identifier: Apache-2.0
// Pausing, going on, asking for a pause, and asking to hurry.
#include <algorithm>

#include "core/audit/trail.h"
#include "core/auth/seat.h"
#include "core/base/text.h"
#include "deadlines/service/desk.h"
#include "deadlines/service/knowing.h"
#include "deadlines/service/telling.h"

namespace deadlines {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

std::string signature(const Context& ctx) {
    return ctx.actor.person_name + " (" + core::written(ctx.actor.seat()) + ")";
}

bool urged_today(const std::vector<Urge>& urges, core::PositionId seat, core::Date today, core::Zone zone) {
    return std::any_of(urges.begin(), urges.end(),
                       [&](const Urge& urge) { return urge.by == seat && core::date_of(urge.at, zone) == today; });
}

const PauseRequest* open_in(const std::vector<PauseRequest>& requests) {
    const auto found =
        std::find_if(requests.begin(), requests.end(), [](const PauseRequest& each) { return each.open(); });
    return found == requests.end() ? nullptr : &*found;
}

}  // namespace

Acts Desk::rights_of(Tx& tx, const Context& ctx, const Wait& wait) {
    Acts may;
    const auto& seat = core::seat_of(ctx.actor);
    if (!seat.lends("instruct")) return may;
    const bool holds = wait.holder == seat.position, waits = wait.waiter == seat.position;
    const bool over_holder = !holds && !wait.secret() && above(tx, parts_, seat.position, wait.holder);
    // The day is his who set it, and whoever waits for it set it.
    const bool given = wait.own_due && wait.waiter;
    const bool over_giver = given && !wait.secret() && above(tx, parts_, seat.position, *wait.waiter);
    may.pause = given ? waits || over_giver : holds || over_holder;
    may.resume = may.pause || holds || waits;
    may.ask = given && holds && !may.pause;
    may.answer = given && may.pause;
    may.urge = !holds && (waits || over_holder);
    return may;
}

Acts Desk::acts_of(Tx& tx, const Context& ctx, const Wait& wait) {
    if (wait.ended) return {};
    auto may = rights_of(tx, ctx, wait);
    const bool late = wait.overdue(ctx.now()), paused = wait.paused_at.has_value();
    const bool asked = (may.ask || may.answer) && open_in(parts_.asking.requests(tx, wait.id)) != nullptr;
    const auto zone = zone_of(tx, parts_, parts_.calendar.zones(tx), wait.unit);
    may.pause = may.pause && !paused && !late;
    may.resume = may.resume && paused;
    may.ask = may.ask && !paused && !late && !asked;
    may.answer = may.answer && asked;
    may.urge = may.urge && !paused && !urged_today(parts_.asking.urges(tx, wait.id), core::seat_of(ctx.actor).position,
                                                   core::date_of(ctx.now(), zone), zone);
    return may;
}

Wait Desk::seen_for(Tx& tx, const Context& ctx, WaitId id, bool Acts::*act) {
    auto wait = seen(tx, ctx, id);
    core::ensure(rights_of(tx, ctx, wait).*act ? core::Verdict::allowed : core::Verdict::forbidden);
    return wait;
}

void Desk::hold(Tx& tx, const Context& ctx, Wait& wait, core::Date until, std::string_view reason) {
    const auto ground = ground_of(tx, parts_);
    const auto counting = counting_of(tx, parts_, ground, wait.unit);
    deadlines::pause(wait, ctx.now(), until, reason, signature(ctx), counting);
    parts_.waits.update(tx, wait);
    parts_.waits.begin_pause(tx, wait.id, {wait.pause_reason, ctx.actor.person_name, core::written(ctx.actor.seat()),
                                           ctx.now(), until, {}});
    tell_moved(tx, parts_, wait, counting);
    core::audit::append(tx, ctx, "deadlines.paused", wait.subject,
                        {{"step", name(wait.step)}, {"note", wait.pause_reason}, {"until", core::iso(until)}});
}

void Desk::pause(const Context& ctx, WaitId id, core::Date until, std::string_view reason) {
    parts_.db.write([&](Tx& tx) {
        auto wait = seen_for(tx, ctx, id, &Acts::pause);
        hold(tx, ctx, wait, until, reason);
        parts_.asking.drop(tx, id, ctx.now());
        tell_answered(tx, parts_, wait);
        tell(tx, parts_, ctx, News::paused, wait, wait.holder);
        if (wait.waiter) tell(tx, parts_, ctx, News::paused, wait, *wait.waiter);
    });
}

void Desk::resume(const Context& ctx, WaitId id) {
    parts_.db.write([&](Tx& tx) {
        auto wait = seen_for(tx, ctx, id, &Acts::resume);
        const auto ground = ground_of(tx, parts_);
        const auto counting = counting_of(tx, parts_, ground, wait.unit);
        deadlines::resume(wait, ctx.now(), ground.rules.now(wait.step, wait.urgency), counting);
        parts_.waits.update(tx, wait);
        parts_.waits.end_pause(tx, id, ctx.now());
        tell_moved(tx, parts_, wait, counting);
        core::audit::append(tx, ctx, "deadlines.resumed", wait.subject, {{"step", name(wait.step)}});
    });
}

void Desk::ask(const Context& ctx, WaitId id, core::Date until, std::string_view reason) {
    parts_.db.write([&](Tx& tx) {
        const auto wait = seen_for(tx, ctx, id, &Acts::ask);
        check_pause(wait, ctx.now(), until, reason, counting_of(tx, parts_, ground_of(tx, parts_), wait.unit));
        if (open_in(parts_.asking.requests(tx, id)) != nullptr) throw Error(Code::conflict, "deadlines.error.asked");
        PauseRequest request;
        request.id = RequestId::make(ctx.now());
        request.reason = core::text::trim(reason);
        request.until = until;
        request.person = ctx.actor.person_name;
        request.position = core::written(ctx.actor.seat());
        request.at = ctx.now();
        parts_.asking.ask(tx, id, request);
        tell(tx, parts_, ctx, News::asked, wait, *wait.waiter);
        core::audit::append(tx, ctx, "deadlines.pause_asked", wait.subject,
                            {{"step", name(wait.step)}, {"note", request.reason}, {"until", core::iso(until)}});
    });
}

void Desk::answer(const Context& ctx, WaitId id, bool granted, std::string_view note) {
    parts_.db.write([&](Tx& tx) {
        auto wait = seen_for(tx, ctx, id, &Acts::answer);
        const auto requests = parts_.asking.requests(tx, id);
        const auto* asked = open_in(requests);
        if (asked == nullptr) throw Error(Code::conflict, "deadlines.error.not_asked");
        auto request = *asked;
        request.answer = core::text::trim(note);
        if (!granted && request.answer.empty())
            throw Error("deadlines.error.answer", {{"note", "deadlines.fault.answer", {}}});
        request.granted = granted;
        request.answered = ctx.now();
        request.answered_person = ctx.actor.person_name;
        request.answered_position = core::written(ctx.actor.seat());
        parts_.asking.answer(tx, request);
        tell_answered(tx, parts_, wait);
        tell(tx, parts_, ctx, granted ? News::granted : News::declined, wait, wait.holder);
        if (granted) return hold(tx, ctx, wait, request.until, request.reason);
        core::audit::append(tx, ctx, "deadlines.pause_declined", wait.subject,
                            {{"step", name(wait.step)}, {"note", request.answer}});
    });
}

void Desk::urge(const Context& ctx, WaitId id, const Also& also) {
    parts_.db.write([&](Tx& tx) {
        const auto wait = seen_for(tx, ctx, id, &Acts::urge);
        if (wait.ended) throw Error(Code::conflict, "deadlines.error.over");
        if (wait.paused_at) throw Error(Code::conflict, "deadlines.error.urge_paused");
        const auto zone = zone_of(tx, parts_, parts_.calendar.zones(tx), wait.unit);
        const auto seat = core::seat_of(ctx.actor).position;
        if (urged_today(parts_.asking.urges(tx, id), seat, core::date_of(ctx.now(), zone), zone))
            throw Error(Code::conflict, "deadlines.error.urged");
        parts_.asking.urge(tx, id, {seat, ctx.actor.person_name, core::written(ctx.actor.seat()), ctx.now()});
        tell(tx, parts_, ctx, News::urged, wait, wait.holder);
        core::audit::append(tx, ctx, "deadlines.urged", wait.subject, {{"step", name(wait.step)}});
        if (also) also(tx);
    });
}

}  // namespace deadlines
