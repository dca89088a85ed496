// SPDX-License-Identifier: Apache-2.0
// The agenda book: on screen, as XLSX and as PDF that looks like the book it replaces.
#include "core/base/text.h"
#include "core/table/sheet.h"
#include "incoming/input/acts.h"
#include "incoming/web/book.h"
#include "incoming/way/way.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::http::Request;
using core::http::Response;
using core::Context;
using core::page::Data;
using core::words::Catalog;

namespace {

std::string remark(const Book& book, std::size_t at, core::Zone zone, const Catalog& words) {
    const auto& row = book.rows[at];
    std::vector<std::string> told;
    if (row.copy) told.push_back(words.say("incoming.copy"));
    if (!book.moved_from[at].empty()) told.push_back(words.say("incoming.book.came_from", {{"book",
            book.moved_from[at]}}));
    if (!book.moved_to[at].empty()) told.push_back(words.say("incoming.book.went_to", {{"book", book.moved_to[at]}}));
    if (!row.duplicate_of.empty())
        told.push_back(words.say("incoming.book.duplicate", {{"agenda", row.duplicate_of}}));
    if (const auto found = book.corrections.find(row.id); found != book.corrections.end())
        for (const auto& each : found->second)
            told.push_back(words.say("incoming.book.corrected", {{"day", words.date(core::date_of(each.at, zone))},
                                                                 {"was", was_in_words(each, words)}}));
    if (!row.close_note.empty()) told.push_back(row.close_note);
    return core::text::join(told, ". ");
}

std::string nature(const BookRow& row, const Catalog& words) {
    std::string told = words.say("incoming.access." + std::string(classification::name(row.access)));
    if (row.urgency != letters::Urgency::ordinary)
        told += ", " + words.say("incoming.urgency." + std::string(letters::name(row.urgency)));
    return told;
}

// "23/11/2026": twelve columns leave no room for the name of a month.
std::string short_day(core::Date date) {
    const auto parts = core::text::split(core::iso(date), '-');
    return parts[2] + "/" + parts[1] + "/" + parts[0];
}

core::table::Sheet sheet_of(const Book& book, const Context& ctx, const Catalog& words) {
    core::table::Sheet sheet;
    sheet.name = words.say("incoming.book.tab");
    sheet.titles = {words.say("incoming.book.title"), book.unit.name,
                    words.date(book.from) + " \u2013 " + words.date(book.until)};
    // So that on A4 lying on its side no word of a row runs into the next column.
    for (const auto& [word, width] :
         {std::pair("no", 15.0), {"received", 18.0}, {"sender", 30.0}, {"number", 27.0}, {"date", 18.0}, {"subject", 36.0},
          {"nature", 16.0}, {"pages", 16.0}, {"to", 29.0}, {"orders", 29.0}, {"state", 22.5}, {"remark", 21.5}})
        sheet.columns.push_back({words.say(std::string("incoming.book.column.") + word), width});
    const auto day = [&](core::Date date) { return core::table::Day{date, short_day(date)}; };
    for (std::size_t at = 0; at < book.rows.size(); ++at) {
        const auto& row = book.rows[at];
        if (row.hidden) {
            sheet.rows.push_back({row.no, day(row.received), words.say("incoming.book.hidden"), "", "", "",
                "", "", "", "", "", ""});
            continue;
        }
        auto to = row.to;
        to.insert(to.begin(), row.position_name);
        sheet.rows.push_back({row.no, day(row.received), row.sender, row.number, day(row.date),
            row.subject,
                              nature(row, words), words.say("incoming.book.pages", {{"count",
                                  std::to_string(row.pages)}}),
                              core::text::join(to, "; "), core::text::join(row.orders, "; "),
                              words.say("incoming.state." + std::string(name(row.state))), remark(book, at, ctx.zone, words)});
    }
    sheet.notes = {words.say("incoming.book.as_of", {{"date", words.date(ctx.today())},
                                                    {"count",
                                                        words.number(static_cast<std::int64_t>(book.rows.size()))}})};
    if (book.hidden > 0)
        sheet.notes.push_back(words.say("incoming.book.hidden_count", {{"count", std::to_string(book.hidden)}}));
    return sheet;
}

std::string query_of(const Book& book) {
    const auto& ask = book.ask;
    auto query = "?year=" + std::to_string(ask.year) + "&month=" + std::to_string(ask.month) + "&unit=" +
        book.unit.id.text();
    if (ask.from) query += "&from=" + core::iso(*ask.from);
    if (ask.until) query += "&until=" + core::iso(*ask.until);
    if (!ask.sender.empty()) query += "&sender=" + core::text::url(ask.sender);
    if (ask.state) query += "&state=" + std::string(name(*ask.state));
    if (ask.access) query += "&access=" + std::string(classification::name(*ask.access));
    return query;
}

std::string file_of(const Book& book, const Catalog& words) {
    return words.say("incoming.book.file") + "-" + core::text::lower(book.unit.code) + "-" +
        std::to_string(book.ask.year);
}

int this_month(const Context& ctx) { return static_cast<int>(static_cast<unsigned>(ctx.today().month())); }

void show_filters(Data& data, const Book& book, const Catalog& words) {
    using classification::AccessClass;
    for (int month = 0; month <= 12; ++month)
        data.add("MONTH")
            .set("VALUE", std::int64_t{month})
            .set("LABEL", words.say("incoming.book.month." + std::to_string(month)))
            .show_if(book.ask.month == month, "CHOSEN");
    for (const auto state : all_entry_states)
        data.add("STATE_CHOICE")
            .set("VALUE", name(state))
            .set("LABEL", words.say("incoming.state." + std::string(name(state))))
            .show_if(book.ask.state == state, "CHOSEN");
    for (const auto access : {AccessClass::ordinary, AccessClass::limited, AccessClass::secret,
        AccessClass::top_secret})
        data.add("ACCESS_CHOICE")
            .set("VALUE", classification::name(access))
            .set("LABEL", words.say("incoming.access." + std::string(classification::name(access))))
            .show_if(book.ask.access == access, "CHOSEN");
}

}  // namespace

