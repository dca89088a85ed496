// SPDX-License-Identifier: Apache-2.0
// One letter of the mailbox: the paper left; state, acts, dispositions, way and facts right.
#include <charconv>
#include <set>

#include "core/base/text.h"
#include "incoming/input/fields.h"
#include "incoming/web/agenda.h"
#include "incoming/web/pages.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::page::Data;
using core::words::Catalog;

namespace {

void show_paper(Data& data, const Entry& entry, const Catalog& words) {
    for (int page = 1; page <= entry.pages; ++page) {
        const core::Args args{{"page", std::to_string(page)}, {"pages", std::to_string(entry.pages)}};
        data.add("PAGE")
            .set("URL", address(entry.id) + "/page?page=" + std::to_string(page))
            .set("ALT", words.say("incoming.page_alt", args))
            .set("N_OF_M", words.say("incoming.page_of", args));
    }
    if (!entry.text.empty()) data.add("AS_TEXT").set("TEXT", entry.text);
}

void show_trail(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    for (const auto& entry : whole.trail) {
        const auto key = "incoming.trail." + entry.act.substr(entry.act.find('.') + 1);
        if (!words.has(key)) continue;
        auto& row = data.add("ACT");
        row.set("WHAT", words.say(key))
            .set("AT", words.moment(entry.at, ctx.zone))
            .set("ISO", core::iso(entry.at))
            .show_if(entry.act == "incoming.report_returned", "RETURNED");
        // What the house did by itself has no position behind it.
        if (!entry.position_name.empty())
            row.add("BY").set("WHO", entry.person_name).set("AS", entry.position_name);
        auto note = core::json::text(entry.data, "note");
        if (const auto to = entry.data.find("to"); to != entry.data.end() && to->is_array()) {
            std::vector<std::string> names;
            for (const auto& each : *to) names.push_back(each.get<std::string>());
            note = core::text::join(names, "; ");
        }
        if (!note.empty()) row.add("SAID").set("NOTE", note);
    }
    for (const auto* branch : holders(whole.dispositions))
        data.add("WAITING")
            .set("WHAT", words.say("incoming.branch." + std::string(name(branch->state))))
            .set("WHO", branch->position_name)
            .set("SINCE", words.moment(branch->given_at, ctx.zone));
}

void show_facts(Data& data, const Whole& whole, const Catalog& words) {
    const auto& entry = whole.entry;
    const auto fact = [&](std::string_view word, const std::string& value) {
        if (!value.empty())
            data.add("FACT")
                .set("LABEL", words.say("incoming.fact." + std::string(word)))
                .set("VALUE", value);
    };
    fact("agenda", entry.agenda);
    fact("book", whole.unit_name);
    fact("sender", entry.sender);
    fact("number", entry.number);
    fact("date", words.date(entry.date));
    fact("received", words.date(entry.received));
    fact("position", entry.position_name);
    fact("classification", entry.classification);
    fact("access", words.say("incoming.access." + std::string(classification::name(entry.access))));
    fact("urgency", words.say("incoming.urgency." + std::string(letters::name(entry.urgency))));
}

// "Ada pada Kepala Bidang, Kepala Dinas", or what is to be done.
std::string explain(const Whole& whole, const Catalog& words) {
    const auto& entry = whole.entry;
    if (entry.state == EntryState::disposed) {
        std::vector<std::string> names;
        for (const auto* branch : holders(whole.dispositions)) names.push_back(branch->position_name);
        if (!names.empty())
            return words.say("incoming.explain.held", {{"names", core::text::join(names, ", ")}});
        return words.say("incoming.explain.all_told");
    }
    const auto key = std::string(entry.copy ? "copy" : name(entry.state));
    return words.say("incoming.explain." + key,
                     {{"position", entry.position_name}, {"note", entry.close_note}});
}

bool given_by(const Whole& whole, const core::Actor& actor) {
    for (const auto& disposition : whole.dispositions)
        for (const auto& branch : disposition.branches)
            if (actor.holds(branch.giver) && branch.state != BranchState::withdrawn) return true;
    return false;
}

void show_dispose(Data& form, Room& room, const Context& ctx, const Whole& whole, const Request& request,
                  const Catalog& words) {
    // After the first one a further disposition is rare, and lies folded below.
    const bool again = given_by(whole, ctx.actor);
    const bool refused = request.method == "POST";
    form.set("HEADING", words.say(again          ? "incoming.dispose.again"
                                  : whole.mine ? "incoming.dispose.pass_on"
                                               : "incoming.dispose.title"))
        .show_if(!again || refused, "UNFOLDED")
        .show(again || whole.mine ? "BESIDE" : "FIRST");
    const auto chosen = request.form.every("to");
    const auto codes = request.form.every("instructions");
    const std::set<std::string> ticked(chosen.begin(), chosen.end()), wanted(codes.begin(), codes.end());
    form.set("NOTE_TYPED", request.form.get("note"))
        .set("DUE_TYPED", request.form.get("due"))
        .set("DAYS_TYPED", request.form.get("due_days"));
    for (const auto& each : room.services.desk.receivers(ctx, whole.entry.id)) {
        const auto id = each.position.text();
        form.add("SEAT")
            .set("SEAT_ID", id)
            .set("SEAT_NAME", each.name)
            .set("SEAT_WHO", each.holder.empty() ? words.say("incoming.vacant") : each.holder)
            .show_if(ticked.contains(id), "TICKED")
            .show_if(request.form.get("responsible") == id, "CHARGED");
    }
    for (const auto& each : room.services.desk.instructions(ctx))
        form.add("INSTRUCTION")
            .set("CODE", each.code)
            .set("WORDS", each.name)
            .show_if(wanted.contains(each.code), "WANTED");
}

void show_forms(Data& data, Room& room, const Context& ctx, const Whole& whole, const Request& request,
                const Catalog& words) {
    if (whole.mine) {
        auto& mine = data.add("MINE");
        mine.set("BRANCH", whole.mine->id.text()).set("REPORT_TYPED", request.form.get("report"));
        show_due(mine, whole.mine->due, ctx.today(), whole.worktime, words);
        for (const auto& disposition : whole.dispositions)
            if (disposition.id == whole.mine->disposition)
                mine.set("GIVEN_BY", disposition.giver_name)
                    .set("ORDER", core::text::join(disposition.instructions, "; "))
                    .set("ORDER_NOTE", disposition.note);
        if (!whole.mine->reply.empty()) mine.add("REPLIED").set("REPLY", whole.mine->reply);
    }
    if (whole.may_close) {
        auto& close = data.add("CLOSE");
        close.set("OPEN_COUNT", static_cast<std::int64_t>(whole.open_branches));
        close.show(whole.open_branches > 0 ? "STILL_OPEN" : "ALL_ENDED");
        // Once all reported, closing is the one thing that waits.
        close.show(whole.entry.state == EntryState::disposed && whole.open_branches == 0 ? "CLOSE_MAIN"
                                                                                         : "CLOSE_SIDE");
    }
    if (whole.may_dispose) show_dispose(data.add("DISPOSE"), room, ctx, whole, request, words);
}

Response render(Room& room, const Context& ctx, Request& request, IncomingId id,
                const std::vector<core::Fault>& faults, int status) {
    const auto& words = room.words.in(ctx.language);
    const auto whole = room.services.desk.whole(ctx, id);
    const auto& entry = whole.entry;
    Data data;
    data.set("PAGE_TITLE", entry.subject)
        .set("ID", id.text())
        .set("SUBJECT", entry.subject)
        .set("AGENDA", entry.agenda)
        .set("SENDER", entry.sender)
        .set("NUMBER", entry.number)
        .show_if(!entry.number.empty(), "NUMBERED")
        .set("EXPLAIN", explain(whole, words));
    show_state(data, entry.state, entry.copy, words);
    show_paper(data, entry, words);
    show_forms(data, room, ctx, whole, request, words);
    show_tree(data, whole, ctx, words);
    show_trail(data, whole, ctx, words);
    show_facts(data, whole, words);
    show_around(data, whole, words);
    show_invited(data, room, ctx, id, request);
    show_noted(data, whole, request, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "incoming/show", std::move(data), status, subject_of(id));
}

// The act, then the letter again; what was typed wrongly stays on the page with its faults. Where several forms
// of the page bear a note, the faults of this one's stand at `note`.
template <class Act>
Response or_faults(Room& room, const Context& ctx, Request& request, IncomingId id, Act act,
                   const char* note = "note") {
    try {
        return act();
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        auto faults = error.faults();
        for (auto& each : faults)
            if (each.field == "note") each.field = note;
        return render(room, ctx, request, id, faults, 422);
    }
}

template <class Act>
Response after(Room& room, const Context& ctx, Request& request, IncomingId id,
               std::string_view flash, Act act) {
    return or_faults(room, ctx, request, id, [&] {
        act();
        return core::http::see_other(address(id), flash);
    });
}

template <class Act>
Response on_branch(Room& room, const Context& ctx, Request& request, std::string_view flash, Act act) {
    const auto branch = BranchId::parse(request.param("id"));
    const auto id = room.services.desk.letter_of(ctx, branch);
    return after(room, ctx, request, id, flash, [&] { act(branch); });
}

}  // namespace

