// SPDX-License-Identifier: Apache-2.0
// Reserving a number, and inserted numbers from the asking to the decision.
#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "numbering/input/fields.h"
#include "numbering/web/pages.h"
#include "numbering/web/views.h"

namespace numbering::web {

using core::Error;
using core::Fault;
using core::page::Data;
using core::words::Catalog;

namespace {

// Series of the actor's book that number today, with the one typed or asked for in the address chosen.
void choose_series(Data& data, Room& room, const Context& ctx, const Request& request) {
    const auto typed = request.form.has("series") ? request.form.get("series") : request.query.get("series");
    const auto book = ctx.actor.seat().book;
    std::vector<Series> all;
    std::map<SeriesId, std::string> examples;
    for (auto& one : room.services.administer.list(ctx)) {
        if (one.series.unit != book || !one.series.active(ctx.today())) continue;
        examples[one.series.id] = one.example;
        all.push_back(std::move(one.series));
    }
    const auto* usual = choose(all, {"", "", {}, ctx.today()});
    for (const auto& series : all) {
        const bool chosen = typed.empty() ? usual != nullptr && usual->id == series.id : typed == series.id.text();
        data.add("SERIES")
            .set("VALUE", series.id.text())
            .set("LABEL", series.name + " (" + examples[series.id] + ")")
            .show_if(chosen, "CHOSEN");
    }
}

// Faults of a form; what is wrong with the whole act stands above the fields.
std::vector<Fault> faults_of(const Error& error) {
    if (!error.faults().empty()) return error.faults();
    const bool date = error.key() == "numbering.error.earlier";
    if (!date) throw error;
    return {{"date", error.key(), error.args()}};
}

Response reserve_page(Room& room, const Context& ctx, Request& request, const std::vector<Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto& form = request.form;
    const auto longest = room.services.reserve.longest_days();
    Data data;
    data.set("PAGE_TITLE", words.say("numbering.reserve.title"))
        .set("PURPOSE", form.get("purpose"))
        .set("CLASSIFICATION", form.get("classification"))
        .set("DATE", form.has("date") ? form.get("date") : core::iso(ctx.today()))
        .set("UNTIL", form.has("until") ? form.get("until") : core::iso(core::add_days(ctx.today(), longest)))
        .set("TODAY", core::iso(ctx.today()))
        .set("LATEST", core::iso(core::add_days(ctx.today(), longest)))
        .set("DAYS", std::int64_t{longest});
    choose_series(data, room, ctx, request);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "numbering/reserve", std::move(data), faults.empty() ? 200 : 422);
}

Response insertion_page(Room& room, const Context& ctx, Request& request, const std::vector<Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("numbering.insertion.ask"))
        .set("REASON", request.form.get("reason"))
        .set("CLASSIFICATION", request.form.get("classification"))
        .set("DATE", request.form.get("date"))
        .set("TODAY", core::iso(ctx.today()));
    choose_series(data, room, ctx, request);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "numbering/insert", std::move(data), faults.empty() ? 200 : 422);
}

void show_insertion(Data& row, const AskedInsertion& one, const Context& ctx, const Catalog& words) {
    const auto& insertion = one.insertion;
    row.set("ID", insertion.id.text())
        .set("DATE", words.date(insertion.date))
        .set("SERIES", one.series_name)
        .set("REASON", insertion.reason)
        .set("ASKED_BY", insertion.asked_by.person_name)
        .set("ASKED_AS", insertion.asked_by.position_name)
        .set("ASKED_AT", words.moment(insertion.asked_at, ctx.zone))
        .set("AHEAD", one.ahead)
        .show_if(one.may_decide, "MAY_DECIDE")
        .show_if(one.may_withdraw, "MAY_WITHDRAW");
    show_decision(row, insertion.decision, words);
    if (insertion.number) row.add("MADE").set("NUMBER", one.printed).set("URL", address(*insertion.number));
    if (insertion.decision == Decision::waiting) row.show("WAITING");
    if (!insertion.decided_by.person_name.empty())
        row.add("DECIDED")
            .set("WHO", insertion.decided_by.person_name + ", " + insertion.decided_by.position_name)
            .set("AT", words.moment(*insertion.decided_at, ctx.zone));
    if (!insertion.note.empty()) row.add("NOTED").set("NOTE", insertion.note);
}

InsertionId insertion_id(const Request& request) { return InsertionId::parse(request.param("id")); }

}  // namespace

Response reserve_form(Room& room, const Context& ctx, Request& request) {
    return reserve_page(room, ctx, request, {});
}

Response reserve(Room& room, const Context& ctx, Request& request) {
    try {
        const auto wish = input::reservation_from(core::http::Given(request.form));
        const auto number = room.services.reserve.reserve(ctx, wish);
        return core::http::see_other(address(number.id), "numbering.flash.reserved");
    } catch (const Error& error) {
        return reserve_page(room, ctx, request, faults_of(error));
    }
}

Response insertions(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto [decision, month] = input::asked_from(request.query);
    Data data;
    data.set("PAGE_TITLE", words.say("numbering.insertion.title"))
        .set("MONTH", month)
        .set("DECISION", decision ? name(*decision) : "");
    const auto filter = [&data, &words, chosen = decision, month = core::text::url(month)](std::optional<Decision> each) {
        const std::string text(each ? name(*each) : "");
        data.add("FILTER")
            .set("URL", "/numbers/insertions?decision=" + text + "&month=" + month)
            .set("LABEL", words.say(each ? "numbering.decision." + text : "numbering.filter.all"))
            .show_if(chosen == each, "CURRENT");
    };
    filter(std::nullopt);
    for (const auto each : {Decision::waiting, Decision::approved, Decision::refused, Decision::withdrawn})
        filter(each);
    const auto all = room.services.insert.list(ctx, decision, month);
    for (const auto& one : all) show_insertion(data.add("ROW"), one, ctx, words);
    data.set("COUNT", words.number(static_cast<std::int64_t>(all.size())))
        .show_if(all.empty(), "EMPTY")
        .show_if(!all.empty(), "ROWS")
        .show_if(ctx.actor.may("numbering.keep"), "MAY_KEEP");
    return room.pages.render(ctx, request, "numbering/insertions", std::move(data));
}

Response insertion_form(Room& room, const Context& ctx, Request& request) {
    return insertion_page(room, ctx, request, {});
}

Response ask(Room& room, const Context& ctx, Request& request) {
    try {
        room.services.insert.ask(ctx, input::insertion_from(core::http::Given(request.form)));
        return core::http::see_other("/numbers/insertions", "numbering.flash.asked");
    } catch (const Error& error) {
        return insertion_page(room, ctx, request, faults_of(error));
    }
}

Response approve(Room& room, const Context& ctx, Request& request) {
    const auto number = room.services.insert.approve(ctx, insertion_id(request));
    return core::http::see_other(address(number.id), "numbering.flash.approved");
}

Response refuse(Room& room, const Context& ctx, Request& request) {
    const auto note = input::reason_from(core::http::Given(request.form), "note");
    room.services.insert.refuse(ctx, insertion_id(request), note);
    return core::http::see_other("/numbers/insertions", "numbering.flash.refused");
}

Response withdraw(Room& room, const Context& ctx, Request& request) {
    room.services.insert.withdraw(ctx, insertion_id(request));
    return core::http::see_other("/numbers/insertions", "numbering.flash.withdrawn");
}

}  // namespace numbering::web
