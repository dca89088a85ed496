// SPDX-License-Identifier: Apache-2.0
// The dashboard of a head: each figure as a table with its bars, to be printed or taken as XLSX.
#include <algorithm>

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

constexpr std::size_t most_lines = 12;   // before the fold

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

// One figure: its table, with a bar in each line. What has many lines folds all but the first.
struct FigurePanel {
    std::string heading, note, none, first;
    std::vector<std::string> heads;
};
struct FigureLine {
    std::string name, link;
    std::vector<std::string> cells;
    Bar bar;
};

void show_figures(Data& row, const FigureLine& line, const FigurePanel& panel, std::int64_t most) {
    row.set("NAME", line.name).show_if(line.link.empty(), "PLAIN");
    if (!line.link.empty()) row.add("LINK").set("URL", line.link);
    for (std::size_t i = 0; i < line.cells.size(); ++i)
        row.add("CELL").set("VALUE", line.cells[i]).set("LABEL", panel.heads[i]);
    show_bar(row, line.bar, most);
}

void show_panel(Data& data, const FigurePanel& panel, const std::vector<FigureLine>& lines, const Catalog& words) {
    auto& shown = data.add("PANEL");
    shown.set("HEADING", panel.heading).set("NOTE", panel.note);
    if (lines.empty()) {
        shown.add("NONE").set("TEXT", panel.none);
        return;
    }
    auto& table = shown.add("TABLE");
    table.set("FIRST", panel.first).set("CAPTION", panel.heading);
    for (const auto& head : panel.heads) table.add("HEAD").set("LABEL", head);
    std::int64_t most = 1;
    for (const auto& line : lines) most = std::max({most, line.bar.length, line.bar.reach});
    for (std::size_t i = 0; i < std::min(lines.size(), most_lines); ++i)
        show_figures(table.add("LINE"), lines[i], panel, most);
    if (lines.size() <= most_lines) return;
    const auto left = static_cast<std::int64_t>(lines.size() - most_lines);
    auto& more = table.add("MORE");
    more.set("COUNT_LEFT", words.number(left));
    for (std::size_t i = most_lines; i < lines.size(); ++i) show_figures(more.add("LINE"), lines[i], panel, most);
}

void show_units(Data& data, const Dashboard& shown, const Catalog& words) {
    std::vector<FigureLine> lines;
    for (const auto& each : shown.by_unit)
        lines.push_back({each.name, "",
                         {words.number(each.in), words.number(each.out), words.number(each.dispositions)},
                         {each.in, each.in + each.out}});
    show_panel(data, {words.say("deadlines.overview.by_unit"), words.say("deadlines.overview.note_units"),
                      words.say("deadlines.overview.no_units"), words.say("deadlines.overview.unit"),
                      {words.say("deadlines.overview.in"), words.say("deadlines.overview.out"),
                       words.say("deadlines.overview.dispositions")}},
               lines, words);
}

void show_steps(Data& data, const Dashboard& shown, const Catalog& words) {
    std::vector<FigureLine> lines;
    for (const auto& each : shown.steps)
        lines.push_back({step_word(each.step, words), "",
                         {words.number(each.count), took_text(each.median, words), took_text(each.ninetieth, words),
                          words.number(each.late)},
                         {each.median, each.ninetieth}});
    show_panel(data, {words.say("deadlines.overview.by_step"), words.say("deadlines.overview.note_steps"),
                      words.say("deadlines.overview.no_steps"), words.say("deadlines.rules.step"),
                      {words.say("deadlines.overview.count"), words.say("deadlines.overview.median"),
                       words.say("deadlines.overview.ninetieth"), words.say("deadlines.overview.late")}},
               lines, words);
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
    std::vector<FigureLine> lines;
    for (const auto& each : shown.overdue)
        lines.push_back({each.name, list_of(look, each), {words.number(each.overdue)}, {each.overdue, 0}});
    show_panel(data, {words.say("deadlines.overview.by_holder"),
                      words.say("deadlines.overview.overdue_all", {{"count", words.number(shown.overdue_all)}}),
                      words.say("deadlines.overview.no_overdue"), words.say("deadlines.overview.position"),
                      {words.say("deadlines.overview.overdue")}},
               lines, words);
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

// A tab for each figure.
std::vector<Sheet> sheets_of(const Dashboard& shown, const Catalog& words) {
    const auto say = [&](const char* key) { return words.say(key); };
    constexpr double wide = 48, narrow = 16;
    const auto begin = [&](const char* tab, const char* title, const char* note) {
        Sheet sheet;
        sheet.name = say(tab);
        sheet.titles = {say(title), shown.title,
                        month_name(shown.from, words) + " - " + month_name(shown.until, words)};
        sheet.notes = {say(note), say("deadlines.overview.note_secret")};
        return sheet;
    };
    const auto flow_columns = [&](Sheet& sheet, const char* first) {
        sheet.columns = {{say(first), wide},
                         {say("deadlines.overview.in"), narrow},
                         {say("deadlines.overview.out"), narrow},
                         {say("deadlines.overview.dispositions"), narrow}};
        sheet.charted = {1, 2, 3};
    };
    auto holders = begin("deadlines.overview.tab_holder", "deadlines.overview.by_holder",
                         "deadlines.overview.note_overdue");
    holders.columns = {{say("deadlines.overview.position"), wide}, {say("deadlines.overview.overdue"), narrow}};
    holders.charted = {1};
    for (const auto& each : shown.overdue) holders.rows.push_back({each.name, each.overdue});
    auto steps = begin("deadlines.overview.tab_step", "deadlines.overview.by_step", "deadlines.overview.note_minutes");
    steps.columns = {{say("deadlines.rules.step"), wide},
                     {say("deadlines.overview.count"), narrow},
                     {say("deadlines.overview.median_minutes"), narrow},
                     {say("deadlines.overview.ninetieth_minutes"), narrow},
                     {say("deadlines.overview.late"), narrow}};
    steps.charted = {2, 3};
    for (const auto& each : shown.steps)
        steps.rows.push_back({step_word(each.step, words), each.count, std::int64_t{each.median},
                              std::int64_t{each.ninetieth}, each.late});
    auto units = begin("deadlines.overview.tab_unit", "deadlines.overview.by_unit", "deadlines.overview.note_flow");
    flow_columns(units, "deadlines.overview.unit");
    for (const auto& each : shown.by_unit) units.rows.push_back({each.name, each.in, each.out, each.dispositions});
    auto months = begin("deadlines.overview.tab_month", "deadlines.overview.by_month", "deadlines.overview.note_flow");
    flow_columns(months, "deadlines.overview.month");
    for (const auto& each : shown.months)
        months.rows.push_back({month_name(each.month, words), each.in, each.out, each.dispositions});
    return {std::move(holders), std::move(steps), std::move(units), std::move(months)};
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
    show_overdue(data, shown, look, words);
    show_steps(data, shown, words);
    show_units(data, shown, words);
    show_months(data, shown, words);
    return room.pages.render(ctx, request, "deadlines/overview", std::move(data));
}

Response overview_sheet(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.overview.of(ctx, input::look_from(request.query));
    return core::http::bytes(core::table::xlsx(sheets_of(shown, words)),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             "tinjauan-" + shown.from + "-" + shown.until + ".xlsx", false);
}

}  // namespace deadlines::web
