// SPDX-License-Identifier: Apache-2.0
#include "letters/web/many_page.h"

#include <algorithm>

#include "letters/filters.h"
#include "letters/web/views.h"

namespace letters::web {

using core::page::Data;

namespace {

constexpr std::size_t most_chosen = 1000;

Response at_work(core::batch::BatchId id) { return core::http::see_other("/batches/" + id.text()); }

// The list; what was filled in wrongly is told on top and stays as it was typed.
Response hand_form(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto chosen = request.form.every("letter");
    Data data;
    data.set("PAGE_TITLE", words.say("letters.handing.title"))
        .set("TODAY", request.form.has("date") ? request.form.get("date") : core::iso(ctx.today()))
        .set("RECEIPT", request.form.get("receipt"));
    const auto all = room.many.to_hand(ctx);
    for (const auto& each : all) {
        const auto value = each.id.text() + ":" + std::to_string(each.place);
        data.add("ROW")
            .set("VALUE", value)
            .set("URL", address(each.id))
            .set("NAME", each.printed + (each.town.empty() ? "" : ", " + each.town))
            .set("SUBJECT", each.subject)
            .set("NUMBER", each.number)
            .set("DATE", words.date(each.date))
            .set("ISO", core::iso(each.date))
            .show_if(each.copy, "COPY")
            .show_if(std::find(chosen.begin(), chosen.end(), value) != chosen.end(), "CHOSEN");
    }
    for (const auto way : all_ways)
        data.add("WAY")
            .set("VALUE", name(way))
            .set("LABEL", words.say("letters.way." + std::string(name(way))))
            .show_if(request.form.get("way") == name(way), "CHOSEN");
    data.show(all.empty() ? "EMPTY" : "ROWS");
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "letters/handing", std::move(data), faults.empty() ? 200 : 422);
}

}  // namespace

Response submit_many(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    std::vector<Many::Chosen> chosen;
    for (const auto& [id, version] : numbered_ids(given, "letter", most_chosen)) chosen.push_back({id, version});
    given.done();
    return at_work(room.many.submit(ctx, chosen));
}

Response to_hand(Room& room, const Context& ctx, Request& request) { return hand_form(room, ctx, request, {}); }

Response hand_many(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    std::vector<Many::Place> chosen;
    for (const auto& [id, place] : numbered_ids(given, "letter", most_chosen)) chosen.push_back({id, place});
    const auto handing = shared_handing_from(given);
    if (given.faults().empty() && chosen.empty()) given.fault("letter", "core.batch.nothing_chosen");
    if (!given.faults().empty()) return hand_form(room, ctx, request, given.faults());
    try {
        return at_work(room.many.hand(ctx, chosen, handing));
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return hand_form(room, ctx, request, error.faults());
    }
}

}  // namespace letters::web
