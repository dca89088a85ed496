// SPDX-License-Identifier: Apache-2.0
// The number book to take away: XLSX and PDF, in the form of the paper book.
#include "core/base/text.h"
#include "core/table/sheet.h"
#include "numbering/input/fields.h"
#include "numbering/web/pages.h"
#include "numbering/web/views.h"

namespace numbering::web {

using core::page::Data;
using core::words::Catalog;

namespace {

std::vector<core::table::Cell> row_of(const BookLine& line, const Context& ctx, const Catalog& words) {
    const auto& number = line.number;
    Data state;
    show_state(state, number, words);
    core::table::Cell no = number.no;
    if (!number.suffix.empty()) no = std::to_string(number.no) + number.suffix;
    return {no,
            number.printed,
            core::table::Day{number.date, words.date(number.date)},
            line.card ? line.card->to : "",
            title_of(line, words),
            line.card ? line.card->signer : "",
            state.values().at("STATE"),
            remark(number, ctx, words, line.card)};
}

core::table::Sheet sheet_of(const Book& book, const Context& ctx, const Catalog& words) {
    core::table::Sheet made;
    made.name = words.say("numbering.book.title");
    made.titles = {words.say("numbering.print.title"), book.unit.name,
                   (book.series ? book.series->name + ", " : "") + period_text(book.period, words)};
    const auto column = [&](const char* word, double width) {
        made.columns.push_back({words.say(std::string("numbering.column.") + word), width});
    };
    column("no", 8);
    column("number", 33);
    column("date", 25);
    column("to", 34);
    column("title", 46);
    column("signer", 30);
    column("state", 16);
    column("remark", 40);
    for (const auto& line : book.lines) made.rows.push_back(row_of(line, ctx, words));
    made.notes = {gaps_text(book, words) + ". " + tally_text(book.tally, words) + "."};
    for (const auto& finding : book.findings) made.notes.push_back(finding_text(finding, words));
    made.notes.push_back(words.say("numbering.print.as_of", {{"date", words.date(ctx.today())}}));
    return made;
}

struct TakenFile {
    core::table::Sheet sheet;
    std::string file;   // without its ending
};

TakenFile whole(Room& room, const Context& ctx, const Request& request) {
    auto wish = input::book_from(request.query);
    wish.whole = true;
    const auto book = room.services.books.book(ctx, wish);
    return {sheet_of(book, ctx, room.words.in(ctx.language)),
            "buku-nomor-" + core::text::lower(book.unit.code) + "-" + book.period};
}

}  // namespace

Response sheet(Room& room, const Context& ctx, Request& request) {
    const auto taken = whole(room, ctx, request);
    return core::http::bytes(core::table::xlsx(taken.sheet),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             taken.file + ".xlsx", false);
}

Response paper(Room& room, const Context& ctx, Request& request) {
    const auto taken = whole(room, ctx, request);
    const auto& words = room.words.in(ctx.language);
    const core::table::Print print{room.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(taken.sheet, print), "application/pdf", taken.file + ".pdf");
}

}  // namespace numbering::web
