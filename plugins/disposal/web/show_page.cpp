// SPDX-License-Identifier: Apache-2.0
// One proposal: its way with what is done and what waits, its lines, its committee, its papers, and what the reader
// may do next.
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

namespace {

std::string said(const char* group, std::string_view word, const Catalog& words) {
    return words.say("disposal." + std::string(group) + "." + std::string(word));
}

// A removal is agreed to and carried out, a handover taken over, in words of its own.
std::string word_of(Kind kind, const char* group, Act act) {
    const bool removal = kind == Kind::removal && (act == Act::agree || act == Act::execute);
    const bool handover = kind == Kind::handover && (act == Act::receive || act == Act::send_back);
    const auto own = removal || handover ? std::string(name(kind)) + "." : std::string();
    return "disposal." + own + group + "." + std::string(name(act));
}
std::string said_of(Kind kind, const char* group, Act act, const Catalog& words) { return words.say(word_of(kind, group, act)); }

// The straight way of its kind, for the steps behind and ahead.
std::vector<Act> way_of(Kind kind) {
    switch (kind) {
        case Kind::transfer: return {Act::submit, Act::approve, Act::send, Act::receive, Act::accept};
        case Kind::destruction:
            return {Act::submit, Act::consider, Act::agree, Act::decree, Act::execute, Act::finish};
        case Kind::handover: return {Act::submit, Act::consider, Act::agree, Act::decree, Act::receive, Act::finish};
        case Kind::review: return {Act::submit, Act::consider, Act::agree};
        case Kind::removal: return {Act::submit, Act::agree, Act::execute};
    }
    return {};
}

void show_way(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    const auto& p = whole.proposal;
    for (const auto& step : whole.steps) {
        auto& row = data.add("STEP");
        row.set("WHAT", said_of(p.kind, "done", step.act, words)).set("AT", words.moment(step.at, ctx.zone));
        if (!step.who.person_name.empty())
            row.add("WHO").set("NAME", step.who.person_name + " (" + step.who.position_name + ")");
        if (!step.note.empty()) row.add("NOTED").set("NOTE", step.note);
    }
    if (p.over()) return;
    for (const auto act : way_of(p.kind)) {
        const bool behind = std::any_of(whole.steps.begin(), whole.steps.end(),
                                        [&](const Step& step) { return step.act == act; });
        if (!behind) data.add("AHEAD").set("WHAT", said_of(p.kind, "act", act, words));
    }
}

std::string files_text(const archive::FileStanding& files, const Context& ctx, const Catalog& words) {
    return words.say("disposal.files", {{"whole", words.number(files.whole)},
                                        {"differing", words.number(files.differing)},
                                        {"unchecked", words.number(files.unchecked)}}) +
           (files.last ? ", " + words.say("disposal.files_read", {{"date", words.date(core::date_of(*files.last, ctx.zone))}}) : "");
}

void show_line(Data& row, const Proposal& p, const LineShown& shown, const Context& ctx, const Catalog& words) {
    const auto& line = shown.line;
    const auto& s = line.snapshot;
    const bool arrives = (arriving(p) && line.stands()) || line.arrived != Found::unchecked;   // its receiver looks, too
    row.set("N", std::to_string(line.number))
        .set("DECISION", line.verdict && line.stands() && !shown.hidden ? verdict_text(line, words)
                                                                         : said("decision", name(line.decision), words))
        .set("FOUND", said("found", name(arrives ? line.arrived : line.found), words))
        .set("OUTCOME", line.outcome == Outcome::none ? std::string() : said("outcome", name(line.outcome), words));
    if (shown.hidden) {
        row.set("TITLE", words.say("disposal.secret_line"))
            .set("NUMBER", "").set("CODE", "").set("PERIOD", "").set("AMOUNT", "").set("STAGE", "").set("RULE", "")
            .set("ACTIVE", "").set("INACTIVE", "").set("REMARK", "");
        return;
    }
    const auto text = [&](const char* key) { return core::json::text(s, key); };
    row.set("TITLE", text("title"))
        .set("NUMBER", text("number"))
        .set("CODE", text("code"))
        .set("PERIOD", period_text(s))
        .set("AMOUNT", amount_text(s, words))
        .set("STAGE", stage_text(s, words))
        .set("RULE", rule_text(s, words))
        .set("ACTIVE", years_text(s, "active_years", words))
        .set("INACTIVE", years_text(s, "inactive_years", words))
        .set("REMARK", remark_cell(line, words));
    row.add("LINKED").set("URL", "/archive/dossiers/" + line.dossier.text());
    if (!shown.files || shown.files->files() == 0) return;
    row.add("FILES").set("TEXT", files_text(*shown.files, ctx, words)).show_if(shown.files->differing > 0, "ILL");
}

// What was typed comes back with its faults; a file has to be chosen again.
void show_filing(Data& data, const Whole& whole, const Request& request, const Catalog& words) {
    if (!whole.may_add_papers) return;
    auto& form = data.add("ADD_PAPER");
    const auto given = request.form.get("kind");
    form.show_if(!given.empty(), "OPEN").set("NUMBER_TYPED", request.form.get("number"));
    for (const auto kind : whole.choices)
        form.add("CHOICE").set("VALUE", name(kind)).set("LABEL", said("paper", name(kind), words)).show_if(given == name(kind), "CHOSEN");
    if (whole.outside.empty()) return;
    auto& file = form.add("FROM_OUTSIDE");
    file.set("DATE_TYPED", request.form.get("date"));
    std::vector<std::string> some;
    for (const auto kind : whole.outside) some.push_back(said("paper", name(kind), words));
    if (some.size() < whole.choices.size()) file.add("ONLY").set("PAPERS", core::text::join(some, "; "));
}

void show_papers(Data& data, const Whole& whole, const Request& request, const Catalog& words) {
    for (const auto kind : whole.wanted) {
        auto& row = data.add("PAPER");
        row.set("KIND", said("paper", name(kind), words));
        const auto* at = paper_in(whole.papers, kind);
        row.show_if(at == nullptr, "MISSING");
        if (at == nullptr) continue;
        auto& there = row.add("THERE");
        there.set("NUMBER", at->number).set("DATE", words.date(at->date)).set("BY", at->added_by)
            .set("PAPER_URL", at->subject.empty() ? address(whole.proposal.id) + "/papers/" + std::string(name(kind))
                                            : "/letters/" + at->subject.substr(std::string_view("letter:").size()));
        if (std::find(whole.to_take_off.begin(), whole.to_take_off.end(), kind) != whole.to_take_off.end())
            there.add("TAKE_OFF").set("TAKE_OFF_URL", address(whole.proposal.id) + "/papers/" + std::string(name(kind)) + "/take-off")
                .set("PAPER_KIND", name(kind));
        if (!at->outside()) continue;
        there.add("OUTSIDE").set("TEXT", outside_text(*at, words));
        if (!at->confirmed_by.empty())
            there.add("CONFIRMED").set("TEXT", words.say("disposal.paper.confirmed", {{"by", at->confirmed_by}}) +
                                                   (at->confirmed_why.empty() ? "" : ": " + at->confirmed_why));
        else there.show("UNCONFIRMED");
        if (std::find(whole.to_confirm.begin(), whole.to_confirm.end(), kind) != whole.to_confirm.end())
            there.add("CONFIRM").set("DIGEST", at->bytes.hex()).set("NAME", name(kind)).set("WHY_TYPED", request.param("paper") == name(kind) ? request.form.get("why") : "").show_if(!at->proven(), "UNPROVEN")
                .set("CONFIRM_URL", address(whole.proposal.id) + "/papers/" + std::string(name(kind)) + "/confirm");
    }
    const bool sent = std::any_of(whole.papers.begin(), whole.papers.end(),
                                  [](const Document& each) { return each.kind == Paper::parcel; });
    if (sent && !whole.seal) data.add("SEAL").set("TEXT", words.say("disposal.seal.none"));
    if (whole.seal)
        data.add("SEAL").set("TEXT", words.say("disposal.seal." + std::string(signing::name(whole.seal->worth)),
                                               {{"by", whole.seal->by}}));
}

void show_members(Data& data, Room& room, const Context& ctx, const Whole& whole, const Catalog& words) {
    if (whole.proposal.kind == Kind::transfer || whole.proposal.kind == Kind::removal) return;
    auto& box = data.add("COMMITTEE");
    for (const auto part : all_parts) {
        const bool witness = part == Part::legal_witness || part == Part::audit_witness;
        if (witness && whole.proposal.kind != Kind::destruction) continue;
        auto& row = box.add("MEMBER");
        row.set("PART", said("part", name(part), words));
        const auto at = std::find_if(whole.members.begin(), whole.members.end(),
                                     [&](const Member& each) { return each.part == part; });
        row.show_if(at == whole.members.end(), "VACANT");
        if (at != whole.members.end())
            row.add("SEATED").set("NAME", at->who.person_name).set("POSITION", at->who.position_name);
        show_assent(row, whole, part, ctx, words);
    }
    if (whole.may_seat.empty()) return;
    const auto eligible = room.desk.eligible(ctx, whole.proposal.id);
    auto& form = box.add("SET_MEMBERS");
    for (const auto part : whole.may_seat) {
        auto& field = form.add("FIELD");
        field.set("NAME", name(part)).set("LABEL", said("part", name(part), words));
        const auto holders = eligible.find(part);
        if (holders == eligible.end()) {
            field.show("NOBODY");
            continue;
        }
        for (const auto& holder : holders->second)
            field.add("CHOICE")
                .set("VALUE", holder.position.text())
                .set("LABEL", holder.position_name + " \u2014 " + holder.titled_name)
                .show_if(std::any_of(whole.members.begin(), whole.members.end(),
                                     [&](const Member& each) {
                                         return each.part == part && each.who.position == holder.position;
                                     }),
                         "CHOSEN");
    }
}

void show_acts(Data& data, const Whole& whole, const Request& request, const Catalog& words) {
    bool first = true;
    for (const auto& [act, why] : whole.acts) {
        auto& row = data.add("ACT");
        row.set("ACT_NAME", name(act))
            .set("LABEL", said_of(whole.proposal.kind, "act", act, words))
            .set("AFTER", said_of(whole.proposal.kind, "after", act, words))
            .set("NOTE_TYPED", request.form.get("note"));
        if (why) {
            row.add("WHY_NOT").set("WHY", words.say(why->word, why->args));
            continue;
        }
        auto& may = row.add("MAY");
        may.set("BUTTON", act == Act::cancel || act == Act::reject || act == Act::send_back ? "" : first ? "btn-primary" : "");
        if (act == Act::execute && whole.proposal.kind == Kind::destruction) may.show("EXECUTING");
        may.show(needs_reason(act) ? "REASONED" : "PLAIN");
        if (!needs_reason(act)) first = false;
    }
}

void show_deciding(Data& data, const Whole& whole, const Catalog& words) {
    if (!whole.may_decide && !whole.may_check && !whole.may_strike) return;
    data.show("PICKING");
    auto& form = data.add("DECIDING");
    const auto ill = std::count_if(whole.lines.begin(), whole.lines.end(),
                                   [](const LineShown& each) { return each.files && each.files->differing > 0; });
    if (ill > 0) form.add("FILES_ILL").set("TEXT", words.say("disposal.files_ill", {{"count", words.number(ill)}}));
    if (whole.may_check) {
        auto& box = form.add("CHECK");
        for (const auto each : {Found::matches, Found::differs, Found::missing})
            box.add("CHOICE").set("VALUE", name(each)).set("LABEL", said("found", name(each), words));
    }
    const auto kind = whole.proposal.kind;
    std::vector<Decision> choices;
    if (whole.may_decide) choices = {Decision::agreed, Decision::kept};
    if (whole.may_decide && kind == Kind::destruction) choices.push_back(Decision::other);
    if (whole.may_decide && kind == Kind::review) {
        choices = {Decision::kept};
        auto& judging = form.add("JUDGE");
        for (const auto each : archive::all_verdicts)
            judging.add("CHOICE").set("VALUE", archive::name(each)).set("LABEL", said("judge", archive::name(each), words));
    }
    if (whole.may_strike) choices = {Decision::struck};
    if (choices.empty()) return;
    auto& box = form.add("DECIDE");
    for (const auto each : choices)
        box.add("CHOICE").set("VALUE", name(each))
            .set("LABEL", kind == Kind::review && each == Decision::kept ? words.say("disposal.decide.kept_review")
                                                                         : said("decide", name(each), words));
}

Response show_whole(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.parts.words.in(ctx.language);
    const auto id = id_of(request);
    const auto whole = room.desk.whole(ctx, id);
    const auto& p = whole.proposal;
    if (faults.empty() && room.parts.notices != nullptr) room.parts.notices->opened(ctx, p.object());
    const auto title = said("kind", name(p.kind), words) + " " + p.numbered();
    Data data;
    data.set("PAGE_TITLE", title)
        .set("TITLE", title)
        .set("URL", address(id))
        .set("UNIT", p.unit_name)
        .set("RECORDS_UNIT", p.records_unit_name)
        .set("STATE", state_text(p, words))
        .set("TONE", tone_of(p.state))
        .set("PROPOSER", p.proposer.person_name + " (" + p.proposer.position_name + ")")
        .set("CREATED", words.moment(p.created, ctx.zone))
        .set("COUNT", words.say("disposal.dossiers", {{"count", words.number(static_cast<std::int64_t>(whole.lines.size()))}}))
        .set("LIST", words.say(list_word(p)));
    for (const auto& each : p.heirs) data.add("HEIR").set("TEXT", heir_text(each, words));
    show_frozen(data, whole);
    if (p.kind == Kind::destruction) data.add("ROUTED").set("ROUTE", said("route", archive::name(p.route), words));
    if (!p.note.empty()) data.add("NOTED_ON").set("NOTE", p.note);
    if (!p.method.empty()) data.add("DONE_HOW").set("METHOD", p.method).set("PLACE", p.place);
    for (const auto& each : whole.awaited) data.add("AWAITED").set("POSITION", each);
    data.show_if(!whole.awaited.empty() && !p.over(), "WAITS");
    for (const auto& line : whole.lines) {
        auto& row = data.add("LINE");
        show_line(row, p, line, ctx, words);
        if (whole.may_decide || whole.may_check || whole.may_strike)
            row.add("PICK").set("PICKED", std::to_string(line.line.number));
    }
    show_running(data, whole, words);
    show_copies(data, whole, ctx, request, words);
    show_way(data, whole, ctx, words);
    show_papers(data, whole, request, words);
    show_filing(data, whole, request, words);
    show_draft(data, whole, ctx, words);
    show_evidence(data, whole, ctx, words);
    show_members(data, room, ctx, whole, words);
    show_deciding(data, whole, words);
    show_acts(data, whole, request, words);
    if (whole.may_assent) data.add("ASSENT").set("DECIDED", whole.decided.hex());
    data.show_if(!whole.acts.empty() || whole.may_assent, "ACTS");
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "disposal/show", std::move(data), faults.empty() ? 200 : fault_status);
}

