// SPDX-License-Identifier: Apache-2.0
// The lembar disposisi: on screen as the paper form looks, and as PDF; tanda terima; receipts on the sender's letter.
#include "incoming/input/acts.h"
#include "incoming/web/pages.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::page::Data;

Response sheet(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto id = id_of(request);
    const auto whole = room.services.desk.whole(ctx, id);
    Data data;
    data.set("PAGE_TITLE", words.say("incoming.sheet.title"))
        .set("ID", id.text())
        .set("SUBJECT", whole.entry.subject)
        .set("UNIT", whole.unit_name);
    for (const auto& form : room.services.printed_forms.forms(ctx, id)) {
        auto& one = data.add("FORM");
        one.set("SENDER", form.sender)
            .set("NUMBER", form.number)
            .set("DATE", form.date)
            .set("RECEIVED", form.received)
            .set("AGENDA", form.agenda)
            .set("HAL", form.subject)
            .set("NOTE", form.note)
            .set("GIVER", form.giver)
            .set("PERSON", form.person)
            .set("DAY", form.day)
            .show_if(form.most_urgent, "MOST_URGENT")
            .show_if(form.urgent, "URGENT")
            .show_if(form.secret, "SECRET");
        if (!form.due.empty()) one.add("DUE").set("UNTIL", form.due);
        if (!form.person.empty()) one.show("GIVEN");
        if (!form.prepared_by.empty()) one.add("PREPARED").set("BY", form.prepared_by);
        for (const auto& each : form.receivers) {
            auto& row = one.add("RECEIVER").set("NAME", each.name);
            if (!each.role.empty()) row.add("ROLE").set("WHAT", each.role);
            if (!each.task.empty()) row.add("OWN").set("TASK", each.task);
        }
        for (const auto& each : form.instructions)
            one.add("TICK").set("WORDS", each.words).show_if(each.ticked, "ON");
    }
    return room.pages.render(ctx, request, "incoming/sheet", std::move(data));
}

Response sheet_paper(Room& room, const Context& ctx, Request& request) {
    const auto paper = input::paper_from(request.query);
    return core::http::bytes(room.services.printed_forms.sheets(ctx, id_of(request), paper), "application/pdf",
                             "lembar-disposisi.pdf");
}

Response blank_sheet(Room& room, const Context& ctx, Request& request) {
    return core::http::bytes(room.services.printed_forms.blank(ctx, input::paper_from(request.query)), "application/pdf",
                             "lembar-disposisi-kosong.pdf");
}

Response receipt(Room& room, const Context& ctx, Request& request) {
    return core::http::bytes(room.services.printed_forms.receipt(ctx, id_of(request)), "application/pdf", "tanda-terima.pdf");
}

Response report_file(Room& room, const Context& ctx, Request& request) {
    std::string type;
    auto file = room.services.desk.report_file(ctx, BranchId::parse(request.param("id")),
                                               ReportFileId::parse(request.param("file")), type);
    return core::http::bytes(std::move(file.bytes), type, file.name, false);
}

std::string receipts(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    constexpr std::string_view prefix = "letter:";
    if (!subject.starts_with(prefix) || !ctx.actor.may("incoming.read") || ctx.actor.seats.empty()) return {};
    std::vector<Receipt> all;
    try {
        all = room.services.elsewhere.receipts(ctx, letters::LetterId::parse(subject.substr(prefix.size())));
    } catch (const core::Error& error) {
        if (error.code() != core::Code::not_found && error.code() != core::Code::forbidden) throw;
    }
    if (all.empty()) return {};
    const auto& words = room.words.in(ctx.language);
    Data data;
    for (const auto& each : all) {
        auto& row = data.add("RECEIPT").set("NAME", each.position_name).set("AGENDA", each.agenda);
        row.set("AT", words.moment(each.registered, ctx.zone));
        if (each.read) row.add("SEEN").set("WHEN", words.moment(*each.read, ctx.zone));
        if (each.state == EntryState::refused) row.add("REFUSED").set("WHY", each.reason);
        if (each.state == EntryState::redirected) row.add("MOVED").set("WHY", each.reason);
    }
    return room.pages.fragment(ctx, request, "incoming/receipts", data);
}

}  // namespace incoming::web
