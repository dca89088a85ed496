// SPDX-License-Identifier: Apache-2.0
// The register of requests of a year, with its sums for the report; of the reading room in a second tab.
#include "depot/input/request_fields.h"
#include "depot/web/reading_pages.h"
#include "depot/web/request_pages.h"

namespace depot::web {

using core::table::Sheet;
using core::words::Catalog;

namespace {

constexpr double narrow = 6, middle = 14, wide = 28;

std::string said(const std::string& text, bool forgotten, const Catalog& words) {
    return forgotten ? words.say("depot.request.forgotten_short") : text;
}

std::string outcome_text(const InfoRequest& it, const Catalog& words) {
    return words.say(it.answer ? "depot.answer." + std::string(name(*it.answer))
                               : "depot.request_state." + std::string(name(it.state)));
}

Sheet request_sheet(Room& room, const Context& ctx, int year) {
    const auto& words = room.words.in(ctx.language);
    const auto say = [&](const char* key) { return words.say(key); };
    const auto told = room.services.requests.year(ctx, year);
    Sheet sheet;
    sheet.name = say("depot.request_book.tab");
    sheet.titles = {say("depot.request_book.title"), told.unit_name,
                    words.say("depot.request_book.year", {{"year", std::to_string(year)}})};
    sheet.columns = {{say("depot.book.no"), narrow},          {say("depot.request.number"), middle},
                     {say("depot.request.received"), middle}, {say("depot.request.requester"), middle},
                     {say("depot.request.contact"), middle},  {say("depot.request.sought"), wide},
                     {say("depot.request.purpose"), wide},    {say("depot.request.due"), middle},
                     {say("depot.request.outcome"), middle},  {say("depot.request.ground"), wide},
                     {say("depot.request.ended"), middle},    {say("depot.request.letter"), middle}};
    std::int64_t number = 0;
    for (const auto& it : told.requests) {
        const bool gone = it.forgotten.has_value();
        const auto why = it.ground.empty() || it.reason.empty() ? it.ground + it.reason : it.ground + ": " + it.reason;
        sheet.rows.push_back({++number, it.called(), day_cell(it.received, words), said(it.requester, gone, words),
                              said(it.contact, gone, words), said(it.sought, gone, words),
                              said(it.purpose, gone, words), day_cell(it.due, words), outcome_text(it, words), why,
                              day_cell(it.ended, words), it.letter_number});
    }
    for (const auto& [key, sum] : told.sums())
        sheet.notes.push_back(words.say("depot.request_count." + std::string(key)) + ": " + words.number(sum));
    return sheet;
}

}  // namespace

Response request_register(Room& room, const Context& ctx, Request& request) {
    const int year = input::year_in(request.query, ctx.today());
    return sheet_response(core::table::xlsx({request_sheet(room, ctx, year), visit_sheet(room, ctx, {year, {}})}), true,
                          "register-layanan-informasi");
}

Response request_register_paper(Room& room, const Context& ctx, Request& request) {
    const auto sheet = request_sheet(room, ctx, input::year_in(request.query, ctx.today()));
    return sheet_response(core::table::pdf(sheet, sheet_print(room, ctx)), false, "register-permohonan-informasi");
}

}  // namespace depot::web
