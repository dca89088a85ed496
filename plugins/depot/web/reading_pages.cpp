// SPDX-License-Identifier: Apache-2.0
#include "depot/web/reading_pages.h"

#include <algorithm>

#include "core/base/text.h"
#include "depot/input/request_fields.h"

namespace depot::web {

using core::http::fault_status;
using core::http::Given;
using core::page::Data;
using core::words::Catalog;

namespace {

VisitId visit_id(const Request& request) { return VisitId::parse(request.param("id")); }
std::string visit_url(VisitId id) { return "/depot/visits/" + id.text(); }

void show_reader(Data& row, const Reader& reader, const Catalog& words) {
    row.set("CARD", reader.numbered()).set("LAST_ON", words.date(reader.last)).set("READER_URL", "/depot/readers/" + reader.id.text());
    row.set("READER", reader.forgotten ? words.say("depot.request.forgotten_short") : reader.name)
        .set("CONTACT", reader.contact)
        .set("ORIGIN", reader.origin)
        .set("RULES_ON", words.date(reader.rules));
}

void show_visit(Data& row, const VisitShown& shown, const Context& ctx, const Catalog& words) {
    show_reader(row, shown.reader, words);
    row.set("VISIT_URL", visit_url(shown.visit.id))
        .set("VISIT_NUMBER", shown.visit.numbered())
        .set("PURPOSE", shown.visit.purpose)
        .set("CAME", words.moment(shown.visit.came, ctx.zone));
    if (shown.visit.left) row.add("LEFT").set("LEFT_AT", words.moment(*shown.visit.left, ctx.zone));
    const auto table = std::count_if(shown.loans.begin(), shown.loans.end(), [](const LoanShown& each) { return each.loan.state == LoanState::out; });
    row.set("ON_TABLE", words.number(table));
}

Response show_room(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.reading.now(ctx);
    const auto year = static_cast<int>(ctx.today().year());
    const auto counts = room.services.reading.year(ctx, year).counts;
    Data data;
    data.set("PAGE_TITLE", words.say("depot.reading.title"));
    show_tabs(data, ctx, "TAB_READING");
    data.set("YEAR", std::to_string(year)).set("VISITS", words.number(counts.visits)).set("READERS", words.number(counts.readers))
        .set("DOSSIERS", words.number(counts.dossiers));
    for (const auto& each : shown.present) show_visit(data.add("PRESENT"), each, ctx, words);
    data.show_if(shown.present.empty(), "NOBODY");
    for (const auto& each : shown.readers) {
        auto& row = data.add("READER_ROW");
        show_reader(row, each, words);
        row.show_if(std::none_of(shown.present.begin(), shown.present.end(), [&](const VisitShown& here) { return here.reader.id == each.id; }), "MAY_COME");
    }
    data.show_if(shown.readers.empty(), "NO_READER").show_if(!shown.readers.empty(), "READER_ROWS");
    show_typed(data, request, {"name", "contact", "origin"});
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "depot/reading", std::move(data), faults.empty() ? 200 : fault_status);
}

Response show_one_visit(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.reading.visit(ctx, visit_id(request));
    Data data;
    data.set("PAGE_TITLE", words.say("depot.visit.title", {{"number", shown.visit.numbered()}}));
    show_tabs(data, ctx, "TAB_READING");
    show_visit(data, shown, ctx, words);
    for (const auto& each : shown.loans) {
        auto& row = data.add("LOAN");
        show_dossier(row, each.dossier);
        show_state(row, each.loan, ctx.today(), words);
        row.set("LOAN_URL", loan_url(each.loan.id)).set("LOAN_NUMBER", each.loan.numbered())
            .show_if(each.keeps && each.loan.state == LoanState::granted, "MAY_BRING")
            .show_if(each.keeps && each.loan.state == LoanState::out, "MAY_TAKE_BACK");
    }
    data.show_if(shown.loans.empty(), "NO_LOAN");
    if (!shown.visit.left) {
        auto& act = data.add("PRESENT");
        const auto wanted = request.query.get("q");
        act.set("WANTED", wanted).set("VISIT_URL", visit_url(shown.visit.id));
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
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "depot/visit", std::move(data), faults.empty() ? 200 : fault_status);
}

}  // namespace

Response reading_room(Room& room, const Context& ctx, Request& request) { return show_room(room, ctx, request, {}); }

Response enter_reader(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.reader_entered",
                 [&] { return room.services.reading.enter(ctx, input::reader_from(Given(request.form))), std::string("/depot/readers"); },
                 [&](const auto& faults) { return show_room(room, ctx, request, faults); });
}

Response begin_visit(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.visit_begun",
                 [&] {
                     const auto reader = ReaderId::parse(request.param("id"));
                     return visit_url(room.services.reading.come(ctx, reader, input::purpose_from(Given(request.form))));
                 },
                 [&](const auto& faults) { return show_room(room, ctx, request, faults); });
}

Response visit(Room& room, const Context& ctx, Request& request) { return show_one_visit(room, ctx, request, {}); }

Response ask_at_table(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.table_asked",
                 [&] {
                     room.services.reading.ask(ctx, visit_id(request), input::dossier_from(Given(request.form)));
                     return visit_url(visit_id(request));
                 },
                 [&](const auto& faults) { return show_one_visit(room, ctx, request, faults); });
}

Response end_visit(Room& room, const Context& ctx, Request& request) {
    room.services.reading.leave(ctx, visit_id(request));
    return core::http::see_other("/depot/readers", "depot.flash.visit_ended");
}

}  // namespace depot::web
