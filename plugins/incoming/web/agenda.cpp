// SPDX-License-Identifier: Apache-2.0
#include "incoming/web/agenda.h"

#include "core/page/problem.h"
#include "incoming/input/fields.h"
#include "incoming/service/calendar_file.h"
#include "incoming/web/views.h"
#include "letters/newer.h"

namespace incoming::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

struct Look {
    std::string_view icon, tone;
};

Look look(Stance stance) {
    switch (stance) {
        case Stance::open: return {"hourglass", "wait"};
        case Stance::attending: return {"circle-check", "good"};
        case Stance::represented: return {"users", "info"};
        case Stance::declined: return {"ban", "none"};
    }
    return {};
}

void show_stance(Data& data, Stance stance, const Catalog& words) {
    data.set("STANCE", words.say("incoming.stance." + std::string(name(stance))))
        .set("STANCE_ICON", look(stance).icon)
        .set("STANCE_TONE", look(stance).tone);
}

// What stands beside the engagement itself.
void show_around_engagement(Data& row, const Engagement& engagement, const Catalog& words) {
    if (engagement.newer) row.add("NEWER").set("TEXT", letters::newer_text(*engagement.newer, words));
    for (const auto& other : engagement.clashes) row.add("CLASH").set("OTHER", other);
}

void show_engagement(Data& row, const Engagement& engagement, const Catalog& words) {
    const auto& invitation = engagement.invitation;
    row.set("URL", address(invitation.entry))
        .set("MATTER", invitation.matter)
        .set("DAY", words.day_date(invitation.day))
        .set("ISO", core::iso(invitation.day))
        .set("HOURS", invitation.time)
        .set("PLACE", invitation.place)
        .set("HOST", engagement.sender);
    if (engagement.passed_by.empty()) {
        show_stance(row, invitation.stance, words);
    } else {
        row.set("STANCE", words.say("incoming.stance.passed"))
            .set("STANCE_ICON", "corner-down-right")
            .set("STANCE_TONE", "info")
            .add("PASSED")
            .set("WHO", engagement.passed_by);
        return show_around_engagement(row, engagement, words);
    }
    if (!invitation.deputy_name.empty()) row.add("DEPUTY").set("WHO", invitation.deputy_name);
    if (!invitation.note.empty()) row.add("DECLINED").set("NOTE", invitation.note);
    if (invitation.assignment) row.add("ASSIGNED").set("TASK_URL", "/letters/" + invitation.assignment->text());
    show_around_engagement(row, engagement, words);
}

core::http::Response calendar_answer(Room& room, const Context& ctx, const std::vector<Engagement>& all,
                                     const std::string& file_name) {
    auto response = core::http::text(calendar_file(all, ctx, room.words.in(ctx.language)),
                                     "text/calendar; charset=utf-8");
    response.header("Content-Disposition", "attachment; filename=\"" + file_name + "\"");
    return response;
}

std::string time_of(const std::optional<int>& minutes) {
    constexpr int hour = 60;
    if (!minutes) return "";
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(*minutes / hour) + ":" + two(*minutes % hour);
}

void show_days(Data& data, const std::vector<Engagement>& all, const Catalog& words) {
    Data* day = nullptr;
    std::optional<core::Date> now;
    for (const auto& each : all) {
        if (now != each.invitation.day) {
            now = each.invitation.day;
            day = &data.add("DAY_BAND").set("DAY_NAME", words.day_date(each.invitation.day));
        }
        show_engagement(day->add("ROW"), each, words);
    }
}

}  // namespace

bool show_near(Data& data, Room& room, const Context& ctx) {
    const auto near = room.services.agenda.between(ctx, ctx.today(), core::add_days(ctx.today(), 1));
    if (near.empty()) return false;
    data.show("AGENDA");
    show_days(data, near, room.words.in(ctx.language));
    return true;
}

Response agenda_calendar(Room& room, const Context& ctx, Request& request) {
    const auto first = input::month_from(request.query, ctx.today());
    const core::Date last = first.year() / first.month() / std::chrono::last;
    return calendar_answer(room, ctx, room.services.agenda.between(ctx, first, last),
                           "agenda-" + core::iso(first).substr(0, 7) + ".ics");
}

Response invitation_calendar(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.agenda.of(ctx, id_of(request));
    if (!found) throw core::Error(core::Code::not_found, "incoming.error.not_in_agenda");
    return calendar_answer(room, ctx, {*found}, "undangan-" + core::iso(found->invitation.day) + ".ics");
}

