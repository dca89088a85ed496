// SPDX-License-Identifier: Apache-2.0
// Domain to page data.
#include "deadlines/web/views.h"

namespace deadlines::web {

using core::page::Data;
using core::words::Catalog;

std::string address(WaitId id) { return "/deadlines/" + id.text(); }

WaitId id_of(const core::http::Request& request) { return WaitId::parse(request.param("id")); }

std::string step_word(Step step, const Catalog& words) {
    return words.say("deadlines.step." + std::string(name(step)));
}

std::string title_of(const Line& line, const Catalog& words) {
    return line.said ? line.said->title : words.say("deadlines.unnamed");
}

void show_due(Data& row, const Line& line, const WorkTime& time, const core::Context& ctx, const Catalog& words) {
    const auto& wait = line.wait;
    for (const auto& each : line.given)
        row.add("EXTENDED").set("EXTENDED_TEXT", given_text(each, line.zone, words));
    if (wait.paused_until) {
        row.add("PAUSED")
            .set("PAUSED_TEXT", due_text(line, time, ctx.now(), words))
            .set("REASON", wait.pause_reason);
        return;
    }
    if (!wait.has_due()) return;
    const auto said = time.due_words(core::date_of(ctx.now(), line.zone), line.due_day);
    const bool soon = said.kind == DueKind::today || said.days <= 1;
    row.add("DUE")
        .set("DUE_TEXT", due_text(line, time, ctx.now(), words))
        .set("DUE_CLASS", line.overdue ? "is-late" : soon ? "is-soon" : "is-far");
}

std::string due_text(const Line& line, const WorkTime& time, core::Instant now, const Catalog& words) {
    const auto& wait = line.wait;
    if (wait.paused_until)
        return words.say("deadlines.paused_until",
                         {{"date", words.date(core::date_of(*wait.paused_until, line.zone))}});
    if (!wait.has_due()) return {};
    const auto said = time.due_words(core::date_of(now, line.zone), line.due_day);
    const core::Args args{{"count", std::to_string(said.days)}, {"time", words.time(wait.due, line.zone)}};
    switch (said.kind) {
        case DueKind::late: return words.say(said.days == 0 ? "deadlines.due.just_late" : "deadlines.due.late", args);
        case DueKind::left: return words.say("deadlines.due.left", args);
        case DueKind::today: return words.say(line.overdue ? "deadlines.due.past" : "deadlines.due.today", args);
    }
    return {};
}

std::string hours_text(std::int64_t minutes, const Catalog& words) {
    constexpr std::int64_t hour = 60;
    return words.say("deadlines.held",
                     {{"hours", words.number(minutes / hour)}, {"minutes", std::to_string(minutes % hour)}});
}

std::string span_text(std::int64_t minutes, const Catalog& words) {
    constexpr std::int64_t hour = 60;
    const core::Args args{{"hours", words.number(minutes / hour)}, {"minutes", std::to_string(minutes % hour)}};
    if (minutes < hour) return words.say("deadlines.span.minutes", args);
    return words.say(minutes % hour == 0 ? "deadlines.span.hours" : "deadlines.span.both", args);
}

std::string took_text(std::int64_t minutes, const Catalog& words) {
    return minutes == 0 ? words.say("deadlines.span.none") : span_text(minutes, words);
}

std::string given_text(const Given& given, core::Zone zone, const Catalog& words) {
    return words.say("deadlines.extended", {{"span", span_text(given.minutes, words)},
                                            {"date", words.date(core::date_of(given.from, zone))}});
}

}  // namespace deadlines::web
