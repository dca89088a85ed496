// SPDX-License-Identifier: Apache-2.0
#include "archive/web/event_pages.h"

#include <algorithm>

#include "archive/input/fields.h"

namespace archive::web {

using core::Context;
using core::Error;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

std::string proof(const Event& event, const core::words::Catalog& words) {
    if (event.basis.empty() || !event.basis_on) return event.evidence;
    auto text = words.say("archive.event.proof", {{"number", event.basis}, {"date", words.date(*event.basis_on)}});
    return event.evidence.empty() ? text : text + " \u00b7 " + event.evidence;
}

std::string told(const store::Reach& reach, const core::words::Catalog& words) {
    return words.say("archive.event.reach", {{"count", words.number(reach.dossiers)}, {"units", words.number(reach.units)}});
}

void show_events(Data& data, const std::vector<Event>& events, const std::set<EventId>& theirs,
                 const std::map<EventId, Proof>& proofs, const Context& ctx, const core::words::Catalog& words) {
    for (const auto& event : events) {
        auto& row = data.add("EVENT");
        row.set("EVENT_NAME", event.name)
            .set("HAPPENED", words.date(event.on))
            .set("EVIDENCE", proof(event, words))
            .set("RECORDED", words.moment(event.recorded, ctx.zone))
            .set("RECORDED_BY", event.recorded_by);
        if (const auto at = proofs.find(event.id); at != proofs.end())
            row.add("LETTER").set("LETTER_URL", at->second.link)
                .set("LETTER_TEXT", words.say("archive.event.letter_told", {{"number", at->second.name},
                                                                          {"date", said(at->second.dated, words)}}));
        if (event.fiscal_year)
            row.set("FOR", words.say("archive.event.for_year", {{"year", std::to_string(*event.fiscal_year)}}));
        else if (event.person)
            row.set("FOR", words.say("archive.event.for_person"));
        else
            row.set("FOR", event.unit ? event.unit_name : words.say("archive.event.for_dossier"));
        if (event.cancelled) row.add("CANCELLED").set("REASON", event.cancel_reason).set("BY", event.cancelled_by);
        else if (ctx.actor.may("archive.manage") && theirs.contains(event.id))
            row.add("MAY_CANCEL").set("CANCEL_URL", "/archive/events/" + event.id.text() + "/cancel");
    }
    data.show_if(!events.empty(), "EVENTS");
}

namespace {

// Which event, of which fiscal year, a dossier that waits for it sent the reader to tell.
struct AskedEvents {
    std::string event;
    int year = 0;
    std::optional<EventId> after;
};

AskedEvents asked_for(const Context& ctx, const Request& request) {
    Given given(request.query);
    auto event = given.line("event", 100);
    const auto year = given.number("fiscal_year", 1945, 2200);
    const auto after = given.id<EventId>("after");
    given.done();
    return {std::move(event), static_cast<int>(year.value_or(static_cast<int>(ctx.today().year()) - 1)), after};
}

}  // namespace

Response EventPages::list(const Context& ctx, Request& request, const std::vector<core::Fault>& faults,
                          const std::optional<store::Reach>& reach) {
    const auto& words = words_.in(ctx.language);
    const auto asked = asked_for(ctx, request);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.event.title"));
    const auto found = events_.list(ctx, asked.after);
    if (found.next) data.add("OLDER").set("URL", "/archive/events?after=" + found.next->text());
    show_events(data, found.all, found.theirs, found.proofs, ctx, words);
    data.show_if(found.all.empty(), "EMPTY");
    if (ctx.actor.may("archive.manage")) {
        const auto typed = [&](const char* field, const std::string& otherwise) {
            return request.form.has(field) ? request.form.get(field) : otherwise;
        };
        const auto event = typed("event", asked.event);
        auto& act = data.add("MAY_RECORD");
        // One asked for that is not the actor's to tell chooses nothing: another in its place would start other clocks.
        const auto kinds = events_.kinds(ctx);
        act.show_if(std::none_of(kinds.begin(), kinds.end(), [&](const auto& each) { return each.key == event; }),
                    "UNCHOSEN");
        for (const auto& each : kinds) {
            const bool yearly = each.scope == classification::Scope::fiscal_year;
            act.add("KIND")
                .set("KEY", each.key)
                .set("LABEL", each.name + ", " + words.say(yearly ? "archive.event.yearly" : "archive.event.unitly"))
                .show_if(event == each.key, "CHOSEN");
        }
        act.set("DATE_TYPED", typed("trigger", core::iso(ctx.today())))
            .set("YEAR_TYPED", typed("fiscal_year", std::to_string(asked.year)))
            .set("NOTE_TYPED", request.form.get("note"))
            .set("LETTER_TYPED", request.form.get("letter"))
            .set("BASIS_TYPED", request.form.get("basis"))
            .set("BASIS_DATE_TYPED", request.form.get("basis_date"));
        if (reach)
            act.add("REACHES").set("REACH", told(*reach, words));
    }
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "archive/events", std::move(data), faults.empty() ? 200 : 422);
}

Response EventPages::record(const Context& ctx, Request& request) {
    try {
        const auto given = input::record_from(Given(request.form));
        if (given.check_only) return list(ctx, request, {}, events_.reach(ctx, given.record));
        events_.record(ctx, given.record);
        return core::http::see_other("/archive/events", "archive.flash.recorded");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return list(ctx, request, error.faults());
    }
}

Response EventPages::cancel(const Context& ctx, Request& request) {
    const auto id = EventId::parse(request.param("id"));
    try {
        return core::http::see_other(events_.cancel(ctx, id, input::reason_from(Given(request.form))),
                                     "archive.flash.event_cancelled");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return list(ctx, request, error.faults());
    }
}

}  // namespace archive::web
