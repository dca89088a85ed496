// SPDX-License-Identifier: Apache-2.0
#include "depot/web/request_pages.h"

#include <algorithm>

#include "core/base/text.h"
#include "depot/input/fields.h"
#include "depot/input/request_fields.h"

namespace depot::web {

using core::http::Given;
using core::page::Data;
using core::words::Catalog;

namespace {

RequestId request_id(const Request& request) { return RequestId::parse(request.param("id")); }
std::string request_url(RequestId id) { return "/depot/requests/" + id.text(); }

void show_request_state(Data& row, const InfoRequest& it, core::Date today, const Catalog& words) {
    const char *tone = "wait", *icon = "hourglass";
    std::string word = "depot.request_state." + std::string(name(it.state));
    if (it.overdue(today)) tone = "bad", icon = "clock-exclamation", word = "depot.request_state.overdue";
    if (it.state == RequestState::withdrawn) tone = "none", icon = "ban";
    if (it.answer) {
        const bool refused = *it.answer == Answer::refused;
        tone = refused ? "none" : "good";
        icon = refused ? "circle-x" : "circle-check";
        word = "depot.answer." + std::string(name(*it.answer));
    }
    row.set("STATE", words.say(word)).set("TONE", tone).set("ICON", icon);
}

void show_request(Data& row, const RequestShown& shown, const Context& ctx, const Catalog& words) {
    const auto& it = shown.request;
    show_request_state(row, it, ctx.today(), words);
    row.set("REQUEST_URL", request_url(it.id))
        .set("REQUEST_NUMBER", it.called())
        .set("RECEIVED", words.date(it.received))
        .set("DUE_ON", words.date(it.due));
    if (it.forgotten) row.add("FORGOTTEN").set("FORGOTTEN_ON", words.date(*it.forgotten));
    else
        row.add("SAID")
            .set("REQUESTER", it.requester)
            .set("CONTACT", it.contact)
            .set("PURPOSE", it.purpose)
            .set("SOUGHT", it.sought);
    if (shown.left)
        row.add("LEFT")
            .set("DUE_TEXT", due_text(*shown.left, words))
            .set("DUE_CLASS", it.overdue(ctx.today()) ? "is-late" : shown.left->days <= 2 ? "is-soon" : "");
    if (it.first_due) row.add("EXTENDED").set("FIRST_DUE", words.date(*it.first_due)).set("WHY", it.extended_reason);
    if (it.ended) {
        auto& end = row.add("ENDED");
        end.set("ENDED_ON", words.date(*it.ended)).set("ENDED_BY", it.ended_name);
        if (!it.reason.empty()) end.add("REASONED").set("WHY", it.reason);
        if (!it.ground.empty()) end.add("GROUNDED").set("GROUND", it.ground);
        end.show_if(it.answer && it.late(), "LATE");
    }
}

const char* release_tone(Release release) {
    switch (release) {
        case Release::undecided: return "wait";
        case Release::open: return "good";
        case Release::redacted: return "info";
        case Release::closed: return "bad";
    }
    return "wait";
}

const char* release_icon(Release release) {
    switch (release) {
        case Release::undecided: return "hourglass";
        case Release::open: return "circle-check";
        case Release::redacted: return "check";
        case Release::closed: return "lock";
    }
    return "hourglass";
}

void show_judging(Data& row, const RecordShown& record, const RequestShown& shown, const Tried& tried,
                  const Request& request, const Catalog& words) {
    const auto& sought = record.sought;
    const auto id = record.dossier.id.text();
    auto& act = row.add("MAY_JUDGE");
    const bool typed = tried.is("judge", id);
    // A decision is looked at again with what was decided before it; a day its ground gave is counted anew.
    const auto ground = std::find_if(shown.grounds.begin(), shown.grounds.end(),
                                     [&](const Ground& each) { return each.text() == sought.ground; });
    const bool counted = (ground != shown.grounds.end() && closed_until(*ground, record.dossier) == sought.closed_until) ||
                         (record.closed && record.closed->closed() == Closed{sought.ground, sought.closed_until});
    act.set("REASON_TYPED", sought.reason)
        .set("UNTIL_TYPED", sought.closed_until && !counted ? core::iso(*sought.closed_until) : "")
        .show(sought.release == Release::undecided ? "FIRST" : "AGAIN");
    show_form(act, request, tried, "judge", {"reason", "until"}, words, id);
    const auto before = sought.release == Release::undecided ? Release::open : sought.release;
    for (const auto each : all_releases)
        if (each != Release::undecided)
            act.add("RELEASE_CHOICE")
                .set("VALUE", name(each))
                .set("LABEL", words.say("depot.release." + std::string(name(each))))
                .show_if(typed ? request.form.get("release") == name(each) : each == before, "CHOSEN");
    const auto offer = [&](const std::string& value, const std::string& ground) {
        act.add("GROUND_CHOICE")
            .set("VALUE", value)
            .set("LABEL", ground)
            .show_if(typed ? request.form.get("ground") == value : ground == sought.ground, "CHOSEN");
    };
    if (record.closed) offer(std::string(input::instrument), record.closed->closed().ground);
    for (const auto& each : shown.grounds) offer(each.id.text(), each.text());
}

void show_giving(Data& row, const RecordShown& record, const RequestShown& shown, const Tried& tried,
                 const Request& request, const Catalog& words) {
    const auto release = record.sought.release;
    if (shown.request.state != RequestState::answered || gone(record.dossier)) return;
    if (!gives(release)) return;
    if (!may_give(release, record.dossier.access)) {
        row.show("CLASS_ROSE");
        return;
    }
    if (record.since || record.unreasoned) return;   // the page says why
    auto& act = row.add("MAY_GIVE");
    const auto id = record.dossier.id.text();
    act.set("COPIES_TYPED", "1");
    show_form(act, request, tried, "copies", {"copies"}, words, id);
    const bool ticked = tried.is("copies", id) ? request.form.get("redacted") == "1" : release == Release::redacted;
    act.show_if(ticked, "REDACTED_CHOSEN");
}

void show_instrument(Data& row, const RecordShown& record, const RequestShown& shown, const Catalog& words) {
    const auto& told = *record.closed;
    auto& closed = row.add("BY_INSTRUMENT");
    closed.set("CODE", told.code).set("EDITION", told.edition);
    if (!told.grounds.empty()) closed.add("GROUND_TOLD").set("GROUND", told.grounds);
    if (told.until) closed.add("UNTIL_TOLD").set("UNTIL", words.date(*told.until));
    const bool open = shown.request.state == RequestState::open;
    closed.show_if(open && (record.sought.release == Release::undecided || record.unreasoned), "NEEDS_REASON");
    closed.show_if(!open && record.unreasoned, "ASK_ANEW");
}

void show_record(Data& row, const RecordShown& record, const RequestShown& shown, const Tried& tried,
                 const Request& request, const Catalog& words) {
    const auto& sought = record.sought;
    show_dossier(row, record.dossier);
    row.set("REQUEST_URL", request_url(shown.request.id))
        .set("ACCESS", words.say("depot.class." + std::string(classification::name(record.dossier.access))))
        .set("STATE", words.say("depot.release." + std::string(name(sought.release))))
        .set("TONE", release_tone(sought.release))
        .set("ICON", release_icon(sought.release))
        .show_if(classification::withheld(record.dossier.access), "WITHHELD")
        .show_if(gone(record.dossier), "GONE");
    if (!sought.ground.empty()) row.add("GROUNDED").set("GROUND", sought.ground).set("WHY", sought.reason);
    else if (!sought.reason.empty()) row.add("REASONED").set("WHY", sought.reason);
    if (sought.closed_until) row.add("CLOSED_UNTIL").set("UNTIL", words.date(*sought.closed_until));
    if (record.before && !record.since)
        row.add("BEFORE")
            .set("BEFORE_NUMBER", record.before->number)
            .set("BEFORE_URL", request_url(record.before->request))
            .set("GROUND", record.before->ground)
            .set("UNTIL", record.before->until ? words.date(*record.before->until) : words.say("depot.request.no_end"));
    if (record.closed) show_instrument(row, record, shown, words);
    if (record.since) {
        auto& since = row.add("SINCE");
        since.set("GROUND", record.since->ground)
            .set("UNTIL", record.since->until ? words.date(*record.since->until) : words.say("depot.request.no_end"))
            .show(shown.request.state == RequestState::open ? "DECIDE_ANEW" : "ASK_ANEW");
    }
    if (shown.request.state == RequestState::open) show_judging(row, record, shown, tried, request, words);
    show_giving(row, record, shown, tried, request, words);
    if (record.copies > 0) row.add("GIVEN").set("COPIES", words.number(record.copies));
}

void show_answering(Data& data, const RequestShown& shown, const Tried& tried, const Request& request,
                    const Catalog& words) {
    auto& act = data.add("MAY_ANSWER");
    const bool typed = tried.is("answer");
    for (const auto each : all_answers)
        act.add("ANSWER_CHOICE")
            .set("VALUE", name(each))
            .set("LABEL", words.say("depot.answer." + std::string(name(each))))
            .show_if(typed && request.form.get("answer") == name(each), "CHOSEN");
    for (const auto& each : shown.grounds)
        act.add("GROUND_CHOICE")
            .set("VALUE", each.id.text())
            .set("LABEL", each.text())
            .show_if(typed && request.form.get("ground") == each.id.text(), "CHOSEN");
    act.show_if(shown.grounds.empty(), "NO_GROUND");
    show_form(act, request, tried, "answer", {"reason"}, words);
}

void show_searching(Data& data, Room& room, const Context& ctx, const RequestShown& shown, const Tried& tried,
                    const Request& request, const Catalog& words) {
    auto& search = data.add("MAY_PROPOSE");
    const auto wanted = request.query.has("q") ? request.query.get("q") : request.form.get("q");
    search.set("WANTED", wanted);
    if (core::text::trim(wanted).empty()) return;
    auto found = room.services.requests.find(ctx, wanted);
    std::erase_if(found, [&](const archive::Kept& each) {
        return std::any_of(shown.records.begin(), shown.records.end(),
                           [&](const RecordShown& record) { return record.dossier.id == each.id; });
    });
    auto& list = search.add("FOUND");
    show_form(list, request, tried, "records", {}, words);
    show_choices(list, found, request.form.every("dossiers"));
}

// What may be done with it as a whole.
void show_acts(Data& data, Room& room, const Context& ctx, const RequestShown& shown, const Tried& tried,
               const Request& request, const Catalog& words) {
    const auto& it = shown.request;
    if (it.state == RequestState::open) {
        show_answering(data, shown, tried, request, words);
        show_searching(data, room, ctx, shown, tried, request, words);
        show_form(data.add("MAY_WITHDRAW"), request, tried, "withdraw", {"reason"}, words);
        const int more = room.services.parts.terms.request_more_days;
        if (more > 0 && it.may_extend(ctx.today())) {
            auto& act = data.add("MAY_EXTEND");
            act.set("MORE", words.number(more));
            show_form(act, request, tried, "extend", {"reason"}, words);
        }
    }
    if (it.letter.empty()) {
        if (it.state == RequestState::answered)
            show_form(data.add("MAY_LINK"), request, tried, "letter", {"letter"}, words);
        return;
    }
    auto& letter = data.add("LETTER");
    letter.set("LETTER_NUMBER", it.letter_number);
    if (shown.letter.empty()) letter.show("UNLINKED");
    else letter.add("LINKED").set("LETTER_URL", "/letters/" + shown.letter);
}

Response show_one_request(Room& room, const Context& ctx, Request& request, const Tried& tried) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.requests.one(ctx, request_id(request));
    Data data;
    data.set("PAGE_TITLE", words.say("depot.request.title", {{"number", shown.request.called()}}));
    show_tabs(data, ctx, "TAB_REQUESTS");
    show_request(data, shown, ctx, words);
    for (const auto& each : shown.records) show_record(data.add("RECORD"), each, shown, tried, request, words);
    data.show_if(shown.records.empty(), "NO_RECORD").show_if(shown.hidden, "HIDDEN");
    for (const auto& each : shown.copies) {
        auto& row = data.add("COPY");
        row.set("COPIES", words.number(each.copies))
            .set("GIVEN_ON", words.date(each.given))
            .set("GIVEN_BY", each.by)
            .show_if(each.redacted, "REDACTED");
        for (const auto& record : shown.records)
            if (record.dossier.id == each.dossier) show_dossier(row, record.dossier);
    }
    data.show_if(!shown.copies.empty(), "COPIES_GIVEN");
    show_acts(data, room, ctx, shown, tried, request, words);
    return form_page(room, ctx, request, "depot/request", std::move(data), tried);
}

Response show_new_request(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("depot.request.new"));
    show_tabs(data, ctx, "TAB_REQUESTS");
    show_typed(data, request, {"requester", "contact", "purpose", "sought"});
    data.set("RECEIVED_TYPED", request.form.has("received") ? request.form.get("received") : core::iso(ctx.today()))
        .set("DAYS", words.number(room.services.parts.terms.request_days));
    return form_page(room, ctx, request, "depot/request_new", std::move(data), faults);
}

