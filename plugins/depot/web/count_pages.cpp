// SPDX-License-Identifier: Apache-2.0
// The report of a stock-take, on screen and to be taken away.
#include "core/table/sheet.h"
#include "depot/web/place_pages.h"

namespace depot::web {

using core::page::Data;
using core::words::Catalog;

namespace {

CountShown count_in(Room& room, const Context& ctx, const Request& request) {
    return room.services.places.count(ctx, CountId::parse(request.param("id")));
}

const char* tone_of(Outcome outcome) {
    if (outcome == Outcome::present) return "good";
    return outcome == Outcome::lent ? "info" : "bad";
}

const char* icon_of(Outcome outcome) {
    if (outcome == Outcome::present) return "circle-check";
    return outcome == Outcome::lent ? "corner-down-right" : "alert-circle";
}

core::table::Sheet stock_sheet(const CountShown& shown, const Context& ctx, const Catalog& words) {
    const auto say = [&](const char* key) { return words.say(key); };
    core::table::Sheet sheet;
    sheet.name = say("depot.count.tab");
    sheet.titles = {say("depot.count.title"), shown.count.place_text,
                    words.say("depot.by_at", {{"by", shown.count.by_name}, {"at", words.moment(shown.count.at, ctx.zone)}})};
    constexpr double narrow = 6, middle = 16, wide = 36;
    sheet.columns = {{say("depot.book.no"), narrow},        {say("depot.count.code"), middle},
                     {say("depot.column.number"), middle},  {say("depot.column.code"), middle},
                     {say("depot.column.title"), wide},     {say("depot.count.recorded"), wide},
                     {say("depot.count.outcome"), middle}};
    std::int64_t number = 0;
    for (const auto& [line, dossier] : shown.lines)
        sheet.rows.push_back({++number, line.code, dossier ? dossier->number : std::string(), dossier ? dossier->code : std::string(),
                              dossier ? dossier->title : std::string(), line.recorded,
                              words.say("depot.outcome." + std::string(name(line.outcome)))});
    if (!shown.count.note.empty()) sheet.notes.push_back(shown.count.note);
    return sheet;
}

}  // namespace

Response count(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = count_in(room, ctx, request);
    Data data;
    data.set("PAGE_TITLE", words.say("depot.count.title"));
    show_tabs(data, ctx, "TAB_PLACES");
    data.set("WHERE", shown.count.place_text)
        .set("PLACE_URL", "/depot/places/" + shown.count.place.text())
        .set("COUNT_URL", "/depot/counts/" + shown.count.id.text())
        .set("BY", shown.count.by_name)
        .set("AT", words.moment(shown.count.at, ctx.zone));
    if (!shown.count.note.empty()) data.add("NOTED").set("NOTE", shown.count.note);
    std::int64_t differences = 0;
    for (const auto outcome : all_outcomes) {
        const auto found = shown.sums.find(outcome);
        const auto sum = found == shown.sums.end() ? 0 : found->second;
        data.add("SUM").set("LABEL", words.say("depot.outcome." + std::string(name(outcome)))).set("COUNT", words.number(sum));
        if (outcome != Outcome::present && outcome != Outcome::lent) differences += sum;
    }
    data.show(differences == 0 ? "AGREES" : "DIFFERS");
    data.set("DIFFERENCES", words.number(differences));
    for (const auto& [line, dossier] : shown.lines) {
        auto& row = data.add("ROW");
        row.set("LINE_CODE", line.code)
            .set("RECORDED", line.recorded)
            .set("OUTCOME", words.say("depot.outcome." + std::string(name(line.outcome))))
            .set("TONE", tone_of(line.outcome))
            .set("ICON", icon_of(line.outcome));
        if (dossier) show_dossier(row.add("OF"), *dossier);
    }
    data.show_if(!shown.lines.empty(), "ROWS");
    return room.pages.render(ctx, request, "depot/count", std::move(data));
}

Response count_sheet(Room& room, const Context& ctx, Request& request) {
    return sheet_response(core::table::xlsx(stock_sheet(count_in(room, ctx, request), ctx, room.words.in(ctx.language))), true, "opname");
}

Response count_paper(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const core::table::Print print{room.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID", words.say("core.table.page")};
    return sheet_response(core::table::pdf(stock_sheet(count_in(room, ctx, request), ctx, words), print), false, "opname");
}

}  // namespace depot::web
