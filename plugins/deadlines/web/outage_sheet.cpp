// SPDX-License-Identifier: Apache-2.0
// The register of outages to be taken away.
#include "core/base/text.h"
#include "deadlines/input/outage_fields.h"
#include "deadlines/web/outage_pages.h"
#include "deadlines/web/views.h"

namespace deadlines::web {

using core::words::Catalog;

std::string touched_text(const Outage& outage, const Catalog& words) {
    std::vector<std::string> names;
    for (const auto each : outage.touched) names.push_back(words.say("deadlines.touched." + std::string(name(each))));
    return core::text::join(names, ", ");
}

std::string state_word(OutageState state, const Catalog& words) {
    return words.say("deadlines.outage_state." + std::string(name(state)));
}

std::string time_text(const Outage& outage, core::Zone zone, const Catalog& words) {
    const auto first = core::date_of(outage.from, zone), last = core::date_of(outage.until, zone);
    if (first == last)
        return words.say("deadlines.outage.time_one", {{"date", words.date(first)},
                                                       {"from", words.time(outage.from, zone)},
                                                       {"until", words.time(outage.until, zone)}});
    return words.say("deadlines.outage.time_two", {{"from", words.moment(outage.from, zone)},
                                                   {"until", words.moment(outage.until, zone)}});
}

core::table::Sheet outage_sheet(const std::vector<OutageShown>& all, const OutageAsk& ask, const Context& ctx,
                                const Catalog& words) {
    const auto say = [&](const char* key) { return words.say(key); };
    core::table::Sheet sheet;
    sheet.name = say("deadlines.outages.tab");
    sheet.titles = {say("deadlines.outages.title")};
    if (ask.from && ask.until)
        sheet.titles.push_back(words.say("deadlines.outages.period",
                                         {{"from", words.date(core::date_of(*ask.from, ctx.zone))},
                                          {"until", words.date(core::add_days(core::date_of(*ask.until, ctx.zone),
                                                                              -1))}}));
    constexpr double narrow = 8, middle = 18, wide = 34;
    sheet.columns = {{say("deadlines.outages.number"), narrow}, {say("deadlines.outages.time"), wide},
                     {say("deadlines.outages.long"), middle},   {say("deadlines.outages.touched"), middle},
                     {say("deadlines.outages.unit"), middle},   {say("deadlines.outages.reason"), wide},
                     {say("deadlines.outages.moved"), middle},  {say("deadlines.outages.state"), middle},
                     {say("deadlines.outages.by"), middle}};
    std::int64_t number = 0;
    for (const auto& line : all) {
        const auto& outage = line.outage;
        auto state = state_word(outage.state, words);
        if (!outage.closed_reason.empty()) state += ": " + outage.closed_reason;
        sheet.rows.push_back({++number, time_text(outage, ctx.zone, words), span_text(line.working_minutes, words),
                              touched_text(outage, words),
                              line.unit_name.empty() ? say("deadlines.outage.everywhere") : line.unit_name,
                              outage.reason, outage.deadlines, state,
                              outage.person.empty() ? say("deadlines.outage.by_server") : outage.person});
    }
    sheet.notes = {say("deadlines.outages.note")};
    return sheet;
}

Response outages_sheet(Room& room, const Context& ctx, Request& request) {
    const auto ask = input::outages_asked(request.query, ctx.zone);
    const auto sheet = outage_sheet(room.services.outages.list(ctx, ask), ask, ctx, room.words.in(ctx.language));
    return core::http::bytes(core::table::xlsx(sheet),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             "buku-gangguan.xlsx", false);
}

Response outages_paper(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto ask = input::outages_asked(request.query, ctx.zone);
    const core::table::Print print{room.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(outage_sheet(room.services.outages.list(ctx, ask), ask, ctx, words), print),
                             "application/pdf", "buku-gangguan.pdf");
}

}  // namespace deadlines::web
