// SPDX-License-Identifier: Apache-2.0
// One thing that waits: who holds it, until when, what was told, its pauses.
#include "deadlines/input/fields.h"
#include "core/page/problem.h"
#include "deadlines/web/pages.h"
#include "deadlines/web/views.h"

namespace deadlines::web {

using core::http::fault_status;
using core::page::Data;
using core::words::Catalog;

namespace {

std::string rule_text(const Whole& whole, const Catalog& words) {
    if (whole.line.wait.own_due) return words.say("deadlines.rule.own");
    const auto& rule = whole.rule;
    if (rule.measure == Measure::none) return words.say("deadlines.rule.none");
    return words.say(rule.measure == Measure::days ? "deadlines.rule.days" : "deadlines.rule.hours",
                     {{"count", std::to_string(rule.amount)}});
}

void show_past(Data& data, const Whole& whole, const Catalog& words) {
    const auto zone = whole.line.zone;
    for (const auto& each : whole.told)
        data.add("TOLD")
            .set("WHAT", each.notice.level == 0
                             ? words.say("deadlines.told.reminded")
                             : words.say("deadlines.told.escalated", {{"level", std::to_string(each.notice.level)}}))
            .set("WHO", each.to)
            .set("AT", words.moment(each.notice.at, zone));
    for (const auto& each : whole.pauses) {
        auto& row = data.add("PAUSE");
        row.set("REASON", each.reason)
            .set("WHO", each.person + " (" + each.position + ")")
            .set("FROM", words.moment(each.began, zone))
            .set("UNTIL", words.date(each.until));
        if (each.ended) row.add("ENDED").set("AT", words.moment(*each.ended, zone));
    }
    for (const auto& each : whole.urges)
        data.add("URGED").set("WHO", each.person + " (" + each.position + ")").set("AT", words.moment(each.at, zone));
    for (const auto& each : whole.requests) {
        if (each.open()) continue;
        auto& row = data.add("ASKED");
        row.set("WHAT", words.say(!each.granted ? "deadlines.past.asked"
                                  : *each.granted ? "deadlines.past.granted" : "deadlines.past.declined",
                                  {{"until", words.date(each.until)}}))
            .set("WHO", each.person + " (" + each.position + ")")
            .set("AT", words.moment(each.at, zone))
            .set("REASON", each.reason);
        if (!each.granted) continue;
        auto& answered = row.add("ANSWERED");
        const auto by = each.answered_person + " (" + each.answered_position + ")";
        answered.set("BY", words.say("deadlines.past.answered",
                                     {{"who", by}, {"at", words.moment(*each.answered, zone)}}));
        if (!each.answer.empty()) answered.add("SAID").set("NOTE", each.answer);
    }
    data.show_if(!whole.told.empty() || !whole.pauses.empty() || !whole.urges.empty() || !whole.requests.empty(),
                 "PAST");
}

// What the actor may do with it: pause or ask for it, answer, urge.
void show_acts(Data& data, const Whole& whole, const Request& request, const Catalog& words) {
    const auto& line = whole.line;
    const auto at = address(line.wait.id);
    if (whole.may.pause || whole.may.ask) {
        const bool asks = whole.may.ask;
        data.add("HOLD")
            .set("HOLD_TITLE", asks ? words.say("deadlines.ask.title", {{"who", line.waiter_name}})
                                    : words.say("deadlines.pause.title"))
            .set("HOLD_AFTER", asks ? words.say("deadlines.ask.after", {{"who", line.waiter_name}})
                                    : words.say("deadlines.pause.after"))
            .set("HOLD_ACT", words.say(asks ? "deadlines.ask.act" : "deadlines.pause.act"))
            .set("HOLD_URL", at + (asks ? "/ask" : "/pause"));
    }
    for (const auto& each : whole.requests) {
        if (!each.open()) continue;
        auto& asked = data.add("REQUEST");
        asked.set("WHO", each.person + " (" + each.position + ")")
            .set("UNTIL", words.date(each.until))
            .set("AT", words.moment(each.at, line.zone))
            .set("REASON", each.reason)
            .show_if(!whole.may.answer, "UNANSWERED");
        if (whole.may.answer)
            asked.add("ANSWER")
                .set("ANSWER_URL", at + "/answer")
                .set("NOTE_TYPED", request.form.get("note"))
                .show_if(!line.overdue, "GRANTABLE");
    }
    data.set("RESUME_URL", at + "/resume")
        .set("URGE_URL", at + "/urge")
        .show_if(whole.may.resume, "MAY_RESUME")
        .show_if(whole.may.urge, "MAY_URGE")
        .show_if(line.overdue && !line.wait.ended && (line.wait.holder == whole.seat || whole.may.answer), "TOO_LATE");
}

Response show_wait(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto whole = room.services.desk.whole(ctx, id_of(request));
    const auto& line = whole.line;
    const auto& wait = line.wait;
    Data data;
    data.set("PAGE_TITLE", title_of(line, words))
        .set("TITLE", title_of(line, words))
        .set("STEP", step_word(wait.step, words))
        .set("HOLDER", line.holder_name)
        .set("PERSON", whole.holder_person)
        .set("SINCE", words.moment(wait.began, line.zone))
        .set("HELD", hours_text(whole.held_minutes, words))
        .set("RULE", rule_text(whole, words))
        .set("SHIPPED", wait.own_due || whole.rule.version > 0 ? "" : words.say("deadlines.rule.shipped"))
        .set("REASON_TYPED", request.form.get("reason"))
        .set("UNTIL_TYPED", request.form.get("until"))
        .show_if(whole.holder_person.empty(), "VACANT");
    show_acts(data, whole, request, words);
    if (line.said && !line.said->link.empty()) data.add("OPEN").set("LINK", line.said->link);
    if (line.said && !line.said->number.empty()) data.add("NUMBERED").set("NUMBER", line.said->number);
    if (!line.waiter_name.empty()) data.add("WAITED").set("WAITER", line.waiter_name);
    if (wait.has_due()) data.add("DUE_AT").set("AT", words.moment(wait.due, line.zone));
    if (wait.ended)
        data.add("ENDED_AT").set("AT", words.moment(*wait.ended, line.zone));
    else
        show_due(data, line, whole.time, ctx, words);
    if (wait.ended)
        for (const auto& each : line.given)
            data.add("EXTENDED").set("EXTENDED_TEXT", given_text(each, line.zone, words));
    show_past(data, whole, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "deadlines/show", std::move(data), faults.empty() ? 200 : fault_status);
}

}  // namespace

std::string aside(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    if (!ctx.actor.may("deadlines.read") || ctx.actor.seats.empty()) return {};
    const auto& words = room.words.in(ctx.language);
    const auto found = room.services.desk.of(ctx, subject);
    if (found.lines.empty()) return {};
    Data data;
    const auto seat = ctx.actor.seat().position;
    for (const auto& line : found.lines) {
        auto& row = data.add("ROW");
        row.set("STEP", step_word(line.wait.step, words))
            .set("HOLDER", line.holder_name)
            .set("SINCE", words.moment(line.wait.began, line.zone));
        if (line.wait.holder == seat || line.wait.waiter == seat) row.add("OPEN").set("URL", address(line.wait.id));
        show_due(row, line, found.time, ctx, words);
    }
    for (const int year : found.open_years)
        data.add("OPEN_YEAR").set("TEXT", words.say("deadlines.aside.year", {{"year", std::to_string(year)}}));
    return room.pages.fragment(ctx, request, "deadlines/aside", data);
}

Response show(Room& room, const Context& ctx, Request& request) { return show_wait(room, ctx, request, {}); }

Response pause(Room& room, const Context& ctx, Request& request) try {
    const auto wish = input::pause_from(core::http::Given(request.form));
    room.services.desk.pause(ctx, id_of(request), wish.until, wish.reason);
    return core::http::see_other(address(id_of(request)), "deadlines.flash.paused");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_wait(room, ctx, request, error.faults());
}

Response ask(Room& room, const Context& ctx, Request& request) try {
    const auto wish = input::pause_from(core::http::Given(request.form));
    room.services.desk.ask(ctx, id_of(request), wish.until, wish.reason);
    return core::http::see_other(address(id_of(request)), "deadlines.flash.asked");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_wait(room, ctx, request, error.faults());
}

Response answer(Room& room, const Context& ctx, Request& request) try {
    const auto wish = input::answer_from(core::http::Given(request.form));
    room.services.desk.answer(ctx, id_of(request), wish.granted, wish.note);
    return core::http::see_other(address(id_of(request)),
                                 wish.granted ? "deadlines.flash.paused" : "deadlines.flash.declined");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_wait(room, ctx, request, error.faults());
}

Response urge(Room& room, const Context& ctx, Request& request) {
    room.services.desk.urge(ctx, id_of(request));
    return core::http::see_other(address(id_of(request)), "deadlines.flash.urged");
}

Response resume(Room& room, const Context& ctx, Request& request) {
    room.services.desk.resume(ctx, id_of(request));
    return core::http::see_other(address(id_of(request)), "deadlines.flash.resumed");
}

}  // namespace deadlines::web
