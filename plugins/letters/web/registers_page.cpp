// SPDX-License-Identifier: Apache-2.0
// The registers: one table on screen, as XLSX and as PDF.
#include "core/base/text.h"
#include "core/table/sheet.h"
#include "letters/filters.h"
#include "letters/newer.h"
#include "letters/web/pages.h"
#include "letters/web/views.h"

namespace letters::web {

using core::page::Data;
using core::table::Cell;
using core::words::Catalog;

namespace {

// A register as a table, with what only the screen needs.
struct ShownRegister {
    std::string book;                 // "outgoing", "dispatch"
    Period period;
    directory::Unit unit;
    std::vector<directory::Unit> units;   // to choose from
    core::table::Sheet sheet;
    std::vector<std::string> links;   // of the rows; "" where the letter may not be opened
    std::size_t linked = 0;           // the column that is the link
    std::string file;                 // without its ending
};

std::string period_text(const Period& period, const Catalog& words) {
    if (period.month == 0) return words.say("letters.register.year", {{"year", std::to_string(period.year)}});
    return words.say("letters.month." + std::to_string(period.month)) + " " + std::to_string(period.year);
}

template <class Line>
void begin(ShownRegister& shown, const Register<Line>& found, const Context& ctx, const Catalog& words) {
    shown.period = found.period;
    shown.unit = found.unit;
    shown.units = found.units;
    const auto title = words.say("letters.register." + shown.book);
    shown.sheet.name = words.say("letters.register." + shown.book + ".tab");
    shown.sheet.titles = {title, found.unit.name, period_text(found.period, words)};
    const auto count = words.number(static_cast<std::int64_t>(found.lines.size()));
    shown.sheet.notes = {words.say("letters.register.as_of", {{"date", words.date(ctx.today())}, {"count", count}})};
    shown.file = words.say("letters.register." + shown.book + ".file") + "-" +
                 core::text::lower(found.unit.code) + "-" + std::to_string(found.period.year);
    if (const auto month = found.period.month; month > 0) shown.file += (month < 10 ? "-0" : "-") + std::to_string(month);
}

void column(ShownRegister& shown, const char* word, double width, const Catalog& words) {
    shown.sheet.columns.push_back({words.say(std::string("letters.register.column.") + word), width});
}

std::string remark(const OutgoingLine& line, const Catalog& words) {
    std::vector<std::string> told;
    if (line.state == State::void_)
        told.push_back(words.say("letters.register.void", {{"reason", line.note}}));
    else if (line.state != State::sent)
        told.push_back(words.say("letters.state." + std::string(name(line.state))));
    if (line.newer) told.push_back(newer_text(*line.newer, words));
    if (line.urgency != Urgency::ordinary)
        told.push_back(words.say("letters.urgency." + std::string(name(line.urgency))));
    if (line.access != classification::AccessClass::ordinary)
        told.push_back(words.say("letters.access." + std::string(classification::name(line.access))));
    return core::text::join(told, ". ");
}

ShownRegister outgoing(Room& room, const Context& ctx, const RegisterWish& wish, const Catalog& words) {
    const auto found = room.services.registers.outgoing(ctx, wish.period, wish.unit);
    ShownRegister shown;
    shown.book = "outgoing";
    begin(shown, found, ctx, words);
    for (const auto& [word, width] : {std::pair{"no", 6.0}, {"date", 21.0}, {"number", 28.0}, {"code", 12.0},
                                      {"kind", 18.0}, {"to", 34.0}, {"subject", 42.0}, {"signer", 30.0},
                                      {"unit", 26.0}, {"remark", 24.0}})
        column(shown, word, width, words);
    shown.linked = 6;
    std::int64_t no = 0;
    for (const auto& line : found.lines) {
        shown.sheet.rows.push_back({++no, core::table::Day{line.date, words.date(line.date)}, line.number,
                                    line.classification, line.kind_name,
                                    core::text::join(line.to, "; "), line.subject, line.signer, line.unit_name,
                                    remark(line, words)});
        shown.links.push_back(line.readable ? address(line.id) : "");
    }
    return shown;
}

ShownRegister dispatch(Room& room, const Context& ctx, const RegisterWish& wish, const Catalog& words) {
    const auto found = room.services.registers.dispatch(ctx, wish.period, wish.unit);
    ShownRegister shown;
    shown.book = "dispatch";
    begin(shown, found, ctx, words);
    for (const auto& [word, width] : {std::pair{"no", 6.0}, {"sent", 22.0}, {"number", 26.0}, {"subject", 44.0},
                                      {"receiver", 40.0}, {"received", 22.0}, {"agenda", 22.0}, {"remark", 18.0}})
        column(shown, word, width, words);
    shown.linked = 3;
    std::int64_t no = 0;
    for (const auto& line : found.lines) {
        auto got = words.say("letters.register.not_yet");
        if (line.received) got = words.moment(*line.received, ctx.zone);
        if (line.handed)
            got = words.say("letters.way." + std::string(name(line.handed->way))) + ", " + words.date(line.handed->on);
        std::vector<std::string> told;
        if (line.copy) told.push_back(words.say("letters.register.copy"));
        if (line.newer) told.push_back(newer_text(*line.newer, words));
        shown.sheet.rows.push_back({++no, words.moment(line.sent, ctx.zone), line.number, line.subject, line.to, got,
                                    line.handed ? line.handed->receipt : line.agenda, core::text::join(told, ". ")});
        shown.links.push_back(line.readable ? address(line.id) : "");
    }
    return shown;
}

// On screen a month, unless something else is asked for; taken away a whole year.
ShownRegister asked(Room& room, const Context& ctx, const Request& request, const Catalog& words, bool screen) {
    const auto month = static_cast<int>(static_cast<unsigned>(ctx.today().month()));
    const auto wish = register_from(request.query, screen ? month : 0);
    const bool outgoing_book = request.path.find("/outgoing") != std::string::npos;
    return outgoing_book ? outgoing(room, ctx, wish, words) : dispatch(room, ctx, wish, words);
}

std::string query_of(const ShownRegister& shown) {
    const auto& period = shown.period;
    auto query = "?year=" + std::to_string(period.year) + "&month=" + std::to_string(period.month);
    if (shown.units.size() > 1) query += "&unit=" + shown.unit.id.text();
    return query;
}

void show_choices(Data& data, const ShownRegister& shown, const Catalog& words) {
    for (const char* book : {"outgoing", "dispatch"})
        data.add("BOOK")
            .set("URL", "/letters/registers/" + std::string(book) + query_of(shown))
            .set("LABEL", words.say("letters.register." + std::string(book)))
            .show_if(shown.book == book, "CURRENT");
    if (shown.units.size() > 1) {
        auto& choice = data.add("UNITS");
        for (const auto& unit : shown.units)
            choice.add("UNIT_CHOICE")
                .set("VALUE", unit.id.text())
                .set("LABEL", unit.name)
                .show_if(unit.id == shown.unit.id, "CHOSEN");
    }
    for (int month = 0; month <= 12; ++month)
        data.add("MONTH")
            .set("VALUE", std::int64_t{month})
            .set("LABEL", words.say("letters.month." + std::to_string(month)))
            .show_if(shown.period.month == month, "CHOSEN");
}

void show_rows(Data& data, const ShownRegister& shown) {
    const auto& sheet = shown.sheet;
    if (sheet.rows.empty()) return;
    for (const auto& each : sheet.columns) data.add("COLUMN").set("HEADING", each.heading);
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
        auto& row = data.add("ROW");
        for (std::size_t at = 0; at < sheet.rows[i].size(); ++at) {
            const auto value = core::table::text_of(sheet.rows[i][at]);
            auto& cell = row.add(at == 0 ? "NO" : "CELL");
            cell.set("HEADING", sheet.columns[at].heading).set("TEXT", value);
            const bool link = at == shown.linked && !shown.links[i].empty();
            if (link) cell.add("LINK").set("URL", shown.links[i]);
            cell.show_if(!link, "PLAIN");
        }
    }
}

}  // namespace