Response show(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.dispose.read(ctx, id);
    return render(room, ctx, request, id, {}, 200);
}

Response page(Room& room, const Context& ctx, Request& request) {
    const auto text = request.query.get("page");
    int number = text.empty() ? 1 : 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    auto response = core::http::bytes(room.services.desk.picture(ctx, id_of(request), number), "image/png");
    // The bytes of a received letter never change.
    response.header("Cache-Control", "private, max-age=86400");
    return response;
}

Response pdf(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.desk.pdf(ctx, id_of(request));
    return core::http::bytes(std::move(file.bytes), "application/pdf", file.name);
}

Response dispose(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    return after(room, ctx, request, id, "incoming.flash.disposed", [&] {
        room.services.dispose.give(ctx, id, input::instructions_from(core::http::Given(request.form)));
    });
}

Response close(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    return after(room, ctx, request, id, "incoming.flash.closed",
                 [&] { room.services.dispose.close(ctx, id, input::text_from(core::http::Given(request.form), "note")); });
}

Response note_invitation(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const bool none = request.form.get("act") == "drop";
    return after(room, ctx, request, id, none ? "incoming.flash.invitation_dropped" : "incoming.flash.invitation_noted",
                 [&] {
                     std::optional<Occasion> occasion;
                     if (!none) occasion = input::whole_occasion_from(core::http::Given(request.form));
                     room.services.registry.note_invitation(ctx, id, occasion);
                 });
}

