// SPDX-License-Identifier: Apache-2.0
#include "archive/web/backlog_page.h"

#include "archive/service/backlog_sample.h"
#include "archive/input/care_fields.h"
#include "archive/service/wording.h"

namespace archive::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

Data backlog_data(const Catalog& words) {
    Data data;
    data.set("PAGE_TITLE", words.say("archive.backlog.title"));
    return data;
}

void show_result(Data& data, const BacklogResult& result, const Catalog& words) {
    const auto faults = static_cast<std::int64_t>(result.faults.size());
    data.add("RESULT").set("TEXT", words.say(result.ok() ? "archive.backlog.good" : "archive.backlog.refused",
                                             {{"rows", words.number(result.rows)},
                                              {"fresh", words.number(result.fresh)},
                                              {"known", words.number(result.known)},
                                              {"faults", words.number(faults)}}));
    for (const auto& fault : result.faults)
        data.add("ROW_FAULT")
            .set("LINE", std::int64_t{fault.line})
            .set("COLUMN", fault.column)
            .set("TEXT", words.say(fault.word, fault.args));
    data.show_if(!result.ok(), "ROW_FAULTS");
    if (!result.ok() || result.findings.empty()) return;
    auto& table = data.add("FINDINGS");
    for (const auto& each : result.findings)
        table.add("FINDING")
            .set("LINE", std::int64_t{each.line})
            .set("COLUMN", each.column)
            .set("TEXT", words.say(each.word, each.args));
}

void show_rows(Data& data, const BacklogResult& result, const Catalog& words) {
    if (result.shown.empty()) return;
    auto& table = data.add("PREVIEW");
    for (const auto& each : result.shown) {
        auto& row = table.add("LINE_ROW");
        row.set("LINE", std::int64_t{each.line})
            .set("CODE", each.code)
            .set("CODE_NAME", each.code_name)
            .set("TITLE", each.title)
            .set("PERIOD", said(each.dated, words))
            .set("CLOSED", words.date(each.closed))
            .set("AMOUNT", words.number(each.amount) + " " + words.say("archive.unit." + each.amount_unit))
            .set("ACCESS", wording::access(each.access, words));
        if (each.known) row.show("KNOWN");
        if (each.definitive) row.add("KEPT").set("TEXT", words.say("archive.backlog.kept_as", {{"number", std::to_string(*each.definitive)}}));
        else if (each.in_records_unit) row.add("KEPT").set("TEXT", words.say("archive.backlog.kept"));
        if (!each.place.empty())
            row.add("PLACE").set("TEXT", each.shelved ? words.say("archive.backlog.shelved", {{"place", each.place}}) : each.place);
        if (!each.person.none())
            row.add("PERSON").set("NAME", each.person.name).set("KNOWN_BY", wording::known_by(each.person, words));
    }
    if (const auto left = result.rows - static_cast<std::int64_t>(result.shown.size()); left > 0)
        table.add("LEFT").set("COUNT", words.number(left));
}

}  // namespace

Response BacklogPage::form(const Context& ctx, Request& request) {
    auto data = backlog_data(words_.in(ctx.language));
    data.show("UPLOAD");
    return book_.render(ctx, request, "archive/backlog", std::move(data));
}

Response BacklogPage::sample(const Context& ctx, Request&) {
    return core::http::bytes(core::table::xlsx(backlog_sample(backlog_.some_code(), words_.in(ctx.language))),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "contoh-arsip-lama.xlsx", false);
}

Response BacklogPage::send(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    auto data = backlog_data(words);
    try {
        const auto given = input::backlog_from(request);
        const auto shown = backlog_.propose(ctx, given.file_name, given.file);
        show_result(data, shown.result, words);
        show_rows(data, shown.result, words);
        if (shown.id.empty()) data.show("UPLOAD");
        else data.add("CONFIRM").set("ID", shown.id).set("FRESH", words.number(shown.result.fresh));
        return book_.render(ctx, request, "archive/backlog", std::move(data),
                            shown.result.ok() ? 200 : core::http::fault_status);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        data.show("UPLOAD");
        core::page::show_faults(data, error.faults(), words);
        return book_.render(ctx, request, "archive/backlog", std::move(data), core::http::fault_status);
    }
}

Response BacklogPage::confirm(const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto id = given.line("id", 100);
    given.done();
    backlog_.confirm(ctx, id);
    return core::http::see_other("/archive", "archive.flash.backlog");
}

}  // namespace archive::web
