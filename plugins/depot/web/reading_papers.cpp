// SPDX-License-Identifier: Apache-2.0
// The register of the reading room: who came when, for what, and how much he read; of a month or a year.
#include "depot/input/request_fields.h"
#include "depot/web/reading_pages.h"

namespace depot::web {

using core::table::Sheet;
using core::words::Catalog;

namespace {

std::string period_text(Period period, const Catalog& words) {
    const auto year = std::to_string(period.year);
    if (!period.month) return words.say("depot.request_book.year", {{"year", year}});
    return words.say("depot.month." + std::to_string(*period.month)) + " " + year;
}

std::string file_name(Period period) {
    auto made = "register-kunjungan-" + std::to_string(period.year);
    constexpr unsigned two_figures = 10;
    if (period.month) made += (*period.month < two_figures ? "-0" : "-") + std::to_string(*period.month);
    return made;
}

}  // namespace

Sheet visit_sheet(Room& room, const Context& ctx, Period period) {
    const auto& words = room.words.in(ctx.language);
    const auto say = [&](const char* key) { return words.say(key); };
    const auto told = room.services.reading.book(ctx, period);
    constexpr double narrow = 5, hour = 10, number = 11, day = 16, wide = 26;
    Sheet sheet;
    sheet.name = say("depot.reading.title");
    sheet.titles = {say("depot.reading.book"), told.unit_name, period_text(period, words)};
    sheet.columns = {{say("depot.book.no"), narrow},     {say("depot.visit.day"), day},
                     {say("depot.visit.came"), hour},    {say("depot.visit.left"), hour},
                     {say("depot.visit.number"), number}, {say("depot.reader.card"), number},
                     {say("depot.reader.name"), wide},   {say("depot.reader.origin"), wide},
                     {say("depot.visit.purpose"), wide}, {say("depot.visit.read"), hour}};
    std::int64_t line = 0;
    for (const auto& [visit, reader, dossiers] : told.visits) {
        const bool gone = reader.forgotten.has_value();
        const auto said = [&](const std::string& text) { return gone ? say("depot.request.forgotten_short") : text; };
        const auto came = core::date_of(visit.came, ctx.zone);
        auto left = visit.left ? words.time(*visit.left, ctx.zone) : std::string();
        // Who forgot to be signed out is told by the day it was mended.
        if (visit.left && core::date_of(*visit.left, ctx.zone) != came) left = words.moment(*visit.left, ctx.zone);
        sheet.rows.push_back({++line, day_cell(came, words), words.time(visit.came, ctx.zone), left, visit.called(),
                              reader.called(), said(reader.name), gone ? std::string() : reader.origin,
                              said(visit.purpose), dossiers});
    }
    sheet.notes.push_back(words.say("depot.reading.sums", {{"visits", words.number(told.counts.visits)},
                                                           {"readers", words.number(told.counts.readers)},
                                                           {"dossiers", words.number(told.counts.dossiers)}}));
    return sheet;
}

Response visit_book(Room& room, const Context& ctx, Request& request) {
    const auto period = input::period_in(request.query, ctx.today());
    return sheet_response(core::table::xlsx(visit_sheet(room, ctx, period)), true, file_name(period));
}

Response visit_book_paper(Room& room, const Context& ctx, Request& request) {
    const auto period = input::period_in(request.query, ctx.today());
    return sheet_response(core::table::pdf(visit_sheet(room, ctx, period), sheet_print(room, ctx)), false,
                          file_name(period));
}

}  // namespace depot::web