Response attend(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto act = [&] {
        const auto wish = input::answered_from(core::http::Given(request.form));
        const auto done = room.services.agenda.answer(ctx, id, wish).invitation;
        if (done.assignment && done.stance == Stance::represented)
            return core::http::see_other("/letters/" + done.assignment->text() + "/edit", "incoming.flash.assigned");
        return core::http::see_other(address(id), "incoming.flash." + std::string(name(done.stance)));
    };
    return or_faults(room, ctx, request, id, act, "decline");
}

Response answer(Room& room, const Context& ctx, Request& request) {
    const auto how = input::relation_from(core::http::Given(request.form));
    const auto letter = room.services.answer.begin(ctx, how, id_of(request));
    return core::http::see_other("/letters/" + letter.text() + "/edit", "incoming.flash.answer");
}

Response report(Room& room, const Context& ctx, Request& request) {
    return on_branch(room, ctx, request, "incoming.flash.reported", [&](BranchId id) {
        room.services.dispose.report(ctx, id, input::text_from(core::http::Given(request.form), "report"));
    });
}

Response accept(Room& room, const Context& ctx, Request& request) {
    return on_branch(room, ctx, request, "incoming.flash.accepted",
                     [&](BranchId id) { room.services.dispose.accept(ctx, id); });
}

Response give_back(Room& room, const Context& ctx, Request& request) {
    return on_branch(room, ctx, request, "incoming.flash.returned", [&](BranchId id) {
        room.services.dispose.give_back(ctx, id, input::text_from(core::http::Given(request.form), "note"));
    });
}

Response withdraw(Room& room, const Context& ctx, Request& request) {
    const auto branch = BranchId::parse(request.param("id"));
    const auto id = room.services.desk.letter_of(ctx, branch);
    room.services.dispose.withdraw(ctx, branch);
    return core::http::see_other(address(id), "incoming.flash.withdrawn");
}

Response sheet(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto whole = room.services.desk.whole(ctx, id_of(request));
    Data data;
    data.set("PAGE_TITLE", words.say("incoming.sheet.title"))
        .set("ID", whole.entry.id.text())
        .set("SUBJECT", whole.entry.subject)
        .set("UNIT", whole.unit_name);
    show_facts(data, whole, words);
    for (const auto& disposition : whole.dispositions) {
        auto& row = data.add("GIVEN");
        row.set("GIVER", disposition.giver_name)
            .set("PERSON", disposition.giver_person)
            .set("AT", words.moment(disposition.given_at, ctx.zone))
            .set("NOTE", disposition.note.empty() ? std::string("–") : disposition.note)
            .set("DUE", disposition.due ? words.date(*disposition.due) : std::string("–"));
        for (const auto& each : disposition.instructions) row.add("ORDER").set("WORDS", each);
        for (const auto& branch : disposition.branches)
            if (branch.state != BranchState::withdrawn)
                row.add("RECEIVER").set("NAME", branch.position_name).show_if(branch.responsible, "CHARGED");
    }
    data.show(whole.dispositions.empty() ? "NONE" : "SOME");
    return room.pages.render(ctx, request, "incoming/sheet", std::move(data));
}

}  // namespace incoming::web
