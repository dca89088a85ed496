// SPDX-License-Identifier: Apache-2.0
#include "deadlines/api/deadlines_api.h"

#include "deadlines/input/fields.h"

namespace deadlines::api {

using core::Json;
using core::http::Given;

namespace {

WaitId id_of(const Request& request) { return WaitId::parse(request.param("id")); }

Json json_of(const Line& line) {
    const auto& wait = line.wait;
    Json given = Json::array();
    for (const auto& each : line.given)
        given.push_back({{"outage_from", core::iso(each.from)}, {"minutes", each.minutes}});
    const auto until = wait.paused_until ? Json(core::iso(core::date_of(*wait.paused_until, line.zone))) : Json();
    const bool opens = line.said && !line.said->link.empty();
    return {{"id", wait.id.text()},
            {"subject", opens ? Json(wait.subject) : Json()},
            {"title", line.said ? Json(line.said->title) : Json()},
            {"number", line.said ? Json(line.said->number) : Json()},
            {"link", opens ? Json(line.said->link) : Json()},
            {"step", name(wait.step)},
            {"urgency", wait.urgency},
            {"holder", wait.holder.text()},
            {"holder_name", line.holder_name},
            {"waiter_name", line.waiter_name.empty() ? Json() : Json(line.waiter_name)},
            {"since", core::iso(wait.began)},
            {"due", wait.has_due() ? Json(core::iso(wait.due)) : Json()},
            {"overdue", line.overdue},
            {"extensions", given},
            {"paused_until", until},
            {"pause_reason", wait.paused_at ? Json(wait.pause_reason) : Json()},
            {"ended", wait.ended ? Json(core::iso(*wait.ended)) : Json()}};
}

Json json_of(const Rule& rule) {
    return {{"step", name(rule.step)},     {"urgency", rule.urgency},        {"measure", name(rule.measure)},
            {"amount", rule.amount},       {"remind", rule.remind_hours},    {"escalate", rule.escalate_hours},
            {"shipped", rule.version == 0}, {"version", rule.version}};
}

Json json_of(const Moved& moved) {
    return {{"moved", moved.deadlines}, {"days", moved.days}, {"done", moved.done}};
}

Json clock_json(const DayHours& hours) {
    return {{"opens", clock_of(hours.opens)}, {"breaks", clock_of(hours.breaks)},
            {"resumes", clock_of(hours.resumes)}, {"closes", clock_of(hours.closes)}};
}

Response change(Room& room, const Context& ctx, const input::Asked& asked) {
    return core::http::json(json_of(room.services.keepers.change(ctx, asked.change, asked.confirmed)));
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.desk.list(ctx, input::wish_from(request.query));
    Json items = Json::array();
    for (const auto& line : found.lines) items.push_back(json_of(line));
    return core::http::json({{"items", items}, {"next", found.next.empty() ? Json() : Json(found.next)}});
}

Response urge_many(Room& room, const Context& ctx, Request& request) {
    const auto id = room.many.urge(ctx, input::waits_from(Given::body(request)));
    const auto link = "/api/v1/batches/" + id.text();
    return core::http::json({{"batch", id.text()}, {"link", link}}, 202).header("Location", link);
}

Response show(Room& room, const Context& ctx, Request& request) {
    const auto whole = room.services.desk.whole(ctx, id_of(request));
    auto json = json_of(whole.line);
    json["held_minutes"] = whole.held_minutes;
    json["own_due"] = whole.line.wait.own_due;
    json["rule"] = json_of(whole.rule);
    json["notices"] = Json::array();
    for (const auto& each : whole.told)
        json["notices"].push_back({{"level", each.notice.level}, {"to", each.to}, {"at", core::iso(each.notice.at)}});
    json["pauses"] = Json::array();
    for (const auto& each : whole.pauses)
        json["pauses"].push_back({{"reason", each.reason},
                                  {"person", each.person},
                                  {"position", each.position},
                                  {"began", core::iso(each.began)},
                                  {"until", core::iso(each.until)},
                                  {"ended", each.ended ? Json(core::iso(*each.ended)) : Json()}});
    json["urges"] = Json::array();
    for (const auto& each : whole.urges)
        json["urges"].push_back({{"person", each.person}, {"position", each.position}, {"at", core::iso(each.at)}});
    json["requests"] = Json::array();
    for (const auto& each : whole.requests)
        json["requests"].push_back({{"reason", each.reason},
                                    {"person", each.person},
                                    {"position", each.position},
                                    {"at", core::iso(each.at)},
                                    {"until", core::iso(each.until)},
                                    {"granted", each.granted ? Json(*each.granted) : Json()},
                                    {"answer", each.answer},
                                    {"answered", each.answered ? Json(core::iso(*each.answered)) : Json()}});
    json["may_pause"] = whole.may.pause;
    json["may_resume"] = whole.may.resume;
    json["may_ask"] = whole.may.ask;
    json["may_answer"] = whole.may.answer;
    json["may_urge"] = whole.may.urge;
    return core::http::json(json);
}

Response pause(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::pause_from(Given::body(request));
    room.services.desk.pause(ctx, id_of(request), wish.until, wish.reason);
    return show(room, ctx, request);
}

Response resume(Room& room, const Context& ctx, Request& request) {
    Given given = Given::body(request);
    given.done();
    room.services.desk.resume(ctx, id_of(request));
    return show(room, ctx, request);
}

Response ask(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::pause_from(Given::body(request));
    room.services.desk.ask(ctx, id_of(request), wish.until, wish.reason);
    return show(room, ctx, request);
}

Response answer(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::answer_from(Given::body(request));
    room.services.desk.answer(ctx, id_of(request), wish.granted, wish.note);
    return show(room, ctx, request);
}

Response urge(Room& room, const Context& ctx, Request& request) {
    Given given = Given::body(request);
    given.done();
    room.services.desk.urge(ctx, id_of(request));
    return show(room, ctx, request);
}

Response holidays(Room& room, const Context& ctx, Request&) {
    const auto almanac = room.services.keepers.almanac(ctx);
    Json days = Json::array(), hours = Json::array();
    for (const auto& day : almanac.days)
        days.push_back({{"day", core::iso(day.day)}, {"name", day.name}, {"kind", name(day.kind)}});
    for (const auto& each : almanac.hours)
        hours.push_back({{"name", each.name},
                         {"first", each.first ? Json(core::iso(*each.first)) : Json()},
                         {"last", each.last ? Json(core::iso(*each.last)) : Json()},
                         {"monday", clock_json(each.usual)},
                         {"friday", clock_json(each.friday)}});
    Json years = Json::array();
    for (const auto& [year, said] : almanac.whole)
        years.push_back({{"year", year},
                         {"person", said.person},
                         {"position", said.position},
                         {"at", core::iso(said.at)}});
    return core::http::json({{"days", days}, {"hours", hours}, {"whole_years", years}});
}

Response put_day(Room& room, const Context& ctx, Request& request) {
    return change(room, ctx, input::day_from(Given::body(request)));
}

Response drop_day(Room& room, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    core::http::Fields fields;
    fields.add("day", request.param("day"));
    fields.add("confirmed", "1");
    return change(room, ctx, input::removal_from(Given(fields)));
}

Response put_hours(Room& room, const Context& ctx, Request& request) {
    return change(room, ctx, input::hours_from(Given::body(request)));
}

Response put_year(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::year_from(Given::body(request));
    room.services.keepers.say_whole(ctx, wish.year, wish.whole);
    return holidays(room, ctx, request);
}

Response rules(Room& room, const Context& ctx, Request&) {
    Json items = Json::array();
    for (const auto& each : room.services.keepers.rules(ctx)) items.push_back(json_of(each.rule));
    return core::http::json({{"items", items}});
}

Response write_rule(Room& room, const Context& ctx, Request& request) {
    return core::http::json(json_of(room.services.keepers.write(ctx, input::rule_from(Given::body(request)))));
}

Response overview(Room& room, const Context& ctx, Request& request) {
    const auto shown = room.services.overview.of(ctx, input::look_from(request.query));
    Json units = Json::array(), steps = Json::array(), overdue = Json::array(), months = Json::array();
    const auto flow = [](const auto& each) {
        return Json{{"in", each.in}, {"out", each.out}, {"dispositions", each.dispositions}};
    };
    for (const auto& each : shown.by_unit) {
        auto row = flow(each);
        row["unit"] = each.unit.text();
        row["name"] = each.name;
        units.push_back(std::move(row));
    }
    for (const auto& each : shown.steps)
        steps.push_back({{"step", name(each.step)},
                         {"count", each.count},
                         {"median_hours", (each.median + 59) / 60},
                         {"ninetieth_hours", (each.ninetieth + 59) / 60},
                         {"median_minutes", each.median},
                         {"ninetieth_minutes", each.ninetieth},
                         {"late", each.late}});
    for (const auto& each : shown.overdue)
        overdue.push_back({{"position", each.position.text()}, {"name", each.name}, {"count", each.overdue}});
    for (const auto& each : shown.months) {
        auto row = flow(each);
        row["month"] = each.month;
        months.push_back(std::move(row));
    }
    return core::http::json({{"unit", shown.title}, {"from", shown.from}, {"until", shown.until}, {"units", units},
                             {"steps", steps}, {"overdue", overdue}, {"months", months}});
}

}  // namespace deadlines::api