// `work` answers with the word to say when it is done.
template <class Do>
Response answering(Room& room, const Context& ctx, Request& request, Do work) {
    try {
        return core::http::see_other(address(id_of(request)), work());
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return show_whole(room, ctx, request, error.faults());
    }
}

template <class Do>
Response doing(Room& room, const Context& ctx, Request& request, const char* flash, Do work) {
    return answering(room, ctx, request, [&] { return work(), flash; });
}

}  // namespace

Response show(Room& room, const Context& ctx, Request& request) { return show_whole(room, ctx, request, {}); }

Response act(Room& room, const Context& ctx, Request& request) {
    return answering(room, ctx, request, [&] {
        const auto wish = input::doing_from(core::http::Given(request.form));
        return word_of(room.desk.act(ctx, id_of(request), wish), "done", wish.act);
    });
}

Response decide(Room& room, const Context& ctx, Request& request) {
    return doing(room, ctx, request, "disposal.flash.decided", [&] {
        room.desk.decide(ctx, id_of(request), input::deciding_from(core::http::Given(request.form)));
    });
}

Response assent(Room& room, const Context& ctx, Request& request) {
    return doing(room, ctx, request, "disposal.flash.assented", [&] {
        room.desk.assent(ctx, id_of(request), input::seen_from(core::http::Given(request.form)));
    });
}

