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
    return differs(outcome) ? "bad" : "info";
}

const char* icon_of(Outcome outcome) {
    if (outcome == Outcome::present) return "circle-check";
    return differs(outcome) ? "alert-circle" : "corner-down-right";
}

core::table::Sheet stock_sheet(const CountShown& shown, const Context& ctx, const Catalog& words) {
    const auto say = [&](const char* key) { return words.say(key); };
    core::table::Sheet sheet;
    sheet.name = say("depot.count.tab");
    sheet.titles = {say("depot.count.paper"), shown.count.place_text,
                    words.say("depot.by_at", {{"by", shown.count.by_name},
                                              {"at", words.moment(shown.count.at, ctx.zone)}})};
    constexpr double narrow = 6, middle = 16, wide = 36;
    sheet.columns = {{say("depot.book.no"), narrow},        {say("depot.count.code"), middle},
                     {say("depot.column.number"), middle},  {say("depot.column.code"), middle},
                     {say("depot.column.title"), wide},     {say("depot.count.recorded"), wide},
                     {say("depot.count.outcome"), middle}};
    std::int64_t number = 0;
    for (const auto& [line, found] : shown.lines) {
        const auto dossier = found.value_or(archive::Kept{});   // a code nobody knows names none
        sheet.rows.push_back({++number, line.code, dossier.number, dossier.code, dossier.title, line.recorded,
                              words.say("depot.outcome." + std::string(name(line.outcome)))});
    }
    sheet.notes.push_back(words.say("depot.count.sum", {{"recorded", words.number(shown.recorded)},
                                                        {"differences", words.number(shown.differences)}}));
    for (const auto& [outcome, sum] : shown.sums)
        sheet.notes.push_back(words.say("depot.outcome." + std::string(name(outcome))) + ": " + words.number(sum));
    if (!shown.count.note.empty()) sheet.notes.push_back(words.say("depot.count.noted", {{"note", shown.count.note}}));
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
    for (const auto outcome : all_outcomes) {
        const auto found = shown.sums.find(outcome);
        const auto sum = found == shown.sums.end() ? 0 : found->second;
        if (sum == 0) continue;
        data.add("SUM")
            .set("LABEL", words.say("depot.outcome." + std::string(name(outcome))))
            .set("COUNT", words.number(sum));
    }
    data.show(shown.differences == 0 ? "AGREES" : "DIFFERS");
    data.set("DIFFERENCES", words.number(shown.differences)).set("RECORDED_COUNT", words.number(shown.recorded));
    for (const auto& [line, dossier] : shown.lines) {
        auto& row = data.add(differs(line.outcome) ? "DIFFERENCE" : "ROW");
        row.set("LINE_CODE", line.code)
            .set("RECORDED", line.recorded)
            .set("OUTCOME", words.say("depot.outcome." + std::string(name(line.outcome))))
            .set("TONE", tone_of(line.outcome))
            .set("ICON", icon_of(line.outcome));
        if (dossier) show_dossier(row.add("OF"), *dossier);
    }
    data.show_if(shown.differences > 0, "DIFFERENCE_ROWS")
        .show_if(std::int64_t(shown.lines.size()) > shown.differences, "ROWS");
    return room.pages.render(ctx, request, "depot/count", std::move(data));
}

Response count_sheet(Room& room, const Context& ctx, Request& request) {
    const auto sheet = stock_sheet(count_in(room, ctx, request), ctx, room.words.in(ctx.language));
    return sheet_response(core::table::xlsx(sheet), true, "opname");
}

Response count_paper(Room& room, const Context& ctx, Request& request) {
    const auto sheet = stock_sheet(count_in(room, ctx, request), ctx, room.words.in(ctx.language));
    return sheet_response(core::table::pdf(sheet, sheet_print(room, ctx)), false, "opname");
}

}  // namespace depot::web