Response registers(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = asked(room, ctx, request, words, true);
    const auto here = "/letters/registers/" + shown.book;
    Data data;
    data.set("PAGE_TITLE", shown.sheet.titles[0])
        .set("UNIT", shown.sheet.titles[1])
        .set("PERIOD", shown.sheet.titles[2])
        .set("NOTE", shown.sheet.notes[0])
        .set("HERE", here)
        .set("YEAR", std::int64_t{shown.period.year})
        .set("SHEET_URL", here + ".xlsx" + query_of(shown))
        .set("PAPER_URL", here + ".pdf" + query_of(shown))
        .show_if(shown.sheet.rows.empty(), "EMPTY")
        .show_if(!shown.sheet.rows.empty(), "ROWS");
    show_choices(data, shown, words);
    show_rows(data, shown);
    return room.pages.render(ctx, request, "letters/registers", std::move(data));
}

Response register_sheet(Room& room, const Context& ctx, Request& request) {
    const auto shown = asked(room, ctx, request, room.words.in(ctx.language), false);
    return core::http::bytes(core::table::xlsx(shown.sheet),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             shown.file + ".xlsx", false);
}

Response register_paper(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = asked(room, ctx, request, words, false);
    const core::table::Print print{room.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(shown.sheet, print), "application/pdf", shown.file + ".pdf");
}

}  // namespace letters::web