Response seat(Room& room, const Context& ctx, Request& request) {
    return doing(room, ctx, request, "disposal.flash.seated", [&] {
        room.desk.seat(ctx, id_of(request), input::seated_from(core::http::Given(request.form)));
    });
}

Response file(Room& room, const Context& ctx, Request& request) {
    return doing(room, ctx, request, "disposal.flash.filed", [&] {
        room.desk.file(ctx, id_of(request), input::filing_from(core::http::Given(request.form), request));
    });
}

Response remove(Room& room, const Context& ctx, Request& request) try {
    const auto made = room.desk.remove(ctx, id_of(request), input::removing_from(core::http::Given(request.form)));
    return core::http::see_other(address(made), "disposal.flash.removal");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_whole(room, ctx, request, error.faults());
}

namespace {

Response begin(Room& room, const Context& ctx, Request& request, Paper kind) {
    const auto [letter, fresh] = room.desk.draft(ctx, id_of(request), kind);
    return core::http::see_other("/letters/" + letter.text() + (fresh ? "/edit" : ""),
                                 "disposal.flash." + std::string(name(kind)) + (fresh ? "_drafted" : "_drafted_before"));
}

}  // namespace

Response draft_act(Room& room, const Context& ctx, Request& request) { return begin(room, ctx, request, Paper::act); }

