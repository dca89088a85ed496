// SPDX-License-Identifier: Apache-2.0
// The official columns (archive.md 1.5 and 1.13).
#include "classification/web/table_pages.h"

#include "classification/domain/access.h"
#include "classification/domain/code.h"
#include "classification/input/fields.h"
#include "core/base/text.h"
#include "core/table/sheet.h"

#include <algorithm>

namespace classification::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::table::Cell;
using core::words::Catalog;

namespace {

constexpr std::size_t rows_on_screen = 200;

struct Shown {
    core::table::Sheet sheet;
    std::vector<std::string> codes;   // of the rows, in their order
};

using Columns = std::vector<std::pair<const char*, double>>;

Columns columns_of(Kind kind) {
    switch (kind) {
        case Kind::access:
            return {{"no", 6}, {"scheme", 16}, {"series", 44}, {"class", 16}, {"rights", 30}, {"public", 14}, {"grounds", 36}, {"unit", 26}};
        case Kind::retention: return {{"no", 6}, {"code", 16}, {"series", 50}, {"active", 36}, {"inactive", 18}, {"fate", 40}};
        default: return {{"no", 6}, {"code", 16}, {"series", 70}, {"parent", 16}};
    }
}

// As it is written in schedules, whatever the reader's language: it is the words of a decree.
std::string years_of(int years, const std::string& trigger) {
    return std::to_string(years) + " Tahun" + (trigger.empty() ? "" : " " + trigger);
}

std::string fate_of(const RetentionRule& rule, const Catalog& words) {
    auto fate = words.say("classification.fate." + std::string(name(rule.fate)));
    return rule.exception.empty() ? fate : fate + ", " + rule.exception;
}

std::vector<Cell> told_of(Kind kind, const Existing& rows, const std::string& code, const Catalog& words) {
    if (kind == Kind::access) {
        const auto& row = rows.access.at(code);
        const auto open = row.open == PublicAccess::untold
                              ? std::string()
                              : words.say("classification.public." + std::string(name(row.open)));
        return {words.say("classification.access." + std::string(name(row.access))), row.rights, open, row.grounds, row.unit};
    }
    if (kind == Kind::retention) {
        const auto& rule = rows.rules.at(code).rule;
        return {years_of(rule.active_years, rule.trigger), years_of(rule.inactive_years, ""), fate_of(rule, words)};
    }
    return {rows.codes.at(code).parent};
}

template <class Rows>
void codes_of(const Rows& rows, std::vector<std::string>& codes) {
    for (const auto& [code, row] : rows) codes.push_back(code);
    std::sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
}

std::string standing_of(const Version& version, const Catalog& words) {
    if (version.state == EditionState::draft) return words.say("classification.table.draft", {{"day", words.date(version.effective)}});
    return words.say(version.state == EditionState::published ? "classification.table.published" : "classification.table.withdrawn",
                     {{"day", words.date(version.effective)}, {"basis", version.basis}});
}

Shown shown_of(const Editions::Contents& found, const Catalog& words) {
    const auto& version = found.line.version;
    const auto kind = kind_named(version.kind);
    Shown shown;
    codes_of(found.rows.codes, shown.codes);
    codes_of(found.rows.rules, shown.codes);
    codes_of(found.rows.access, shown.codes);
    auto& sheet = shown.sheet;
    sheet.name = words.say("classification.kind." + version.kind);
    sheet.titles = {words.say("classification.table.title." + version.kind), version.name, standing_of(version, words)};
    for (const auto& [word, width] : columns_of(kind))
        sheet.columns.push_back({words.say(std::string("classification.table.") + word), width});
    std::int64_t no = 0;
    for (const auto& code : shown.codes) {
        const auto name = found.names.find(code);
        std::vector<Cell> row{++no, code, name == found.names.end() ? std::string() : name->second};
        for (auto& cell : told_of(kind, found.rows, code, words)) row.push_back(std::move(cell));
        sheet.rows.push_back(std::move(row));
    }
    sheet.notes = {words.say("classification.table.count", {{"count", words.number(no)}})};
    if (!version.digest.empty()) sheet.notes.push_back(words.say("classification.edition.digest") + ": " + version.digest);
    return shown;
}

std::string file_of(const Version& version) {
    return version.kind == name(Kind::access)      ? "klasifikasi-keamanan-dan-akses"
           : version.kind == name(Kind::retention) ? "jadwal-retensi"
                                                   : "klasifikasi";
}

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
    data.show_if(some, "MARKED_ROWS").show_if(editable && version.kind == name(Kind::scheme), "MARK_FORM");
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
    const auto shown = shown_of(found, words);
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
    const auto found = editions_.contents(ctx, request.param("id"));
    return core::http::bytes(core::table::xlsx(shown_of(found, words_.in(ctx.language)).sheet),
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             file_of(found.line.version) + ".xlsx", false);
}

Response TablePages::paper(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto found = editions_.contents(ctx, request.param("id"));
    const core::table::Print print{fonts_, ctx.now(), ctx.language == "en" ? "en" : "id-ID", words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(shown_of(found, words).sheet, print), "application/pdf",
                             file_of(found.line.version) + ".pdf");
}

}  // namespace classification::web