Response show_grounds(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto all = room.services.requests.grounds(ctx);
    const bool keeps = ctx.actor.may("depot.keep");
    Data data;
    data.set("PAGE_TITLE", words.say("depot.grounds.title"));
    show_tabs(data, ctx, "TAB_REQUESTS");
    for (const auto& each : all) {
        auto& row = data.add("ROW");
        row.set("GROUND_NAME", each.name)
            .set("CITATION", each.citation)
            .set("GROUND_URL", "/depot/grounds/" + each.id.text())
            .set("YEARS", each.years ? words.say("depot.ground.years_text", {{"count", words.number(*each.years)}})
                                     : words.say("depot.ground.no_years"));
        if (each.ended) row.add("ENDED").set("ENDED_ON", words.date(*each.ended));
        else row.show_if(keeps, "MAY_END");
    }
    data.show_if(all.empty(), "EMPTY").show_if(!all.empty(), "ROWS");
    if (keeps) show_typed(data.add("KEEPS"), request, {"name", "citation", "years"});
    return form_page(room, ctx, request, "depot/grounds", std::move(data), faults);
}

}  // namespace

Response requests(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto desk = input::desk_in(request.query);
    Data data;
    data.set("PAGE_TITLE", words.say("depot.requests.title"));
    show_tabs(data, ctx, "TAB_REQUESTS");
    for (const auto each : all_desks) {
        auto& filter = data.add("FILTER");
        filter.set("FILTER_URL", "/depot/requests?show=" + std::string(name(each)))
            .set("LABEL", words.say("depot.desk_of." + std::string(name(each))))
            .show_if(each == desk, "CURRENT");
        if (each != Desk::ended)
            if (const auto count = room.services.requests.count(ctx, each); count > 0)
                filter.add("COUNTED").set("COUNT", words.number(count));
    }
    const auto all = room.services.requests.list(ctx, desk);
    for (const auto& each : all) show_request(data.add("ROW"), each, ctx, words);
    data.show_if(all.empty(), "EMPTY").show_if(!all.empty(), "ROWS");
    const int year = static_cast<int>(ctx.today().year());
    const auto told = room.services.requests.sums(ctx, year);
    data.set("YEAR", std::to_string(year));
    for (const auto& [key, sum] : told.sums())
        data.add("SUM")
            .set("LABEL", words.say("depot.request_count." + std::string(key)))
            .set("COUNT", words.number(sum));
    return room.pages.render(ctx, request, "depot/requests", std::move(data));
}

