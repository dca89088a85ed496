// SPDX-License-Identifier: Apache-2.0
// Outages are first shown with what they move, then written down; taken back with a reason.
#include "deadlines/web/outage_pages.h"

#include <algorithm>

#include "deadlines/input/outage_fields.h"
#include "deadlines/web/views.h"

namespace deadlines::web {

using core::http::fault_status;
using core::page::Data;
using core::words::Catalog;

namespace {

constexpr const char* register_path = "/deadlines/outages";
constexpr std::array<const char*, 5> typed_fields{"from_day", "from_time", "until_day", "until_time", "reason"};

std::string outage_address(OutageId id) { return std::string(register_path) + "/" + id.text(); }

OutageId outage_id(const Request& request) { return OutageId::parse(request.param("id")); }

std::string upper_name(std::string_view field) {
    std::string upper(field);
    for (char& c : upper) c = c == '_' ? '_' : static_cast<char>(c - 'a' + 'A');
    return upper;
}

std::string clock_in(core::Instant at, core::Zone zone) {
    constexpr std::int64_t minute = 60'000, hour = 60;
    const auto of_day = (at.ms - core::start_of(core::date_of(at, zone), zone).ms) / minute;
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(of_day / hour) + ":" + two(of_day % hour);
}

std::string asked_text(const Request& request) {
    std::string text;
    for (const char* name : {"state", "from", "until"})
        if (const auto value = request.query.get(name); !value.empty())
            text += (text.empty() ? "?" : "&") + std::string(name) + "=" + value;
    return text;
}

struct StateLook {
    const char *tone, *icon;
};

StateLook look_of(OutageState state) {
    switch (state) {
        case OutageState::proposed: return {"wait", "clock"};
        case OutageState::recorded: return {"good", "circle-check"};
        case OutageState::revoked: return {"none", "history"};
        case OutageState::dismissed: return {"none", "ban"};
    }
    return {"none", "ban"};
}

void show_outage(Data& row, const OutageShown& line, const Context& ctx, const Catalog& words) {
    const auto& outage = line.outage;
    row.set("TIME", time_text(outage, ctx.zone, words))
        .set("LONG", span_text(line.working_minutes, words))
        .set("TOUCHED", touched_text(outage, words))
        .set("UNIT", line.unit_name.empty() ? words.say("deadlines.outage.everywhere") : line.unit_name)
        .set("REASON", outage.reason)
        .set("STATE", state_word(outage.state, words))
        .set("TONE", look_of(outage.state).tone)
        .set("ICON", look_of(outage.state).icon)
        .set("URL", outage_address(outage.id))
        .set("BY", outage.person.empty() ? words.say("deadlines.outage.by_server") : outage.person)
        .set("MOVED", outage.extends ? words.say("deadlines.outage.moved", {{"count", words.number(outage.deadlines)}})
                                     : words.say("deadlines.outage.unmoved"));
}

// What was typed, else what the proposal chosen says.
void show_outage_form(Data& data, Room& room, const Context& ctx, const Request& request, const Catalog& words) {
    auto& form = data.add("KEEPS");
    const bool typed = request.form.has("from_day");
    std::map<std::string, std::string> values;
    std::vector<std::string> touched = typed ? request.form.every("touched") : std::vector<std::string>{};
    std::string proposal = typed ? request.form.get("proposal") : request.query.get("proposal");
    if (typed) {
        for (const char* field : typed_fields) values[field] = request.form.get(field);
    } else if (!proposal.empty()) {
        const auto said = room.services.outages.one(ctx, OutageId::parse(proposal)).outage;
        values["from_day"] = core::iso(core::date_of(said.from, ctx.zone));
        values["from_time"] = clock_in(said.from, ctx.zone);
        values["until_day"] = core::iso(core::date_of(said.until, ctx.zone));
        values["until_time"] = clock_in(said.until, ctx.zone);
        for (const auto each : said.touched) touched.emplace_back(name(each));
    }
    for (const char* field : typed_fields) form.set(upper_name(field) + "_TYPED", values[field]);
    if (!proposal.empty()) form.add("PROPOSAL").set("PROPOSAL_ID", proposal);
    for (const auto each : all_touched)
        form.add("TOUCH")
            .set("VALUE", name(each))
            .set("LABEL", words.say("deadlines.touched." + std::string(name(each))))
            .show_if(std::find(touched.begin(), touched.end(), name(each)) != touched.end(), "CHOSEN");
    for (const auto& [id, unit] : room.services.outages.units(ctx))
        form.add("UNIT_CHOICE")
            .set("VALUE", id.text())
            .set("LABEL", unit)
            .show_if(typed && request.form.get("unit") == id.text(), "CHOSEN");
    form.show_if(!typed || request.form.get("extends") == "1", "EXTENDS");
}

void show_moved(Data& asked, const Spreading& found, const Catalog& words) {
    constexpr std::size_t most_units = 8;
    asked.set("LONG", span_text(found.working_minutes, words))
        .set("MOVED", words.number(found.moved.deadlines))
        .set("MOST", span_text(found.moved.minutes, words))
        .set("FREED", words.number(found.moved.freed))
        .set("LATE", words.number(found.moved.late));
    asked.show_if(found.moved.deadlines > 0, "SOME_MOVED").show_if(found.moved.deadlines == 0, "NONE_MOVED");
    for (std::size_t at = 0; at < found.units.size() && at < most_units; ++at)
        asked.add("OF_UNIT")
            .set("UNIT_NAME", found.units[at].name)
            .set("COUNT", words.number(found.units[at].deadlines));
}

void show_question(Data& data, const Spreading& found, const Request& request, const Context& ctx,
                   const Catalog& words) {
    auto& asked = data.add("ASKED");
    asked.set("TIME", time_text(found.outage, ctx.zone, words)).show_if(!found.outage.extends, "UNMOVED");
    if (found.outage.extends) show_moved(asked.add("MOVES"), found, words);
    for (const auto& [name, value] : request.form.all())
        if (name != "csrf" && name != "confirmed") asked.add("FIELD").set("FIELD_NAME", name).set("VALUE", value);
}

Response show_register(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults,
                       const std::optional<Spreading>& question) {
    const auto& words = room.words.in(ctx.language);
    const auto ask = input::outages_asked(request.query, ctx.zone);
    const auto all = room.services.outages.list(ctx, ask);
    const bool keeps = ctx.actor.may("deadlines.manage");
    Data data;
    data.set("PAGE_TITLE", words.say("deadlines.outages.title"))
        .set("SHEET_URL", std::string(register_path) + ".xlsx" + asked_text(request))
        .set("PAPER_URL", std::string(register_path) + ".pdf" + asked_text(request))
        .set("FROM", request.query.get("from"))
        .set("UNTIL", request.query.get("until"));
    for (const auto state : all_outage_states) {
        if (!keeps && (state == OutageState::proposed || state == OutageState::dismissed)) continue;
        data.add("STATE_CHOICE")
            .set("VALUE", name(state))
            .set("LABEL", state_word(state, words))
            .show_if(ask.state == state, "CHOSEN");
    }
    for (const auto& line : all) {
        auto& row = data.add("ROW");
        show_outage(row, line, ctx, words);
        if (line.outage.state == OutageState::proposed)
            row.add("DECIDE").set("DECIDE_URL",
                                  std::string(register_path) + "?proposal=" + line.outage.id.text() + "#form");
    }
    data.show_if(!all.empty(), "ROWS").show_if(all.empty(), "EMPTY");
    if (keeps) show_outage_form(data, room, ctx, request, words);
    if (question) show_question(data, *question, request, ctx, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "deadlines/outages", std::move(data), faults.empty() ? 200 : fault_status);
}

Response show_one(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto line = room.services.outages.one(ctx, outage_id(request));
    const auto& outage = line.outage;
    Data data;
    data.set("PAGE_TITLE", words.say("deadlines.outage.title", {{"time", time_text(outage, ctx.zone, words)}}));
    show_outage(data, line, ctx, words);
    data.set("AT", words.moment(outage.at, ctx.zone)).set("POSITION", outage.position);
    if (outage.closed_at)
        data.add("CLOSED")
            .set("CLOSED_BY", outage.closed_person)
            .set("CLOSED_POSITION", outage.closed_position)
            .set("CLOSED_AT", words.moment(*outage.closed_at, ctx.zone))
            .set("CLOSED_REASON", outage.closed_reason);
    if (!outage.reason.empty()) data.add("WHY").set("REASON", outage.reason);
    if (ctx.actor.may("deadlines.manage") && !outage.closed_at) {
        const bool proposed = outage.state == OutageState::proposed;
        auto& act = data.add(proposed ? "PROPOSED" : "RECORDED");
        act.set("ACTION", outage_address(outage.id) + (proposed ? "/dismiss" : "/revoke"))
            .set("RECORD_URL", std::string(register_path) + "?proposal=" + outage.id.text() + "#form")
            .set("REASON_TYPED", request.form.get("reason"));
        if (!proposed && outage.extends)
            show_moved(act.add("MOVES"), room.services.outages.undoing(ctx, outage.id), words);
        core::page::show_faults(act, faults, words);
    }
    return room.pages.render(ctx, request, "deadlines/outage", std::move(data), faults.empty() ? 200 : fault_status);
}

}  // namespace

Response outages(Room& room, const Context& ctx, Request& request) {
    return show_register(room, ctx, request, {}, std::nullopt);
}

Response outage(Room& room, const Context& ctx, Request& request) { return show_one(room, ctx, request, {}); }

Response record_outage(Room& room, const Context& ctx, Request& request) try {
    const auto wish = input::outage_from(core::http::Given(request.form), ctx.zone);
    const auto found = room.services.outages.record(ctx, wish);
    if (found.done) return core::http::see_other(outage_address(found.outage.id), "deadlines.flash.outage");
    return show_register(room, ctx, request, {}, found);
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_register(room, ctx, request, error.faults(), std::nullopt);
}

Response revoke_outage(Room& room, const Context& ctx, Request& request) try {
    room.services.outages.revoke(ctx, outage_id(request), input::closing_from(core::http::Given(request.form)));
    return core::http::see_other(outage_address(outage_id(request)), "deadlines.flash.outage_revoked");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_one(room, ctx, request, error.faults());
}

Response dismiss_outage(Room& room, const Context& ctx, Request& request) try {
    room.services.outages.dismiss(ctx, outage_id(request), input::closing_from(core::http::Given(request.form)));
    return core::http::see_other(register_path, "deadlines.flash.outage_dismissed");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_one(room, ctx, request, error.faults());
}

}  // namespace deadlines::web