Response agenda(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto from = input::day_from(request.query).value_or(ctx.today());
    const auto coming = room.services.agenda.from(ctx, from);
    Data data;
    data.set("PAGE_TITLE", words.say("incoming.agenda.title"))
        .set("FROM", core::iso(from))
        .set("SEAT", ctx.actor.seat().position_name);
    const auto month = core::iso(from).substr(0, 7);
    data.set("CALENDAR_URL", "/agenda.ics?month=" + month);
    show_days(data, coming.all, words);
    if (coming.more)
        data.add("MORE").set("MORE_URL", "/agenda?from=" + core::iso(*coming.more)).set("MORE_DAY", words.date(*coming.more));
    data.show_if(coming.all.empty() && !coming.more, "EMPTY");
    return room.pages.render(ctx, request, "incoming/agenda", std::move(data));
}

void show_invited(Data& data, Room& room, const Context& ctx, IncomingId id, const Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto found = room.services.agenda.of(ctx, id);
    if (!found) return;
    auto& invited = data.add("INVITED");
    show_engagement(invited, *found, words);
    if (!found->passed_by.empty() || !found->stands || found->invitation.day < ctx.today()) return;
    const auto asked = request.form.get("stance");
    auto& form = invited.add("MAY_ATTEND");
    if (asked == name(Stance::declined)) form.show("DECLINE_OPEN").set("NOTE_TYPED", request.form.get("note"));
    form.show_if(asked == name(Stance::represented), "REPRESENT_OPEN");
    const auto& deputy = found->invitation.deputy;
    const auto chosen = request.form.has("deputy") ? request.form.get("deputy") : deputy ? deputy->text() : "";
    for (const auto& each : room.services.agenda.deputies(ctx))
        form.add("BELOW")
            .set("BELOW_ID", each.position.text())
            .set("BELOW_NAME", each.name + " (" + each.holder + ")")
            .show_if(chosen == each.position.text(), "CHOSEN");
}

void show_occasion(Data& data, const std::optional<Invitation>& noted, const Request& request) {
    const bool typed = request.form.has("event_day");
    const auto put = [&](const std::string& name, const std::string& field, const std::string& kept) {
        data.set(name, typed ? request.form.get(field) : kept);
    };
    put("EVENT_DAY", "event_day", noted ? core::iso(noted->day) : "");
    put("EVENT_FROM", "event_from", noted ? time_of(noted->hours.from) : "");
    put("EVENT_UNTIL", "event_until", noted ? time_of(noted->hours.until) : "");
    put("EVENT_PLACE", "event_place", noted ? noted->place : "");
    put("EVENT_MATTER", "event_matter", noted ? noted->matter : "");
    bool filled = false;
    for (const char* field : {"event_day", "event_from", "event_until", "event_place", "event_matter"})
        filled = filled || !request.form.get(field).empty();
    data.show_if(filled, "OCCASION_OPEN");
}

void show_noted(Data& data, const Whole& whole, const Request& request, const Catalog& words) {
    if (!whole.may_note_invitation) return;
    auto& noted = data.add("NOTED");
    show_occasion(noted, whole.invitation, request);
    noted.set("NOTE_ACT", words.say(whole.invitation ? "incoming.occasion.correct" : "incoming.occasion.note"))
        .set("NOTE_AFTER", words.say(whole.invitation ? "incoming.occasion.correct_after" : "incoming.occasion.hint"));
    if (whole.invitation)
        noted.add("NOTED_NOW")
            .set("MATTER", whole.invitation->matter)
            .set("DAY", words.day_date(whole.invitation->day))
            .set("HOURS", whole.invitation->time)
            .set("PLACE", whole.invitation->place);
}

std::string attendance(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    constexpr std::string_view prefix = "letter:";
    if (!subject.starts_with(prefix) || !ctx.actor.may("incoming.read") || ctx.actor.seats.empty()) return {};
    std::vector<Attendance> all;
    try {
        all = room.services.agenda.attendance(ctx, letters::LetterId::parse(subject.substr(prefix.size())));
    } catch (const core::Error& error) {
        if (error.code() != core::Code::not_found && error.code() != core::Code::forbidden) throw;
    }
    if (all.empty()) return {};
    const auto& words = room.words.in(ctx.language);
    Data data;
    std::int64_t coming = 0, answered = 0;
    for (const auto& each : all) {
        auto& row = data.add("INVITEE").set("NAME", each.position_name);
        show_stance(row, each.stance, words);
        if (!each.deputy_name.empty()) row.add("DEPUTY").set("WHO", each.deputy_name);
        if (!each.note.empty()) row.add("DECLINED").set("NOTE", each.note);
        coming += each.stance == Stance::attending || each.stance == Stance::represented ? 1 : 0;
        answered += each.stance == Stance::open ? 0 : 1;
    }
    data.set("COUNTED", words.say("incoming.attendance.counted", {{"coming", std::to_string(coming)},
                                                                 {"answered", std::to_string(answered)},
                                                                 {"all", std::to_string(all.size())}}));
    return room.pages.fragment(ctx, request, "incoming/attendance", data);
}

}  // namespace incoming::web
