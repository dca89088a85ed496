// SPDX-License-Identifier: Apache-2.0
// Pages of the instruments.
#include "classification/web/pages.h"

#include <set>

#include "classification/domain/access.h"
#include "classification/input/fields.h"
#include "classification/web/finding_words.h"
#include "classification/web/served_words.h"
#include "core/base/text.h"

namespace classification::web {
namespace {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

std::string url(std::string_view code) {
    return "/classification/code?code=" + core::text::url(code);
}

bool manages(const Context& ctx) { return may(ctx.actor, Act::manage) == core::Verdict::allowed; }

void show_codes(Data& data, const char* section, const std::vector<Code>& codes) {
    for (const Code& code : codes) {
        Data& row = data.add(section);
        row.set("CODE", code.code).set("NAME", code.name).set("URL", url(code.code));
        if (code.leaf)
            row.show("LEAF");
        else
            row.add("BRANCH").set("BRANCH_URL",
                                  "/classification/branch?code=" + core::text::url(code.code));
    }
}

std::string fate_word(Fate fate, const core::words::Catalog& words) {
    return words.say("classification.fate." + std::string(name(fate)));
}

// Of a draft whether the house reads it meanwhile.
std::string state_word(const Editions::Line& line) {
    if (line.version.state != EditionState::draft) return std::string(name(line.version.state));
    return line.in_force ? "serving" : "unused";
}

void show_versions(Data& data, const std::vector<Editions::Line>& lines,
                   const std::set<std::string>& to_confirm, const core::words::Catalog& words) {
    bool unverified = false;
    for (const auto& line : lines) {
        const Version& version = line.version;
        // Of one that ended nobody tells it any more.
        const bool waits = !version.verified && version.state != EditionState::withdrawn;
        Data& row = data.add("VERSION");
        row.set("KIND", words.say("classification.kind." + version.kind))
            .set("NAME", version.name)
            .set("EDITION_URL", "/classification/editions/" + version.id)
            .set("STATE", words.say("classification.state." + state_word(line)))
            .set("EFFECTIVE", version.state == EditionState::draft ? "" : words.date(version.effective))
            .show_if(to_confirm.contains(version.id), "TO_CONFIRM")
            .show_if(version.verified, "VERIFIED")
            .show_if(waits, "UNVERIFIED")
            .show_if(!version.verified && !waits, "NEVER_VERIFIED");
        unverified = unverified || waits;
    }
    data.show_if(unverified, "SOME_UNVERIFIED");
}

}  // namespace

namespace {

// Columns with a name of their own in the words, in the order people read a row; others stand as the table has them.
constexpr const char* known_columns[] = {
    "kode",          "nama",           "uraian",  "kata_kunci",  "induk",         "aktif_asli",   "aktif",
    "retensi_aktif", "inaktif_asli",   "inaktif", "retensi_inaktif", "nasib_asli", "aktif_tahun",
    "pemicu_aktif",  "inaktif_tahun",  "nasib_akhir", "pengecualian", "frasa",     "peristiwa",
    "mode",          "cakupan",        "logika",  "berulang", "perseorangan", "keamanan",      "hak_akses",    "akses_publik",
    "dasar_pertimbangan", "masa_tertutup", "unit_pengolah", "sumber"};

void show_cells(Data& data, Kind kind, const Cells& row, const std::vector<core::Fault>& faults,
                const core::words::Catalog& words) {
    const auto meant = proposals(kind, row);
    const auto show = [&](const std::string& column, const std::string& label) {
        Data& cell = data.add("CELL");
        cell.set("COLUMN", column).set("LABEL", label).set("VALUE", row.at(column));
        for (const auto& each : faults)
            if (each.field == "cells." + column) cell.add("FAULT").set("TEXT", words.say(each.key, each.args));
        if (const auto at = meant.find(column); at != meant.end())
            cell.add("MEANT").set("COLUMN", column).set("SENTENCE", words.say("classification.review.meant", {{"text", at->second}}));
    };
    std::set<std::string> told;
    for (const char* column : known_columns) {
        if (!row.contains(column)) continue;
        told.insert(column);
        // Where the table has the fate only in this column, it is the words as found.
        const bool words_as_found = std::string_view(column) == "nasib_akhir" && !row.contains("nasib_asli");
        const bool of_event = kind == Kind::trigger && std::string_view(column) == "kode";
        show(column, words.say(std::string("classification.cell.") +
                               (words_as_found ? "nasib_asli" : of_event ? "kode_peristiwa" : column)));
    }
    for (const auto& [column, value] : row)
        if (!told.contains(column)) show(column, column);
}

std::string sentence_of(const ReadRow& read, const core::words::Catalog& words) {
    if (read.rule) return read.rule->rule.code + ": " + rule_sentence(read.rule->rule, words);
    if (read.access)
        return read.access->code + ": " + words.say("classification.access." + std::string(name(read.access->access))) +
               beside(*read.access);
    if (read.phrase) return read.phrase->phrase + ": " + in_words(read.phrase->triggers);
    return read.code ? read.code->code + " " + read.code->name : std::string();
}

// Rows of the code that wait, and those that were not taken: what serves it is told beside.
void show_undecided(const Context& ctx, Data& data, const Catalog::Sheet& sheet, const core::words::Catalog& words) {
    const auto waits = [&](const char* section, Kind kind, const std::string& at) {
        const std::string own = at == sheet.code.code ? ".own" : ".above";
        auto& told = data.add(section);
        told.set("SENTENCE", words.say("classification.waits." + std::string(name(kind)) + own, {{"code", at}}));
        if (manages(ctx)) told.add("REVIEW").set("REVIEW_URL", "/classification/review?kind=" + std::string(name(kind)));
    };
    if (!sheet.rule_waits.empty()) waits("RULE_WAITS", Kind::retention, sheet.rule_waits);
    if (sheet.access_waits) waits("ACCESS_WAITS", Kind::access, sheet.access_from);
    for (const auto& each : sheet.dropped)
        data.add(each.kind == Kind::access ? "ACCESS_DROPPED" : "RULE_DROPPED")
            .set("SENTENCE", words.say("classification.dropped." + std::string(name(each.kind)),
                                       {{"at", words.moment(each.at, ctx.zone)}, {"reason", each.why}}));
}

}  // namespace

Response Pages::tree(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    const std::string query = request.query.get("q");
    data.set("PAGE_TITLE", words.say("classification.title")).set("Q", query);
    if (query.empty()) {
        const auto top = catalog_.below(ctx, "");
        Data& tree = data.add("TREE");
        show_codes(tree, "NODE", top);
        tree.show_if(top.empty(), "EMPTY");
        show_versions(tree, editions_.list(ctx), editions_.to_confirm(ctx), words);
    } else {
        const auto found = catalog_.find(ctx, query, 100);
        Data& shown = data.add("FOUND");
        shown.set("COUNT", words.number(static_cast<std::int64_t>(found.size())))
            .show_if(found.empty(), "NOTHING");
        show_codes(shown, "HIT", found);
    }
    if (manages(ctx)) data.add("MANAGE").set("WAITING", words.number(catalog_.waiting(ctx)));
    return book_.render(ctx, request, "classification/tree", std::move(data));
}

Response Pages::branch(const Context& ctx, Request& request) {
    Data data;
    show_codes(data, "NODE", catalog_.below(ctx, request.query.get("code")));
    return core::http::html(book_.fragment(ctx, request, "classification/branch", data));
}

Response Pages::code(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const Catalog::Sheet sheet = catalog_.sheet(ctx, request.query.get("code"));
    Data data;
    data.set("PAGE_TITLE", sheet.code.code + " " + sheet.code.name)
        .set("CODE", sheet.code.code)
        .set("NAME", sheet.code.name)
        .set("SOURCE", sheet.source)
        .set("ACCESS", words.say("classification.access." + std::string(name(sheet.access))))
        .set("ACCESS_LETTER", letter_of(sheet.access))
        .show_if(!sheet.code.verified, "UNVERIFIED");
    if (!sheet.keywords.empty()) data.add("KEYWORDS").set("TEXT", sheet.keywords);
    for (const Code& above : sheet.above)
        data.add("ABOVE")
            .set("CODE", above.code)
            .set("NAME", above.name)
            .set("URL", url(above.code));
    show_codes(data, "NODE", sheet.below);
    data.show_if(!sheet.below.empty(), "HAS_BELOW");
    if (sheet.access_from.empty())
        data.show("ACCESS_DEFAULT");
    else
        data.add("ACCESS_FROM").set("FROM_CODE", sheet.access_from);
    if (sheet.access_row) {
        const auto& row = *sheet.access_row;
        const auto open = row.open == PublicAccess::untold ? std::string()
                                                           : words.say("classification.public." + std::string(name(row.open)));
        const auto years = row.closed_years ? words.say("classification.rule.years", {{"count", words.number(*row.closed_years)}})
                                            : std::string();
        for (const auto& [column, text] : {std::pair{"hak_akses", row.rights}, {"akses_publik", open},
                                           {"masa_tertutup", years}, {"dasar_pertimbangan", row.grounds}, {"unit_pengolah", row.unit}})
            if (!text.empty())
                data.add("ACCESS_MORE").set("LABEL", words.say(std::string("classification.cell.") + column)).set("TEXT", text);
    }
    show_undecided(ctx, data, sheet, words);
    if (!sheet.rule) {
        data.show_if(sheet.rule_waits.empty(), "NO_RULE");
    } else {
        const RetentionRule& rule = *sheet.rule;
        Data& shown = data.add("RULE");
        shown.set("ACTIVE", words.number(rule.active_years))
            .set("INACTIVE", words.number(rule.inactive_years))
            .set("TRIGGER", rule.trigger)
            .set("FATE", fate_word(rule.fate, words))
            .set("EXCEPTION", rule.exception)
            .set("VERBATIM", rule.verbatim)
            .set("RULE_SOURCE", sheet.rule_source)
            .show_if(rule.trigger.empty(), "FROM_CLOSING")
            .show_if(!rule.trigger.empty(), "FROM_TRIGGER")
            .show_if(!rule.exception.empty(), "HAS_EXCEPTION")
            .show_if(!rule.verbatim.empty(), "HAS_WORDS")
            .show_if(rule.verbatim.empty(), "NO_WORDS")
            .show_if(!sheet.rule_verified, "RULE_UNVERIFIED");
        if (rule.code != sheet.code.code)
            shown.add("FROM_ABOVE").set("FROM_CODE", rule.code).set("URL", url(rule.code));
    }
    return book_.render(ctx, request, "classification/code", std::move(data), 200, sheet.code.code);
}

Response Pages::row_page(const Context& ctx, Request& request, const Review& review, const Cells& row,
                         const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const Finding& finding = review.finding;
    Data data;
    const std::string base = "/classification/review/" + review.id.text();
    data.set("PAGE_TITLE", words.say("classification.review.one"))
        .set("CODE", finding.code)
        .set("REASON", words.say("classification.reason." + std::string(name(finding.reason))))
        .set("PRESENT", finding.present)
        .set("PRESENT_LABEL", present_label(finding, words))
        .set("URL", base)
        .show_if(!finding.present.empty(), "HAS_PRESENT")
        .show_if(review.state == "open", "OPEN")
        .show_if(review.state != "open", "DECIDED");
    show_cells(data, finding.kind, row, faults, words);
    data.set("REASON_TYPED", request.form.get("reason"));
    if (review.state == "open")
        if (const auto then = catalog_.without(ctx, {review}).front())
            data.add("THEN").set("SENTENCE", served_sentence(finding, *then, words));
    const auto read = read_row(finding.kind, row);
    if (read) data.add("WOULD").set("SENTENCE", sentence_of(read, words));
    else if (faults.empty())
        data.add("WOULD_NOT").set("WHY", words.say("classification.reason." + std::string(name(read.why))));
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "classification/review_row", std::move(data),
                        faults.empty() ? 200 : 422);
}