Response new_request(Room& room, const Context& ctx, Request& request) {
    return show_new_request(room, ctx, request, {});
}

Response enter_request(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.request_entered",
                 [&] {
                     const auto wish = input::request_from(Given(request.form));
                     return request_url(room.services.requests.enter(ctx, wish));
                 },
                 [&](const auto& faults) { return show_new_request(room, ctx, request, faults); });
}

Response request_page(Room& room, const Context& ctx, Request& request) {
    return show_one_request(room, ctx, request, {});
}

Response act_on_request(Room& room, const Context& ctx, Request& request, const input::RequestAct& act) {
    return tried(act.flash,
                 [&] {
                     const auto id = request_id(request);
                     act.run(room.services.requests, ctx, id, Given(request.form));
                     return request_url(id);
                 },
                 [&](const auto& faults) {
                     // Of these each record has a form of its own.
                     const bool of_record = act.path == "judge" || act.path == "copies" || act.path == "drop";
                     const auto row = of_record ? request.form.get("dossier") : std::string();
                     return show_one_request(room, ctx, request, {std::string(act.path), row, faults});
                 });
}

Response grounds(Room& room, const Context& ctx, Request& request) { return show_grounds(room, ctx, request, {}); }

Response add_ground(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.ground_added",
                 [&] {
                     room.services.requests.add_ground(ctx, input::ground_from(Given(request.form)));
                     return std::string("/depot/grounds");
                 },
                 [&](const auto& faults) { return show_grounds(room, ctx, request, faults); });
}

Response end_ground(Room& room, const Context& ctx, Request& request) {
    room.services.requests.end_ground(ctx, GroundId::parse(request.param("id")));
    return core::http::see_other("/depot/grounds", "depot.flash.ground_ended");
}

}  // namespace depot::web
