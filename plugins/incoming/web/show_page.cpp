// SPDX-License-Identifier: Apache-2.0
// One letter of the mailbox: the paper left; state, acts, dispositions, way and facts right.
#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "incoming/input/fields.h"
#include "incoming/web/class_page.h"
#include "incoming/web/correct_page.h"
#include "incoming/web/agenda.h"
#include "incoming/web/pages.h"
#include "incoming/web/place.h"
#include "incoming/web/signed_view.h"
#include "incoming/web/views.h"
#include "incoming/web/way.h"

namespace incoming::web {

using core::page::Data;
using core::words::Catalog;

namespace {

constexpr std::size_t most_onward = 150;   // direct subordinates come first

void show_paper(Data& data, const Entry& entry, const Catalog& words) {
    for (int page = 1; page <= entry.pages; ++page) {
        const core::Args args{{"page", std::to_string(page)}, {"pages", std::to_string(entry.pages)}};
        data.add("PAGE")
            .set("URL", address(entry.id) + "/page?page=" + std::to_string(page))
            .set("ALT", words.say("incoming.page_alt", args))
            .set("N_OF_M", words.say("incoming.page_of", args));
    }
    if (const auto text = entry.words(); !text.empty()) data.add("AS_TEXT").set("TEXT", text);
}

// "Camat Utara mengembalikan disposisi: bukan wilayah kami.", of each who did and was replaced by nobody.
std::string explain_declined(const Whole& whole, const Catalog& words) {
    std::string text;
    for (const auto* branch : turned_down(whole.dispositions, whole.entry.position)) {
        const auto key = branch->reason.empty() ? "incoming.explain.declined_veiled" : "incoming.explain.declined";
        auto reason = branch->reason;
        while (reason.ends_with('.')) reason.pop_back();   // the sentence around it has its own end
        text += words.say(key, {{"position", branch->position_name}, {"reason", reason}}) + " ";
    }
    return text;
}

// "Ada pada Kepala Bidang, Kepala Dinas", or what is to be done.
std::string explain(const Whole& whole, const Catalog& words) {
    const auto& entry = whole.entry;
    if (entry.duplicate_of) return words.say("incoming.explain.duplicate", {{"agenda", whole.duplicate_of}});
    const auto declined = entry.over() ? std::string() : explain_declined(whole, words);
    if (entry.state == EntryState::read && !whole.dispositions.empty())
        return (declined.empty() ? words.say("incoming.explain.taken_back") + " " : declined) +
               words.say("incoming.explain.anew", {{"position", entry.position_name}});
    if (entry.state == EntryState::redirected)
        return words.say("incoming.explain.redirected", {{"book", whole.moved_to}, {"note", entry.close_note}});
    if (entry.state == EntryState::disposed) {
        std::vector<std::string> names;
        for (const auto* branch : holders(whole.dispositions)) names.push_back(branch->position_name);
        if (!names.empty())
            return declined + words.say("incoming.explain.held", {{"names", core::text::join(names, ", ")}});
        return words.say(whole.all_told ? "incoming.explain.all_told" : "incoming.explain.nobody");
    }
    const auto key = std::string(entry.copy ? "copy" : name(entry.state));
    return words.say("incoming.explain." + key,
                     {{"position", entry.position_name}, {"note", entry.close_note}});
}

std::string own_words(const Branch& branch) {
    auto all = branch.instructions;
    if (!branch.task.empty()) all.push_back(branch.task);
    return core::text::join(all, "; ");
}

void show_now(Data& data, const Whole& whole, const Context& ctx, const Catalog& words) {
    for (const auto& holding : whole.now) {
        auto& row = data.add("HELD");
        row.set("HELD_BY", holding.position_name)
            .set("HELD_PERSON", holding.person.empty() ? words.say("incoming.vacant") : holding.person)
            .set("HELD_SINCE", words.moment(holding.since, ctx.zone));
        show_due(row, holding.due, holding.moved, ctx.today(), whole.worktime, words, "HELD_DUE");
    }
}

bool given_by(const Whole& whole, const core::Actor& actor) {
    for (const auto& disposition : whole.dispositions)
        for (const auto& branch : disposition.branches)
            if (actor.acts_for(branch.giver) && branch.state != BranchState::withdrawn) return true;
    return false;
}

// Before anybody typed: until the day its sender asks an answer by.
core::http::Fields first_typed(core::page::Data& form, const Context& ctx, const Whole& whole, const Request& request) {
    auto typed = request.form;
    const auto& day = whole.entry.reply_by;
    if (request.method == "POST" || !day || *day < ctx.today() || !whole.dispositions.empty()) return typed;
    typed.add("due", core::iso(*day));
    form.show("DUE_ASKED");
    return typed;
}

void show_give(Data& form, Room& room, const Context& ctx, const Whole& whole, const std::vector<Receiver>& people,
               const Request& request, const Catalog& words) {
    // After the first one a further disposition is rare, and lies folded below.
    const bool anew = whole.own && whole.entry.state == EntryState::read && !whole.dispositions.empty();
    const bool again = !anew && given_by(whole, ctx.actor);
    const bool refused = request.method == "POST";
    form.set("HEADING", words.say(anew           ? "incoming.dispose.anew"
                                  : again        ? "incoming.dispose.again"
                                  : whole.mine ? "incoming.dispose.pass_on"
                                               : "incoming.dispose.title"))
        .set("ACTION", address(whole.entry.id) + "/dispose")
        .set("GIVE", words.say("incoming.dispose.act"))
        .set("AFTER", words.say("incoming.dispose.after"))
        .show_if(!again || refused, "UNFOLDED")
        .show(again || whole.mine ? "BESIDE" : "FIRST");
    form.add("PRESSED").set("PRESS", core::Uuid::make(ctx.now()).text());
    auto& desk = room.services.desk;
    const bool from_prepared = whole.own && whole.prepared && !refused;
    show_dispose(form, people, desk.instructions(ctx), &whole.entry,
                 from_prepared ? as_typed(wish_kept(whole.prepared->wish)) : first_typed(form, ctx, whole, request), words);
}

// The clerk writes it, the head gives it: with one press, or after changing it.
void show_prepared(Data& data, Room& room, const Context& ctx, const Whole& whole, const std::vector<Receiver>& people,
                   const Request& request, const Catalog& words) {
    if (!whole.prepared && !whole.may_prepare) return;
    const auto list = room.services.desk.instructions(ctx);
    std::optional<Instructions> wish;
    if (whole.prepared) {
        wish = wish_kept(whole.prepared->wish);
        std::vector<std::string> to, orders;
        for (const auto& id : wish->to)
            for (const auto& each : people)
                if (each.position == id) to.push_back(each.name);
        for (const auto& each : list)
            if (std::find(wish->codes.begin(), wish->codes.end(), each.code) != wish->codes.end())
                orders.push_back(each.name);
        data.add("PREPARED")
            .set("BY", whole.prepared->person_name + ", " + whole.prepared->position_name)
            .set("WHEN", words.moment(whole.prepared->at, ctx.zone))
            .set("REMARK", wish->note)
            .set("NAMES", core::text::join(to, "; "))
            .set("ORDERS", core::text::join(orders, "; "))
            .show_if(whole.own && whole.may_dispose, "MAY_GIVE")
            .show_if(secret(wish->access.value_or(whole.entry.access)), "SECRET");
    }
    if (!whole.may_prepare) return;
    const bool refused = request.method == "POST";
    auto& form = data.add("PREPARE");
    form.set("ACTION", address(whole.entry.id) + "/prepare")
        .set("HEADING", words.say("incoming.prepare.title"))
        .set("GIVE", words.say("incoming.prepare.act"))
        .set("AFTER", words.say("incoming.prepare.after", {{"position", whole.entry.position_name}}))
        .show("BESIDE")
        .show_if(refused, "UNFOLDED");
    show_dispose(form, people, list, &whole.entry, wish && !refused ? as_typed(*wish) : first_typed(form, ctx, whole, request), words);
}

void show_sorting(Data& data, const Whole& whole, const Catalog& words) {
    if (!whole.may_sort) return;
    auto& sort = data.add("SORT");
    sort.set("MARK_NOTE_NOW", whole.marked ? whole.marked->note : "").set("ID", whole.entry.id.text());
    if (whole.marked) show_mark(sort, *whole.marked, words);
    for (const auto each : all_marks)
        sort.add("MARK_CHOICE")
            .set("VALUE", name(each))
            .set("LABEL", words.say("incoming.mark." + std::string(name(each))))
            .show_if(whole.marked && whole.marked->mark == each, "CHOSEN");
    sort.add("MARK_CHOICE").set("VALUE", "").set("LABEL", words.say("incoming.mark.none")).show_if(!whole.marked, "CHOSEN");
}

void show_moving(Data& data, Room& room, const Context& ctx, const Whole& whole, const Request& request) {
    if (!whole.moved_from.empty()) data.add("CAME_FROM").set("BOOK", whole.moved_from);
    if (whole.may_open_moved && whole.entry.moved_to) data.add("WENT_TO").set("URL", address(*whole.entry.moved_to));
    data.show_if(whole.may_reopen, "MAY_REOPEN");
    const bool sent_back = whole.entry.state == EntryState::refused;
    if (!whole.entry.letter) data.add("FROM_OUTSIDE").show(sent_back ? "SENT_BACK" : "KEPT");
    if (!whole.may_move || whole.entry.copy) return;
    auto& form = data.add("MOVE");
    form.set("REASON_TYPED", request.form.get("reason"))
        .set("AGENDA_TYPED", request.form.get("agenda"))
        .show_if(request.form.has("agenda"), "TWICE_OPEN")
        .show(whole.entry.letter ? "SENDER_READS" : "SENDER_OUTSIDE");
    for (const auto& each : room.services.elsewhere.targets(ctx, whole.entry.id))
        form.add("TARGET")
            .set("TARGET_ID", each.position.text())
            .set("TARGET_NAME", each.name)
            .set("TARGET_UNIT", each.unit_name)
            .show_if(request.form.get("position") == each.position.text(), "CHOSEN");
}

void show_forms(Data& data, Room& room, const Context& ctx, const Whole& whole, const Request& request,
                const Catalog& words) {
    // Whom the seat may instruct; for the clerk who prepares, whom the addressed position may.
    auto& desk = room.services.desk;
    std::vector<Receiver> people;
    if (whole.may_prepare) people = desk.receivers_of_addressed(ctx, whole.entry.id);
    else if (whole.may_dispose || whole.mine) people = desk.receivers(ctx, whole.entry.id);
    if (whole.mine) {
        auto& mine = data.add("MINE");
        mine.set("BRANCH", whole.mine->id.text()).set("REPORT_TYPED", request.form.get("report"));
        show_due(mine, whole.mine->due, moved_of(whole.moved, whole.mine->id), ctx.today(), whole.worktime, words);
        for (const auto& disposition : whole.dispositions)
            if (disposition.id == whole.mine->disposition)
                mine.set("GIVEN_BY", disposition.giver_name)
                    .set("ORDER", core::text::join(disposition.instructions, "; "))
                    .set("ORDER_NOTE", disposition.note);
        if (const auto own = own_words(*whole.mine); !own.empty()) mine.add("OWN_TASK").set("OWN", own);
        mine.set("PERCENT_TYPED", request.form.get("percent").empty() ? "100" : request.form.get("percent"))
            .set("RESULT_TYPED", request.form.get("result"));
        for (std::size_t i = 0; i < std::min(people.size(), most_onward); ++i)
            mine.add("ONWARD").set("ONWARD_ID", people[i].position.text()).set("ONWARD_NAME", people[i].name);
        for (const auto& each : whole.may_result)
            mine.add("RESULT_CHOICE").set("RESULT_NUMBER", each.number).set("RESULT_SUBJECT", each.subject);
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
    if (whole.may_dispose) show_give(data.add("DISPOSE"), room, ctx, whole, people, request, words);
    show_prepared(data, room, ctx, whole, people, request, words);
    show_moving(data, room, ctx, whole, request);
}

}  // namespace

Response letter_page(Room& room, const Context& ctx, Request& request, IncomingId id,
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
    if (entry.reply_by && !entry.over())
        show_due(data.add("REPLY").set("REPLY_DAY", words.date(*entry.reply_by)), entry.reply_by, {}, ctx.today(),
                 whole.worktime, words);
    show_place(data, room, ctx, request, id);
    show_done(data, room, ctx, request);
    show_paper(data, entry, words);
    show_attachments(data, whole);
    show_signed(data, whole, ctx, words);
    show_receipt_mail(data, whole, ctx, words);
    show_forms(data, room, ctx, whole, request, words);
    show_tree(data, whole, ctx, words);
    show_now(data, whole, ctx, words);
    core::way::show(data, way_of(whole, ctx, words), words, ctx.zone);
    show_facts(data, whole, words);
    show_sorting(data, whole, words);
    show_around(data, whole, words);
    show_class(data, room, ctx, whole);
    show_invited(data, room, ctx, id, request);
    show_noted(data, whole, request, words);
    show_correcting(data, whole, request);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "incoming/show", std::move(data), status, subject_of(id));
}

Response show(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.dispose.read(ctx, id);
    return letter_page(room, ctx, request, id);
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
    auto file = room.services.desk.pdf(ctx, id_of(request), input::form_from(request.query));
    return core::http::bytes(std::move(file.bytes), "application/pdf", file.name);
}

}  // namespace incoming::web