Response book(Room& room, const Context& ctx, Request& request) {
    constexpr std::size_t number_column = 3, subject_column = 5;
    const auto& words = room.words.in(ctx.language);
    const auto book = room.services.books.book(ctx, input::book_from(request.query, this_month(ctx)));
    const auto sheet = sheet_of(book, ctx, words);
    Data data;
    data.set("PAGE_TITLE", sheet.titles[0])
        .set("UNIT", book.unit.name)
        .set("UNIT_ID", book.unit.id.text())
        .set("PERIOD", sheet.titles[2])
        .set("NOTE", core::text::join(sheet.notes, " "))
        .set("YEAR", std::int64_t{book.ask.year})
        .set("FROM", book.ask.from ? core::iso(*book.ask.from) : "")
        .set("UNTIL", book.ask.until ? core::iso(*book.ask.until) : "")
        .set("SENDER", book.ask.sender)
        .set("SHEET_URL", "/incoming/book.xlsx" + query_of(book))
        .set("PAPER_URL", "/incoming/book.pdf" + query_of(book))
        .show_if(sheet.rows.empty(), "EMPTY")
        .show_if(!sheet.rows.empty(), "ROWS");
    show_filters(data, book, words);
    for (const auto& each : sheet.columns) data.add("COLUMN").set("HEADING", each.heading);
    for (std::size_t at = 0; at < sheet.rows.size(); ++at) {
        auto& row = data.add("ROW");
        for (std::size_t i = 0; i < sheet.rows[at].size(); ++i) {
            auto& cell = row.add(i == 0 ? "NO" : "CELL");
            cell.set("HEADING", sheet.columns[i].heading)
                .set("TEXT", core::table::text_of(sheet.rows[at][i]));
            const bool link = i == subject_column && !book.rows[at].hidden;
            if (link) cell.add("LINK").set("URL", address(book.rows[at].id));
            cell.show_if(!link, "PLAIN").show_if(i == number_column, "LONG");
        }
    }
    return room.pages.render(ctx, request, "incoming/book", std::move(data));
}

Response book_sheet(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto book = room.services.books.book(ctx, input::book_from(request.query, 0));
    return core::http::bytes(core::table::xlsx(sheet_of(book, ctx, words)),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             file_of(book, words) + ".xlsx", false);
}

Response book_paper(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto book = room.services.books.book(ctx, input::book_from(request.query, 0));
    const core::table::Print print{room.services.parts.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(sheet_of(book, ctx, words), print), "application/pdf",
                             file_of(book, words) + ".pdf");
}

}  // namespace incoming::web
