// SPDX-License-Identifier: Apache-2.0
#include "deadlines/input/fields.h"

#include "core/base/text.h"
#include "core/batch/batch.h"

namespace deadlines::input {

using core::http::Given;

namespace {

constexpr int most_days_at_once = 400;

core::Date needed_date(Given& given, std::string_view name, const char* key) {
    const auto date = given.date(name);
    if (!date) given.fault(name, key);
    return date.value_or(core::Date{});
}

DayHours day_hours(Given& given, const std::string& day) {
    const auto at = [&](const char* which) {
        const auto name = day + "_" + which;
        const auto minute = minute_of(given.line(name, 10));
        if (!minute) given.fault(name, "deadlines.fault.clock");
        return minute.value_or(0);
    };
    return {at("opens"), at("breaks"), at("resumes"), at("closes")};
}

std::optional<OffKind> kind_in(std::string_view text) {
    const auto word = core::text::lower(core::text::trim(text));
    if (word.empty() || word == "libur" || word == "holiday" || word == "hari libur") return OffKind::holiday;
    if (word == "cuti bersama" || word == "joint_leave") return OffKind::joint_leave;
    return std::nullopt;
}

void take_line(Given& given, std::string_view text, int number, std::vector<DayOff>& days) {
    const auto parts = core::text::split(text, ';');
    const core::Args where{{"line", std::to_string(number)}};
    DayOff day;
    try {
        day.day = core::parse_date(core::text::trim(parts[0]));
    } catch (const core::Error&) {
        return given.fault("text", "deadlines.fault.line_day", where);
    }
    if (parts.size() > 1) day.name = core::text::trim(parts[1]);
    const auto kind = kind_in(parts.size() > 2 ? std::string_view(parts[2]) : std::string_view());
    if (day.name.empty() || !kind || parts.size() > 3) return given.fault("text", "deadlines.fault.line", where);
    day.kind = *kind;
    days.push_back(std::move(day));
}

}  // namespace

Wish wish_from(const core::http::Fields& query) {
    constexpr int longest_days = 3650;
    constexpr std::size_t longest_text = 100;
    Given given(query);
    Wish wish;
    wish.list = given.one_of("list", all_lists, [](List each) { return name(each); }).value_or(List::mine);
    const auto unit = given.one_of("scope", std::initializer_list<Scope>{Scope::own, Scope::unit},
                                   [](Scope each) { return each == Scope::own ? "own" : "unit"; });
    wish.scope = unit.value_or(Scope::own);
    wish.step = given.one_of("step", all_steps, [](Step each) { return name(each); });
    wish.unit = given.id<core::UnitId>("unit");
    wish.holder = given.id<core::PositionId>("holder");
    wish.days = static_cast<int>(given.number("days", 1, longest_days).value_or(wish.days));
    wish.text = given.line("q", longest_text);
    wish.after = given.line("after", 100);
    given.done();
    return wish;
}

std::vector<WaitId> waits_from(Given given) {
    auto all = given.ids<WaitId>("wait", core::batch::most_items);
    if (all.empty()) given.fault("wait", "core.batch.nothing_chosen");
    given.done("deadlines.error.chosen");
    return all;
}

Look look_from(const core::http::Fields& query) {
    Given given(query);
    Look look;
    look.unit = given.id<core::UnitId>("unit");
    const auto month = [&](std::string_view name) -> std::optional<core::Date> {
        const auto text = given.line(name, 10);
        if (text.empty()) return std::nullopt;
        try {
            return core::parse_date(text + "-01");
        } catch (const core::Error&) {
            given.fault(name, "deadlines.fault.month");
            return std::nullopt;
        }
    };
    look.from = month("from");
    look.until = month("until");
    given.done();
    return look;
}

PauseWish pause_from(Given given) {
    PauseWish wish;
    wish.reason = given.prose("reason", longest_reason);
    wish.until = needed_date(given, "until", "deadlines.fault.day");
    if (wish.reason.empty()) given.fault("reason", "deadlines.fault.reason");
    given.done("deadlines.error.pause");
    return wish;
}

AnswerWish answer_from(Given given) {
    AnswerWish wish;
    wish.granted = given.flag("granted");
    wish.note = given.prose("note", longest_reason);
    if (!wish.granted && wish.note.empty()) given.fault("note", "deadlines.fault.answer");
    given.done("deadlines.error.answer");
    return wish;
}

Rule rule_from(Given given) {
    Rule rule;
    const auto step = given.one_of("step", all_steps, [](Step each) { return name(each); });
    if (!step) given.fault("step", "deadlines.fault.step");
    const auto urgency = given.one_of("urgency", urgencies, [](std::string_view each) { return each; });
    if (!urgency) given.fault("urgency", "deadlines.fault.urgency");
    constexpr std::array<Measure, 3> measures{Measure::hours, Measure::days, Measure::none};
    const auto measure = given.one_of("measure", measures, [](Measure each) { return name(each); });
    if (!measure) given.fault("measure", "deadlines.fault.measure");
    rule.step = step.value_or(Step::initial);
    rule.urgency = std::string(urgency.value_or("biasa"));
    rule.measure = measure.value_or(Measure::none);
    const auto number = [&](const char* field) {
        return static_cast<int>(given.number(field, 0, most_amount).value_or(0));
    };
    rule.amount = number("amount");
    rule.remind_hours = number("remind");
    rule.escalate_hours = number("escalate");
    given.done("deadlines.error.rule");
    return rule;
}

Asked day_from(Given given) {
    Asked asked;
    DayOff day;
    day.day = needed_date(given, "day", "deadlines.fault.day");
    day.name = given.line("name", longest_name);
    if (day.name.empty()) given.fault("name", "deadlines.fault.name");
    day.kind = given.one_of("kind", std::initializer_list<OffKind>{OffKind::holiday, OffKind::joint_leave},
                            [](OffKind each) { return name(each); })
                   .value_or(OffKind::holiday);
    asked.confirmed = given.flag("confirmed");
    given.done("deadlines.error.calendar");
    asked.change.add = {std::move(day)};
    return asked;
}

Asked removal_from(Given given) {
    Asked asked;
    asked.change.remove = {needed_date(given, "day", "deadlines.fault.day")};
    asked.confirmed = given.flag("confirmed");
    given.done("deadlines.error.calendar");
    return asked;
}

Asked days_from(Given given) {
    constexpr std::size_t longest_text = 40'000;
    Asked asked;
    const auto text = given.prose("text", longest_text);
    if (text.empty()) given.fault("file", "deadlines.fault.text");
    int number = 0;
    for (const auto& line : core::text::split(text, '\n')) {
        ++number;
        if (core::text::trim(line).empty()) continue;
        if (number > most_days_at_once) {
            given.fault("text", "deadlines.fault.many", {{"most", std::to_string(most_days_at_once)}});
            break;
        }
        take_line(given, line, number, asked.change.add);
    }
    asked.confirmed = given.flag("confirmed");
    given.done("deadlines.error.calendar");
    return asked;
}

Asked hours_from(Given given) {
    Asked asked;
    Hours hours;
    hours.name = given.line("name", longest_name);
    if (hours.name.empty()) given.fault("name", "deadlines.fault.name");
    hours.first = given.date("first");
    hours.last = given.date("last");
    hours.usual = day_hours(given, "monday");
    hours.friday = day_hours(given, "friday");
    asked.confirmed = given.flag("confirmed");
    given.done("deadlines.error.calendar");
    asked.change.hours = std::move(hours);
    return asked;
}

Asked hours_removal_from(Given given) {
    Asked asked;
    asked.change.hours_gone = needed_date(given, "first", "deadlines.fault.day");
    asked.confirmed = given.flag("confirmed");
    given.done("deadlines.error.calendar");
    return asked;
}

YearWish year_from(Given given) {
    constexpr int first = 2000, last = 2100;
    YearWish wish;
    const auto year = given.number("year", first, last);
    if (!year) given.fault("year", "deadlines.fault.year");
    wish.year = static_cast<int>(year.value_or(first));
    wish.whole = given.flag("whole");
    given.done("deadlines.error.calendar");
    return wish;
}

Asked zone_from(Given given) {
    Asked asked;
    const auto unit = given.id<core::UnitId>("unit");
    if (!unit) given.fault("unit", "deadlines.fault.unit");
    constexpr std::array<core::Zone, 3> zones{core::Zone::wib, core::Zone::wita, core::Zone::wit};
    const auto zone = given.one_of("zone", zones, [](core::Zone each) { return core::name(each); });
    asked.confirmed = given.flag("confirmed");
    given.done("deadlines.error.calendar");
    asked.change.zone = {unit.value_or(core::UnitId{}), zone};
    return asked;
}

std::string lines_of(const core::Sheet& sheet) {
    std::string text;
    for (const auto& row : sheet.rows)
        text += sheet.cell(row, "tanggal") + ";" + sheet.cell(row, "nama") + ";" + sheet.cell(row, "jenis") + "\n";
    return text;
}

std::string address(const Wish& wish) {
    std::string path = "/deadlines?list=" + std::string(name(wish.list));
    if (wish.scope == Scope::unit) path += "&scope=unit";
    if (wish.step) path += "&step=" + std::string(name(*wish.step));
    if (wish.unit) path += "&unit=" + wish.unit->text();
    if (wish.holder) path += "&holder=" + wish.holder->text();
    if (wish.list == List::unanswered) path += "&days=" + std::to_string(wish.days);
    if (!wish.text.empty()) path += "&q=" + core::text::url(wish.text);
    return path;
}

}  // namespace deadlines::input
