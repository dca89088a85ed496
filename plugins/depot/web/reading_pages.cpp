// SPDX-License-Identifier: Apache-2.0
#include "depot/web/reading_pages.h"

#include <algorithm>

#include "core/base/text.h"
#include "depot/input/request_fields.h"
#include "depot/web/copy_pages.h"

namespace depot::web {

using core::http::Given;
using core::page::Data;
using core::words::Catalog;

namespace {

VisitId visit_id(const Request& request) { return VisitId::parse(request.param("id")); }
std::string visit_url(VisitId id) { return "/depot/visits/" + id.text(); }

void show_reader(Data& row, const Reader& reader, const Catalog& words) {
    row.set("CARD", reader.called())
        .set("LAST_ON", words.date(reader.last))
        .set("READER_URL", "/depot/readers/" + reader.id.text())
        .set("READER", reader.forgotten ? words.say("depot.request.forgotten_short") : reader.name)
        .set("CONTACT", reader.contact)
        .set("ORIGIN", reader.origin)
        .set("RULES_ON", words.date(reader.rules));
}

void show_visit(Data& row, const VisitShown& shown, const Context& ctx, const Catalog& words) {
    show_reader(row, shown.reader, words);
    row.set("VISIT_URL", visit_url(shown.visit.id))
        .set("VISIT_NUMBER", shown.visit.called())
        .set("PURPOSE", shown.visit.purpose)
        .set("CAME", words.moment(shown.visit.came, ctx.zone));
    if (shown.visit.left) row.add("LEFT").set("LEFT_AT", words.moment(*shown.visit.left, ctx.zone));
    const auto table = std::count_if(shown.loans.begin(), shown.loans.end(),
                                     [](const LoanShown& each) { return each.loan.state == LoanState::out; });
    row.set("ON_TABLE", words.number(table));
}

// "?q=...&page=2", or the same as a form brought it along.
std::string list_url(const ReaderWanted& wanted, int page) {
    return "/depot/readers?q=" + core::text::url(wanted.words) + "&page=" + std::to_string(page) + "#readers";
}

void show_readers(Data& data, const ReadingShown& shown, const ReaderWanted& wanted, const Tried& tried,
                  const Request& request, const Catalog& words) {
    data.set("WANTED", wanted.words).set("PAGE", std::int64_t{shown.page}).set("PAGES", words.number(shown.pages))
        .set("FOUND", words.number(shown.found));
    for (const auto& each : shown.readers) {
        auto& row = data.add("READER_ROW");
        show_reader(row, each, words);
        const auto here = std::find_if(shown.present.begin(), shown.present.end(), [&](const VisitShown& visit) {
            return visit.reader.id == each.id;
        });
        if (here != shown.present.end()) {
            row.add("IS_HERE").set("VISIT_URL", visit_url(here->visit.id));
            continue;
        }
        auto& act = row.add("MAY_COME");
        act.set("READER_ID", each.id.text());
        show_form(act, request, tried, "come", {"purpose"}, words, each.id.text());
    }
    if (shown.page > 1) data.add("EARLIER").set("PAGE_URL", list_url(wanted, shown.page - 1));
    if (shown.page < shown.pages) data.add("LATER").set("PAGE_URL", list_url(wanted, shown.page + 1));
    const bool any = !shown.readers.empty(), sought = !wanted.words.empty();
    data.show_if(any, "READER_ROWS").show_if(!any && !sought, "NO_READER").show_if(!any && sought, "NOT_FOUND");
    data.show_if(shown.pages > 1, "PAGED").show_if(any || sought, "SEARCH").show_if(sought, "SOUGHT");
}

void show_book_form(Data& data, const Context& ctx, const Catalog& words) {
    const auto today = ctx.today();
    data.set("YEAR", std::to_string(static_cast<int>(today.year())));
    constexpr unsigned december = 12;
    for (unsigned month = 1; month <= december; ++month)
        data.add("MONTH_CHOICE")
            .set("VALUE", std::to_string(month))
            .set("LABEL", words.say("depot.month." + std::to_string(month)))
            .show_if(month == static_cast<unsigned>(today.month()), "CHOSEN");
}

Response show_room(Room& room, const Context& ctx, Request& request, const Tried& tried) {
    const auto& words = room.words.in(ctx.language);
    const auto wanted = input::readers_in(request.form.has("page") ? request.form : request.query);
    const auto shown = room.services.reading.now(ctx, wanted);
    const auto counts = room.services.reading.sums(ctx, {static_cast<int>(ctx.today().year()), {}}).counts;
    Data data;
    data.set("PAGE_TITLE", words.say("depot.reading.title"));
    show_tabs(data, ctx, "TAB_READING");
    data.set("VISITS", words.number(counts.visits))
        .set("READERS", words.number(counts.readers))
        .set("DOSSIERS", words.number(counts.dossiers));
    for (const auto& each : shown.present) show_visit(data.add("PRESENT"), each, ctx, words);
    data.show_if(shown.present.empty(), "NOBODY").show_if(!shown.present.empty(), "PRESENT_ROWS");
    show_readers(data, shown, wanted, tried, request, words);
    show_form(data.add("MAY_ENTER"), request, tried, "enter", {"name", "contact", "origin"}, words);
    show_book_form(data, ctx, words);
    return form_page(room, ctx, request, "depot/reading", std::move(data), tried);
}

// What is read without the paper is offered first.
void show_readable(Data& panel, Room& room, const Context& ctx, const Request& request, const std::vector<core::Fault>& faults,
                   const Catalog& words) {
    const auto offer = room.services.loans.offer(ctx, archive::DossierId::parse(request.form.get("dossier")));
    show_dossier(panel, offer.dossier);
    panel.set("VISIT_URL", visit_url(visit_id(request)));
    show_typed(panel, request, {"paper_reason"});
    show_offered(panel, offer, words);
    for (const auto& each : faults) panel.add("FAULT_PAPER_REASON").set("TEXT", words.say(each.key, each.args));
}

Response show_one_visit(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.reading.visit(ctx, visit_id(request));
    Data data;
    data.set("PAGE_TITLE", words.say("depot.visit.title", {{"number", shown.visit.called()}}));
    show_tabs(data, ctx, "TAB_READING");
    show_visit(data, shown, ctx, words);
    for (const auto& each : shown.loans) {
        auto& row = data.add("LOAN");
        show_dossier(row, each.dossier);
        show_state(row, each.loan, ctx.today(), words);
        row.set("LOAN_URL", loan_url(each.loan.id))
            .set("LOAN_NUMBER", each.loan.called())
            .show_if(each.keeps && each.loan.state == LoanState::granted, "MAY_BRING")
            .show_if(each.keeps && each.loan.state == LoanState::out, "MAY_TAKE_BACK");
    }
    data.show_if(shown.loans.empty(), "NO_LOAN");
    if (!shown.visit.left) {
        auto& act = data.add("PRESENT");
        const auto wanted = request.query.get("q");
        act.set("WANTED", wanted).set("VISIT_URL", visit_url(shown.visit.id));
        const auto readable = std::any_of(faults.begin(), faults.end(), [](const auto& each) { return each.field == "paper_reason"; });
        if (readable) show_readable(act.add("READABLE"), room, ctx, request, faults, words);
        if (!core::text::trim(wanted).empty()) {
            auto found = room.services.requests.find(ctx, wanted);
            std::erase_if(found, [](const archive::Kept& each) { return classification::withheld(each.access); });
            for (const auto& each : found) {
                auto& row = act.add("FOUND");
                show_dossier(row, each);
                row.set("VISIT_URL", visit_url(shown.visit.id));
            }
            act.show_if(found.empty(), "NOTHING");
        }
    }
    return form_page(room, ctx, request, "depot/visit", std::move(data), faults);
}

}  // namespace

Response reading_room(Room& room, const Context& ctx, Request& request) { return show_room(room, ctx, request, {}); }

Response enter_reader(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.reader_entered",
                 [&] {
                     room.services.reading.enter(ctx, input::reader_from(Given(request.form)));
                     return std::string("/depot/readers");
                 },
                 [&](const auto& faults) { return show_room(room, ctx, request, {"enter", {}, faults}); });
}

Response begin_visit(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.visit_begun",
                 [&] {
                     const auto reader = ReaderId::parse(request.param("id"));
                     const auto purpose = input::purpose_from(Given(request.form));
                     return visit_url(room.services.reading.come(ctx, reader, purpose));
                 },
                 [&](const auto& faults) {
                     return show_room(room, ctx, request, {"come", request.param("id"), faults});
                 });
}

Response visit(Room& room, const Context& ctx, Request& request) { return show_one_visit(room, ctx, request, {}); }

Response ask_at_table(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.table_asked",
                 [&] {
                     const auto wish = input::at_table_from(Given(request.form));
                     room.services.reading.ask(ctx, visit_id(request), wish.dossier, wish.paper_reason);
                     return visit_url(visit_id(request));
                 },
                 [&](const auto& faults) { return show_one_visit(room, ctx, request, faults); });
}

Response end_visit(Room& room, const Context& ctx, Request& request) {
    room.services.reading.leave(ctx, visit_id(request));
    return core::http::see_other("/depot/readers", "depot.flash.visit_ended");
}

}  // namespace depot::web
