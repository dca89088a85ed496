// SPDX-License-Identifier: Apache-2.0
#include "classification/web/table_pages.h"

#include "classification/domain/access.h"
#include "classification/domain/code.h"
#include "classification/input/fields.h"
#include "classification/service/papers.h"
#include "core/base/text.h"

#include <algorithm>

namespace classification::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

constexpr std::size_t rows_on_screen = 200;

// What the words leave open, and who may say it of a draft.
void show_marks(const Context& ctx, Data& data, const Editions::Contents& found, const std::vector<std::string>& codes,
                const std::string& after) {
    const auto& version = found.line.version;
    const bool editable = version.state == EditionState::draft && may(ctx.actor, Act::manage) == core::Verdict::allowed;
    bool some = false;
    const auto show = [&](const char* section, const Mark& mark, const std::string& event) {
        auto& row = data.add(section);
        row.set("SUBJECT", mark.code.empty() ? mark.phrase : mark.code).set("EVENT", event).show_if(mark.on, "ON").show_if(!mark.on, "OFF");
        if (!editable) return;
        auto& change = row.add("CHANGE");
        change.set("CODE", mark.code).set("PHRASE", mark.phrase).set("KEY", mark.event).set("AFTER", after).set("MARKED", mark.on ? "0" : "1");
        change.show_if(mark.on, "TAKE").show_if(!mark.on, "GIVE");
    };
    for (const auto& code : codes) {
        const auto rule = found.rows.rules.find(code);
        const bool ruled = rule != found.rows.rules.end(), on = ruled ? rule->second.rule.to_personal : found.rows.codes.at(code).personal;
        // A rule without an exception sends nothing anywhere, and most codes are of no person.
        if (!on && (!ruled || rule->second.rule.exception.empty())) continue;
        show("MARK", {code, "", "", on}, ruled ? rule->second.rule.exception : found.rows.codes.at(code).name);
        some = true;
    }
    const bool form = editable && version.kind == name(Kind::scheme);
    data.show_if(some || form, "MARKS").show_if(some, "MARKED_ROWS").show_if(form, "MARK_FORM");
    for (const auto& [phrase, triggers] : found.rows.phrases)
        for (const auto& event : triggers.all) show("REPEAT", {"", phrase, event.key, event.repeats}, event.name);
    data.show_if(!found.rows.phrases.empty(), "PHRASES");
}

}  // namespace

Response TablePages::table(const Context& ctx, Request& request) {
    return page(ctx, request, input::after_from(core::http::Given(request.query)), {});
}

Response TablePages::mark(const Context& ctx, Request& request) {
    const auto id = request.param("id"), after = request.form.get("after");
    try {
        editions_.mark(ctx, id, input::mark_from(core::http::Given(request.form)));
        return core::http::see_other("/classification/editions/" + id + "/table" +
                                         (after.empty() ? "" : "?after=" + core::text::url(after)),
                                     "classification.flash.marked");
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return page(ctx, request, after, error.faults());
    }
}

Response TablePages::page(const Context& ctx, Request& request, const std::string& after,
                          const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto found = editions_.contents(ctx, request.param("id"));
    const auto shown = paper_of(found, words);
    const auto& sheet = shown.sheet;
    const auto here = "/classification/editions/" + found.line.version.id;
    std::size_t at = 0;
    while (!after.empty() && at < shown.codes.size() && sort_key(shown.codes[at]) <= sort_key(after)) ++at;
    Data data;
    data.set("PAGE_TITLE", sheet.titles[0])
        .set("EDITION", sheet.titles[1])
        .set("STANDING", sheet.titles[2])
        .set("COUNT", sheet.notes[0])
        .set("URL", here)
        .show_if(sheet.rows.empty(), "EMPTY")
        .show_if(!sheet.rows.empty(), "ROWS");
    if (!found.line.version.digest.empty()) data.add("DIGEST").set("TEXT", found.line.version.digest);
    for (const auto& each : sheet.columns) data.add("COLUMN").set("HEADING", each.heading);
    const auto from = at, until = std::min(at + rows_on_screen, sheet.rows.size());
    for (; at < until; ++at) {
        auto& row = data.add("ROW");
        const auto& cells = sheet.rows[at];
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto& cell = row.add(i == 0 ? "NO" : i == 1 ? "CODE" : "CELL");
            cell.set("HEADING", sheet.columns[i].heading).set("TEXT", core::table::text_of(cells[i]));
        }
    }
    const auto first = shown.codes.begin();
    if (found.line.version.kind != name(Kind::access))
        show_marks(ctx, data, found, {first + static_cast<std::ptrdiff_t>(from), first + static_cast<std::ptrdiff_t>(until)}, after);
    if (until < sheet.rows.size()) data.add("MORE").set("NEXT", here + "/table?after=" + core::text::url(shown.codes[until - 1]));
    data.set("CODE_TYPED", request.form.get("code"));
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "classification/table", std::move(data),
                        faults.empty() ? 200 : core::http::fault_status);
}

Response TablePages::workbook(const Context& ctx, Request& request) {
    const auto paper = paper_of(editions_.contents(ctx, request.param("id")), words_.in(ctx.language));
    return core::http::bytes(core::table::xlsx(paper.sheet),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", paper.file + ".xlsx", false);
}

Response TablePages::paper(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto paper = paper_of(editions_.contents(ctx, request.param("id")), words);
    const core::table::Print print{fonts_, ctx.now(), ctx.language == "en" ? "en" : "id-ID", words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(paper.sheet, print), "application/pdf", paper.file + ".pdf");
}

}  // namespace classification::web