Response Pages::review_row(const Context& ctx, Request& request) {
    const auto found = import_.review(ctx, ReviewId::parse(request.param("id")));
    return row_page(ctx, request, found, found.finding.row, {});
}

Response Pages::accept(const Context& ctx, Request& request) {
    import_.accept(ctx, ReviewId::parse(request.param("id")));
    return core::http::see_other("/classification/review", "classification.flash.accepted");
}

Response Pages::correct(const Context& ctx, Request& request) {
    const auto id = ReviewId::parse(request.param("id"));
    Cells cells;
    for (const auto& [column, value] : request.form.all())
        if (column.starts_with("cell."))
            cells[column.substr(5)] = std::string(core::text::trim(value));
    if (request.form.has("look") || request.form.has("meant")) {
        const auto found = import_.review(ctx, id);
        for (auto each = cells.begin(); each != cells.end();)
            each = found.finding.row.contains(each->first) ? std::next(each) : cells.erase(each);
        auto row = mended(found.finding.row, cells);
        if (const auto column = request.form.get("meant"); !column.empty()) {
            const auto meant = proposals(found.finding.kind, row);
            if (const auto at = meant.find(column); at != meant.end()) cells[column] = at->second;
            row = mended(found.finding.row, cells);
        }
        return row_page(ctx, request, found, row, {});
    }
    try {
        import_.correct(ctx, id, cells);
        return core::http::see_other("/classification/review", "classification.flash.corrected");
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        const Review found = import_.review(ctx, id);
        Cells row = found.finding.row;
        for (const auto& [column, value] : cells)
            if (row.contains(column)) row[column] = value;
        return row_page(ctx, request, found, row, error.faults());
    }
}

Response Pages::drop(const Context& ctx, Request& request) {
    const auto id = ReviewId::parse(request.param("id"));
    try {
        import_.drop(ctx, id, input::reason_from(core::http::Given(request.form)));
        return core::http::see_other("/classification/review", "classification.flash.dropped");
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        const auto found = import_.review(ctx, id);
        return row_page(ctx, request, found, found.finding.row, error.faults());
    }
}

}  // namespace classification::web
