// SPDX-License-Identifier: Apache-2.0
// The calendar: what it is, and changing it. A change is first shown with what it moves, then done.
#include "core/table/read.h"
#include "deadlines/input/fields.h"
#include "deadlines/web/pages.h"
#include "deadlines/web/views.h"

namespace deadlines::web {

using core::http::fault_status;
using core::page::Data;
using core::words::Catalog;

namespace {

constexpr const char* here = "/deadlines/calendar";

// What is asked once more, with the fields as they were sent.
struct Question {
    std::string action;
    std::vector<std::pair<std::string, std::string>> fields;
    Moved moved;
};

std::string hours_line(const DayHours& hours) {
    return clock_of(hours.opens) + "-" + clock_of(hours.breaks) + ", " + clock_of(hours.resumes) + "-" +
           clock_of(hours.closes);
}

void show_hours(Data& data, const Almanac& almanac, bool keeps, const Catalog& words) {
    Hours usual;
    usual.name = words.say("deadlines.hours.shipped");
    usual.usual = {450, 720, 780, 960};
    usual.friday = {450, 690, 780, 990};
    auto all = almanac.hours;
    if (all.empty() || all.front().first) all.insert(all.begin(), usual);
    for (const auto& each : all) {
        auto& row = data.add("HOURS");
        row.set("NAME", each.name).set("USUAL", hours_line(each.usual)).set("FRIDAY", hours_line(each.friday));
        row.set("TIME", each.first ? words.date(*each.first) + " - " + words.date(*each.last)
                                   : words.say("deadlines.hours.always"));
        if (each.first && keeps) row.add("DROP").set("FIRST", core::iso(*each.first));
    }
}

void show_days(Data& data, const Almanac& almanac, int year, bool keeps, const Catalog& words) {
    bool some = false;
    for (const auto& day : almanac.days) {
        if (static_cast<int>(day.day.year()) != year) continue;
        some = true;
        auto& row = data.add("DAY");
        row.set("DATE", words.day_date(day.day)).set("NAME", day.name).set("ISO", core::iso(day.day));
        row.set("KIND", words.say(day.kind == OffKind::holiday ? "deadlines.off.holiday"
                                                               : "deadlines.off.joint_leave"));
        if (keeps) row.add("DROP").set("DROP_DAY", core::iso(day.day));
    }
    data.show_if(!some, "NO_DAYS").show_if(some, "DAYS");
}

// Whether all days off of the year are here, by whose word.
void show_year(Data& data, const Almanac& almanac, int year, bool keeps, const Catalog& words, const Context& ctx) {
    const auto whole = almanac.whole.find(year);
    if (whole == almanac.whole.end()) {
        auto& open = data.add("NOT_WHOLE");
        if (keeps) open.add("SAY_WHOLE").set("SAID_YEAR", std::to_string(year));
        return;
    }
    auto& said = data.add("WHOLE");
    said.set("BY", whole->second.person + " (" + whole->second.position + ")")
        .set("AT", words.moment(whole->second.at, ctx.zone));
    if (keeps) said.add("TAKE_BACK").set("SAID_YEAR", std::to_string(year));
}

void show_question(Data& data, const std::optional<Question>& question, const Catalog& words) {
    if (!question) return;
    auto& asked = data.add("ASKED");
    asked.set("ACTION", question->action)
        .set("MOVED", words.number(question->moved.deadlines))
        .set("CHANGED", words.number(static_cast<std::int64_t>(question->moved.days)));
    for (const auto& [name, value] : question->fields) asked.add("FIELD").set("FIELD_NAME", name).set("VALUE", value);
}

int year_of(const Context& ctx, const Request& request) {
    constexpr int first = 2000, last = 2100;
    core::http::Given given(request.query);
    const auto year = given.number("year", first, last);
    given.done();
    return static_cast<int>(year.value_or(static_cast<int>(ctx.today().year())));
}

Response show_calendar(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults,
              const std::optional<Question>& question) {
    const auto& words = room.words.in(ctx.language);
    const auto almanac = room.services.keepers.almanac(ctx);
    const bool keeps = ctx.actor.may("deadlines.manage");
    const int year = year_of(ctx, request);
    Data data;
    data.set("PAGE_TITLE", words.say("deadlines.calendar.title"))
        .set("YEAR", std::to_string(year))
        .set("BEFORE_URL", std::string(here) + "?year=" + std::to_string(year - 1))
        .set("AFTER_URL", std::string(here) + "?year=" + std::to_string(year + 1))
        .set("BEFORE", std::to_string(year - 1))
        .set("AFTER", std::to_string(year + 1));
    show_days(data, almanac, year, keeps, words);
    show_year(data, almanac, year, keeps, words, ctx);
    show_hours(data, almanac, keeps, words);
    if (keeps) {
        auto& form = data.add("KEEPS");
        for (const char* field : {"day", "name", "text", "first", "last", "monday_opens", "monday_breaks",
                                  "monday_resumes", "monday_closes", "friday_opens", "friday_breaks",
                                  "friday_resumes", "friday_closes"}) {
            std::string upper(field);
            for (char& c : upper) c = c == '_' ? '_' : static_cast<char>(c - 'a' + 'A');
            form.set(upper + "_TYPED", question ? "" : request.form.get(field));
        }
        for (const auto& each : almanac.zones) {
            auto& choice = form.add("UNIT");
            choice.set("ID", each.unit.text()).set("UNIT_NAME", each.name);
            if (each.zone) choice.add("OWN").set("ZONE", core::name(*each.zone));
        }
    }
    show_question(data, question, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "deadlines/calendar", std::move(data), faults.empty() ? 200 : fault_status);
}

using Reader = input::Asked (*)(core::http::Given);

Response change(Room& room, const Context& ctx, Request& request, const char* action, Reader read) try {
    const auto asked = read(core::http::Given(request.form));
    const auto moved = room.services.keepers.change(ctx, asked.change, asked.confirmed);
    if (moved.done) return core::http::see_other(here, "deadlines.flash.calendar");
    Question question{action, {}, moved};
    for (const auto& [name, value] : request.form.all())
        if (name != "csrf" && name != "confirmed") question.fields.emplace_back(name, value);
    return show_calendar(room, ctx, request, {}, question);
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_calendar(room, ctx, request, error.faults(), std::nullopt);
}

}  // namespace

Response calendar(Room& room, const Context& ctx, Request& request) {
    return show_calendar(room, ctx, request, {}, std::nullopt);
}

Response put_day(Room& room, const Context& ctx, Request& request) {
    return change(room, ctx, request, "/deadlines/calendar/days", input::day_from);
}

Response drop_day(Room& room, const Context& ctx, Request& request) {
    return change(room, ctx, request, "/deadlines/calendar/days/remove", input::removal_from);
}

Response take_days(Room& room, const Context& ctx, Request& request) {
    // A table is read into the lines of the form; from there on both go the same way.
    const auto* file = request.upload("file");
    if (file != nullptr && !file->bytes.empty()) {
        core::http::Fields form;
        form.add("text", input::lines_of(core::table::read_one(file->file_name, file->bytes, "libur")));
        request.form = form;
    }
    return change(room, ctx, request, "/deadlines/calendar/import", input::days_from);
}

Response put_hours(Room& room, const Context& ctx, Request& request) {
    return change(room, ctx, request, "/deadlines/calendar/hours", input::hours_from);
}

Response drop_hours(Room& room, const Context& ctx, Request& request) {
    return change(room, ctx, request, "/deadlines/calendar/hours/remove", input::hours_removal_from);
}

Response put_year(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::year_from(core::http::Given(request.form));
    room.services.keepers.say_whole(ctx, wish.year, wish.whole);
    return core::http::see_other(std::string(here) + "?year=" + std::to_string(wish.year), "deadlines.flash.year");
}

Response put_zone(Room& room, const Context& ctx, Request& request) {
    return change(room, ctx, request, "/deadlines/calendar/zones", input::zone_from);
}

}  // namespace deadlines::web
