// SPDX-License-Identifier: Apache-2.0
// Proposals by kind and state; drawing one up from the dossiers whose time has come; the stub on a dossier's page.
#include <algorithm>

#include "core/base/text.h"
#include "core/page/problem.h"
#include "disposal/input/fields.h"
#include "disposal/service/lists.h"
#include "disposal/web/blocks.h"

namespace disposal::web {

using core::http::fault_status;
using core::page::Data;
using core::words::Catalog;

std::string address(ProposalId id) { return "/disposal/" + id.text(); }

ProposalId id_of(const Request& request) { return ProposalId::parse(request.param("id")); }

std::string tone_of(State state) {
    switch (state) {
        case State::done: return "good";
        case State::rejected:
        case State::returned: return "bad";
        case State::cancelled: return "none";
        case State::draft: return "info";
        default: return "wait";
    }
}

namespace {

std::string list_address(const std::optional<Kind>& kind, bool open, bool unreported = false) {
    std::string text;
    if (kind) text += "&kind=" + std::string(name(*kind));
    if (open) text += "&open=1";
    if (unreported) text += "&unreported=1";
    if (!text.empty()) text.front() = '?';
    return "/disposal" + text;
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.parts.words.in(ctx.language);
    auto wish = input::wish_from(request.query);
    const auto limit = wish.limit++;
    auto found = room.desk.list(ctx, wish);
    const bool more = static_cast<int>(found.size()) > limit;
    if (more) found.pop_back();
    Data data;
    data.set("PAGE_TITLE", words.say("disposal.title"));
    data.add("FILTER").set("URL", list_address({}, wish.open)).set("LABEL", words.say("disposal.all"))
        .show_if(!wish.kind, "CURRENT");
    for (const auto kind : all_kinds)
        data.add("FILTER")
            .set("URL", list_address(kind, wish.open))
            .set("LABEL", words.say("disposal.kind." + std::string(name(kind))))
            .show_if(wish.kind == kind, "CURRENT");
    data.add("SCOPE").set("URL", list_address(wish.kind, !wish.open)).set("LABEL", words.say("disposal.open_only"))
        .show_if(wish.open, "CURRENT");
    if (wish.unreported || room.desk.unreported(ctx) > 0)
        data.add("SCOPE").set("URL", list_address(wish.kind, wish.open, !wish.unreported)).set("LABEL", words.say("disposal.unreported_only"))
            .show_if(wish.unreported, "CURRENT");
    for (const auto& [p, lines, unreported, awaited] : found) {
        auto& row = data.add("ROW");
        for (const auto& each : p.heirs) row.add("HEIR").set("NAME", each.unit_name);
        row.show_if(unreported, "UNREPORTED");
        if (!awaited.empty()) row.add("WAITS").set("FOR", core::text::join(awaited, "; "));
        row
            .set("URL", address(p.id))
            .set("TITLE", words.say("disposal.kind." + std::string(name(p.kind))) + " " + p.numbered())
            .set("UNIT", p.unit_name)
            .set("COUNT", words.say("disposal.dossiers", {{"count", words.number(lines)}}))
            .set("BY", p.proposer.person_name)
            .set("AT", words.moment(p.created, ctx.zone))
            .set("TONE", tone_of(p.state))
            .set("STATE", state_text(p, words));
    }
    data.show_if(!found.empty(), "ROWS").show_if(found.empty(), "EMPTY");
    if (more)
        data.add("OLDER").set("URL", list_address(wish.kind, wish.open, wish.unreported) +
                                         (wish.kind || wish.open || wish.unreported ? "&" : "?") + "after=" +
                                         found.back().proposal.id.text());
    for (const auto kind : room.desk.proposes(ctx))
        data.add("DRAW")
            .set("URL", "/disposal/new?kind=" + std::string(name(kind)))
            .set("LABEL", words.say("disposal.draw." + std::string(name(kind))));
    return room.pages.render(ctx, request, "disposal/list", std::move(data));
}

namespace {

std::string draw_address(Kind kind, const std::string& selection, const std::optional<core::UnitId>& unit = {}) {
    auto url = "/disposal/new?kind=" + std::string(name(kind));
    if (!selection.empty()) url += "&selection=" + core::text::url(selection);
    if (unit) url += "&unit=" + unit->text();
    return url;
}

// Of a selection of the search: those of one unit, ticked, and the other units.
Selected show_selected(Data& data, Room& room, const Context& ctx, const input::Drawing& asked,
                       const core::words::Catalog& words) {
    auto found = room.desk.selected(ctx, asked.kind, asked.selection);
    for (const auto kind : room.desk.proposes(ctx))
        data.add("FILTER")
            .set("URL", draw_address(kind, asked.selection))
            .set("LABEL", words.say("disposal.kind." + std::string(name(kind))))
            .show_if(kind == asked.kind, "CURRENT");
    const auto unit = asked.unit ? asked.unit : found.units.empty() ? std::nullopt : std::optional(found.units.front().first);
    if (found.units.size() > 1) {
        auto& units = data.add("UNITS");
        for (const auto& [id, name] : found.units)
            units.add("UNIT").set("URL", draw_address(asked.kind, asked.selection, id)).set("LABEL", name)
                .show_if(id == unit, "CURRENT");
    }
    std::erase_if(found.fit, [&](const Candidate& each) { return each.dossier.unit != unit; });
    data.set("SELECTION", asked.selection).set("CHOSEN_UNIT", unit ? unit->text() : std::string());
    if (found.loose > 0) data.add("LOOSE").set("COUNT", words.number(found.loose));
    return found;
}

void show_refused(Data& data, const Selected& found, const core::words::Catalog& words) {
    if (found.refused.empty()) return;
    auto& refused = data.add("REFUSED");
    refused.set("COUNT", words.number(static_cast<std::int64_t>(found.refused.size())));
    for (const auto& [dossier, why] : found.refused)
        refused.add("REFUSAL")
            .set("URL", "/archive/dossiers/" + dossier.id.text())
            .set("NUMBER", dossier.number)
            .set("TITLE", dossier.title)
            .set("WHY", words.say(why.word, why.args));
}

void show_candidate(Data& row, const archive::Kept& dossier, Kind kind, const core::words::Catalog& words) {
    const auto snapshot = freeze(dossier, {});
    row.set("ID", dossier.id.text())
        .set("URL", "/archive/dossiers/" + dossier.id.text())
        .set("NUMBER", dossier.number)
        .set("CODE", dossier.code)
        .set("TITLE", dossier.title)
        .set("UNIT", dossier.unit_name)
        .set("PERIOD", period_text(snapshot))
        .set("AMOUNT", amount_text(snapshot, words))
        .set("UNTIL", dossier.active_until && kind == Kind::transfer ? words.date(*dossier.active_until)
                      : dossier.inactive_until                       ? words.date(*dossier.inactive_until)
                                                                     : std::string())
        .set("ROUTE", kind == Kind::destruction ? words.say("disposal.route." + std::string(archive::name(dossier.route)))
                                                : std::string());
}

Response show_draw_form(Room& room, const Context& ctx, Request& request, const input::Drawing& asked,
                        const std::vector<core::Fault>& faults) {
    const auto& words = room.parts.words.in(ctx.language);
    const std::string kind_word(name(asked.kind));
    Data data;
    data.set("PAGE_TITLE", words.say("disposal.draw." + kind_word))
        .set("TITLE", words.say("disposal.draw." + kind_word))
        .set("LEAD", words.say("disposal.draw.lead." + kind_word))
        .set("AFTER", words.say("disposal.draw.after." + kind_word))
        .set("KIND", kind_word)
        .set("NOTE_TYPED", request.form.get("note"));
    const bool selected = !asked.selection.empty();
    const auto found = selected ? show_selected(data, room, ctx, asked, words) : room.desk.candidates(ctx, asked.kind);
    if (found.cut)
        data.add("CUT").set("TEXT", words.say(selected ? "disposal.selected.cut" : "disposal.draw.cut",
                                              {{"most", words.number(static_cast<std::int64_t>(most_lines))}}));
    show_refused(data, found, words);
    const auto ticked = request.form.every("dossiers");
    for (const auto& [dossier, in_the_way] : found.fit) {
        auto& row = data.add("ROW");
        show_candidate(row, dossier, asked.kind, words);
        if (in_the_way) row.add("IN_THE_WAY").set("TEXT", words.say(in_the_way->word, in_the_way->args));
        const bool again = std::find(ticked.begin(), ticked.end(), dossier.id.text()) != ticked.end();
        row.show_if(again || (selected && !request.form.has("kind")), "CHOSEN");
    }
    const bool unmoved = room.desk.awaits_transfer(ctx, asked.kind);
    data.show_if(!found.fit.empty(), "ROWS").show_if(found.fit.empty() && !selected && !unmoved, "EMPTY")
        .show_if(found.fit.empty() && selected, "NONE_FIT").show_if(selected, "SELECTED");
    data.show_if(unmoved, "UNMOVED");
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "disposal/new", std::move(data), faults.empty() ? 200 : fault_status);
}

}  // namespace

std::string on_selection(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    const bool archivist = !ctx.actor.seats.empty() && ctx.actor.may("disposal.propose") &&
                           ctx.actor.seat().roles.contains("archivist");
    if (!archivist) return {};
    Data data;
    data.set("SELECTION", std::string(subject));
    return room.pages.fragment(ctx, request, "disposal/on_selection", data);
}

Response draw_form(Room& room, const Context& ctx, Request& request) {
    return show_draw_form(room, ctx, request, input::drawing_of(request.query), {});
}

Response draw(Room& room, const Context& ctx, Request& request) try {
    const auto id = room.desk.draw(ctx, input::drawn_from(core::http::Given(request.form)));
    return core::http::see_other(address(id), "disposal.flash.drawn");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_draw_form(room, ctx, request, input::drawing_of(request.form), error.faults());
}

std::string of_dossier(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    const auto& words = room.parts.words.in(ctx.language);
    const auto all = room.desk.of_dossier(ctx, archive::dossier_of_object(subject));
    if (all.empty()) return {};
    Data data;
    for (const auto& told : all) {
        const auto& p = told.proposal;
        auto& row = data.add("ROW");
        const bool removed = p.kind == Kind::removal && told.line.outcome == Outcome::done;
        const bool gone = removed || (p.kind == Kind::destruction && told.line.outcome == Outcome::done);
        row.set("WHAT", words.say("disposal.kind." + std::string(name(p.kind))) + " " + p.numbered())
            .set("STATE", gone ? words.say(removed ? "disposal.removed.short" : "disposal.gone.short")
                               : state_text(p, words))
            .set("TONE", gone ? "none" : tone_of(p.state))
            .set("REMARK", remark_text(told.line, words));
        if (gone && told.line.snapshot.is_object() && !told.line.snapshot.empty())
            row.add("FROZEN").set("PERIOD", period_text(told.line.snapshot)).set("AMOUNT", amount_text(told.line.snapshot, words));
        if (told.act && told.line.outcome == Outcome::done)
            row.add("ACT").set("TEXT", words.say("disposal.by_act", {{"number", told.act->number},
                                                                     {"date", words.date(told.act->date)}}));
        show_receipts(row, told.receipts, ctx, words);
        if (told.open) row.add("OPEN").set("URL", address(p.id));
    }
    return room.pages.fragment(ctx, request, "disposal/aside", data);
}

}  // namespace disposal::web
