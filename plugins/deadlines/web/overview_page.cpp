// SPDX-License-Identifier: Apache-2.0
// The dashboard of a head: each figure as a chart and as its table, to be printed or taken as XLSX.
#include "core/table/sheet.h"
#include "deadlines/input/fields.h"
#include "deadlines/web/charts.h"
#include "deadlines/web/pages.h"
#include "deadlines/web/views.h"

namespace deadlines::web {

using core::page::Data;
using core::table::Sheet;
using core::words::Catalog;

namespace {

constexpr std::size_t most_bars = 12;   // of a chart; its table has all

// "November 2026" of "2026-11".
std::string month_name(const std::string& month, const Catalog& words) {
    const auto text = words.date(core::parse_date(month + "-01"));
    return text.substr(text.find(' ') + 1);
}

std::string short_month(const std::string& month, const Catalog& words) {
    constexpr std::size_t letters = 3;
    return month_name(month, words).substr(0, letters);
}

std::string query_of(const Request& request) {
    std::string text;
    for (const char* name : {"unit", "from", "until"})
        if (const auto value = request.query.get(name); !value.empty())
            text += (text.empty() ? "?" : "&") + std::string(name) + "=" + value;
    return text;
}

void show_units(Data& data, const Dashboard& shown, const Catalog& words) {
    std::vector<Bar> bars;
    for (const auto& each : shown.by_unit) {
        const auto all = each.in + each.out;
        data.add("UNIT_ROW")
            .set("NAME", each.name)
            .set("IN", words.number(each.in))
            .set("OUT", words.number(each.out))
            .set("DISPOSITIONS", words.number(each.dispositions));
        const core::Args counts{{"in", words.number(each.in)}, {"out", words.number(each.out)}};
        if (bars.size() < most_bars)
            bars.push_back({each.name, words.say("deadlines.overview.in_out", counts), each.in, all, ""});
    }
    show_bars(data, "UNIT_CHART", bars);
    data.show_if(bars.empty(), "NO_UNITS");
}

void show_steps(Data& data, const Dashboard& shown, const Catalog& words) {
    std::vector<Bar> bars;
    for (const auto& each : shown.steps) {
        data.add("STEP_ROW")
            .set("NAME", step_word(each.step, words))
            .set("COUNT", words.number(each.count))
            .set("MEDIAN", words.number(each.median))
            .set("NINETIETH", words.number(each.ninetieth))
            .set("LATE", words.number(each.late));
        const core::Args hours{{"median", words.number(each.median)}, {"most", words.number(each.ninetieth)}};
        bars.push_back({step_word(each.step, words), words.say("deadlines.overview.hours", hours), each.median,
                        each.ninetieth, ""});
    }
    show_bars(data, "STEP_CHART", bars);
    data.show_if(bars.empty(), "NO_STEPS");
}

std::string list_of(const Look& look, const HolderFigures& each) {
    Wish wish;
    wish.list = List::overdue;
    wish.scope = Scope::unit;
    wish.unit = look.unit;
    wish.holder = each.position;
    return input::address(wish);
}

void show_overdue(Data& data, const Dashboard& shown, const Look& look, const Catalog& words) {
    std::vector<Bar> bars;
    for (const auto& each : shown.overdue) {
        data.add("HOLDER_ROW")
            .set("NAME", each.name)
            .set("COUNT", words.number(each.overdue))
            .set("URL", list_of(look, each));
        if (bars.size() < most_bars) bars.push_back({each.name, words.number(each.overdue), each.overdue, 0, ""});
    }
    show_bars(data, "HOLDER_CHART", bars);
    data.set("OVERDUE_ALL", words.number(shown.overdue_all)).show_if(bars.empty(), "NO_HOLDERS");
}

void show_months(Data& data, const Dashboard& shown, const Catalog& words) {
    std::vector<Column> in, out, dispositions;
    for (const auto& each : shown.months) {
        const auto label = short_month(each.month, words);
        in.push_back({label, words.number(each.in), each.in});
        out.push_back({label, words.number(each.out), each.out});
        dispositions.push_back({label, words.number(each.dispositions), each.dispositions});
        data.add("MONTH_ROW")
            .set("NAME", month_name(each.month, words))
            .set("IN", words.number(each.in))
            .set("OUT", words.number(each.out))
            .set("DISPOSITIONS", words.number(each.dispositions));
    }
    show_columns(data, "MONTH_CHART", words.say("deadlines.overview.in"), in);
    show_columns(data, "MONTH_CHART", words.say("deadlines.overview.out"), out);
    show_columns(data, "MONTH_CHART", words.say("deadlines.overview.dispositions"), dispositions);
}

// All figures below one another, each part under its own heading.
Sheet sheet_of(const Dashboard& shown, const Catalog& words) {
    const auto say = [&](const char* key) { return words.say(key); };
    Sheet sheet;
    sheet.name = say("deadlines.overview.tab");
    sheet.titles = {say("deadlines.overview.title"), shown.title,
                    month_name(shown.from, words) + " - " + month_name(shown.until, words)};
    constexpr double wide = 48, narrow = 16;
    sheet.columns = {{say("deadlines.overview.figure"), wide},   {say("deadlines.overview.what"), wide},
                     {say("deadlines.overview.first"), narrow},  {say("deadlines.overview.second"), narrow},
                     {say("deadlines.overview.third"), narrow},  {say("deadlines.overview.fourth"), narrow}};
    const std::string none;
    for (const auto& each : shown.by_unit)
        sheet.rows.push_back({say("deadlines.overview.by_unit"), each.name, each.in, each.out, each.dispositions,
                none});
    for (const auto& each : shown.steps)
        sheet.rows.push_back({say("deadlines.overview.by_step"), step_word(each.step, words), each.count,
                              std::int64_t{each.median}, std::int64_t{each.ninetieth}, each.late});
    for (const auto& each : shown.overdue)
        sheet.rows.push_back({say("deadlines.overview.by_holder"), each.name, each.overdue, none, none, none});
    for (const auto& each : shown.months)
        sheet.rows.push_back({say("deadlines.overview.by_month"), month_name(each.month, words), each.in, each.out,
                              each.dispositions, none});
    sheet.notes = {say("deadlines.overview.note_flow"), say("deadlines.overview.note_steps"),
                   say("deadlines.overview.note_secret")};
    return sheet;
}

}  // namespace

Response overview(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto look = input::look_from(request.query);
    const auto shown = room.services.overview.of(ctx, look);
    Data data;
    data.set("PAGE_TITLE", words.say("deadlines.overview.title"))
        .set("UNIT_TITLE", shown.title)
        .set("TIME", month_name(shown.from, words) + " - " + month_name(shown.until, words))
        .set("FROM", shown.from)
        .set("UNTIL", shown.until)
        .set("SHEET_URL", "/overview.xlsx" + query_of(request));
    for (const auto& unit : shown.units)
        data.add("CHOICE")
            .set("ID", unit.id.text())
            .set("CHOICE_NAME", unit.name)
            .show_if(look.unit == unit.id, "CHOSEN");
    show_units(data, shown, words);
    show_steps(data, shown, words);
    show_overdue(data, shown, look, words);
    show_months(data, shown, words);
    return room.pages.render(ctx, request, "deadlines/overview", std::move(data));
}

Response overview_sheet(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.overview.of(ctx, input::look_from(request.query));
    return core::http::bytes(core::table::xlsx(sheet_of(shown, words)),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             "tinjauan-" + shown.from + "-" + shown.until + ".xlsx", false);
}

}  // namespace deadlines::web