Response draft_report(Room& room, const Context& ctx, Request& request) { return begin(room, ctx, request, Paper::report); }

Response evidence(Room& room, const Context& ctx, Request& request) {
    return doing(room, ctx, request, "disposal.flash.evidence", [&] { room.desk.file_evidence(ctx, id_of(request)); });
}

Response confirm(Room& room, const Context& ctx, Request& request) {
    return doing(room, ctx, request, "disposal.flash.confirmed", [&] {
        room.desk.confirm(ctx, id_of(request), input::paper_of(request), input::confirming_from(core::http::Given(request.form)));
    });
}

Response take_off(Room& room, const Context& ctx, Request& request) {
    return doing(room, ctx, request, "disposal.flash.taken_off", [&] {
        room.desk.take_off(ctx, id_of(request), input::paper_of(request), input::reason_from(core::http::Given(request.form)));
    });
}

Response paper(Room& room, const Context& ctx, Request& request) {
    auto [bytes, name] = room.desk.paper(ctx, id_of(request), input::paper_of(request));
    const bool seal = input::paper_of(request) == Paper::parcel_seal;
    return core::http::bytes(std::move(bytes), seal ? "application/pkcs7-signature" : "application/pdf", std::move(name));
}

Response sheet(Room& room, const Context& ctx, Request& request) {
    const auto list = room.desk.listing(ctx, id_of(request));
    const auto& words = room.parts.words.in(ctx.language);
    return core::http::bytes(core::table::xlsx(list_sheet(list.proposal, list.lines, list.hidden, words)),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             list_file(list.proposal, words) + ".xlsx", false);
}

Response print(Room& room, const Context& ctx, Request& request) {
    const auto list = room.desk.listing(ctx, id_of(request));
    const auto& words = room.parts.words.in(ctx.language);
    const core::table::Print print{room.parts.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(list_sheet(list.proposal, list.lines, list.hidden, words), print, list.signs),
                             "application/pdf", list_file(list.proposal, words) + ".pdf");
}

}  // namespace disposal::web
