// SPDX-License-Identifier: Apache-2.0
// Values of the instruments as JSON.
#include "classification/api/classification_api.h"

#include "classification/service/editions.h"

#include "core/base/json.h"
#include "classification/input/fields.h"
#include "core/http/given.h"

namespace classification::api {
namespace {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

Json json(const Code& code) {
    return {{"code", code.code},
            {"name", code.name},
            {"parent", code.parent},
            {"leaf", code.leaf},
            {"verified", code.verified},
            {"personal", code.personal}};
}

Json json(const std::vector<Code>& codes) {
    Json list = Json::array();
    for (const Code& code : codes) list.push_back(json(code));
    return list;
}

Json json(const RetentionRule& rule) {
    return {{"code", rule.code},        {"active_years", rule.active_years},
            {"trigger", rule.trigger},  {"inactive_years", rule.inactive_years},
            {"fate", name(rule.fate)},  {"exception", rule.exception},
            {"verbatim", rule.verbatim}, {"to_personal", rule.to_personal}};
}

Json json(const Finding& finding) {
    Json cells = Json::object();
    for (const auto& [column, value] : finding.row) cells[column] = value;
    return {{"kind", name(finding.kind)},     {"line", finding.line},       {"code", finding.code},
            {"reason", name(finding.reason)}, {"present", finding.present}, {"cells", cells}};
}

using core::http::Given;

constexpr std::int64_t most_codes = 200;

}  // namespace

Response Api::find(const Context& ctx, Request& request) {
    Given given(request.query);
    const auto words = given.line("q"), parent = given.line("parent", 50);
    const auto limit = given.number("limit", 1, most_codes).value_or(20);
    given.done();
    return core::http::json(
        {{"items", json(given.has("parent") ? catalog_.below(ctx, parent)
                                            : catalog_.find(ctx, words, static_cast<int>(limit)))}});
}

Response Api::code(const Context& ctx, Request& request) {
    const auto sheet = catalog_.sheet(ctx, request.param("code"));
    Json shown = json(sheet.code);
    shown["source"] = sheet.source;
    shown["keywords"] = sheet.keywords;
    shown["above"] = json(sheet.above);
    shown["children"] = json(sheet.below);
    shown["retention"] = sheet.rule ? json(*sheet.rule) : Json(nullptr);
    shown["access"] = name(sheet.access);
    shown["access_from"] = sheet.access_from;
    shown["retention_waits"] = sheet.rule_waits;
    shown["access_waits"] = sheet.access_waits;
    const auto row = sheet.access_row.value_or(AccessRow{});
    shown["access_rights"] = row.rights;
    shown["public_access"] = name(row.open);
    shown["access_grounds"] = row.grounds;
    shown["access_unit"] = row.unit;
    shown["public_closed_years"] = row.closed_years ? Json(*row.closed_years) : Json(nullptr);
    return core::http::json(shown);
}

Outcome Api::take(const Context& ctx, Kind kind, const TableFile& file, const Edition& edition,
                  bool dry) try {
    return import_.take_in(ctx, kind, file, edition, dry);
} catch (const core::Error& error) {
    if (error.code() != core::Code::invalid || !error.faults().empty()) throw;
    throw error.of("file");
}

Response Api::imported(const Context& ctx, Request& request, Kind kind) {
    const core::http::Upload* file = request.upload("file");
    Given form(request.form), query(request.query);
    const bool phrases = kind == Kind::trigger;
    Edition edition{form.line("edition", 200), {}, {}, {}};
    if (phrases) edition.reason = form.line("reason", longest_basis);
    else {
        edition.effective = form.date("effective_from");
        edition.provisional = form.line("provisional", 4 * longest_basis);
    }
    const bool dry = query.flag("dry_run");
    if (!file) form.fault("file", "classification.error.file");
    query.done();
    form.done("classification.error.file");
    if (edition.name.empty() && !phrases) edition.name = file->file_name;
    const Outcome outcome = take(ctx, kind, {file->file_name, file->bytes}, edition, dry);
    Json findings = Json::array(), unread = Json::array();
    for (const Finding& finding : outcome.findings) findings.push_back(json(finding));
    Json told{{"added", outcome.added},
              {"same", outcome.same},
              {"review", outcome.review},
              {"known", outcome.known},
              {"findings", findings}};
    if (!phrases) return core::http::json(told);
    for (const auto& each : outcome.unread) unread.push_back({{"phrase", each.phrase}, {"rules", each.rules}});
    told["edition"] = outcome.edition;
    told["unread"] = std::move(unread);
    return core::http::json(told);
}

Response Api::import_codes(const Context& ctx, Request& request) {
    return imported(ctx, request, Kind::scheme);
}

Response Api::import_retention(const Context& ctx, Request& request) {
    return imported(ctx, request, Kind::retention);
}

Response Api::import_access(const Context& ctx, Request& request) { return imported(ctx, request, Kind::access); }

Response Api::import_triggers(const Context& ctx, Request& request) { return imported(ctx, request, Kind::trigger); }

Response Api::review(const Context& ctx, Request& request) {
    const auto asked = input::list_from(Given(request.query));
    Json list = Json::array();
    for (const Review& review : import_.open(ctx, asked.kind ? name(*asked.kind) : "", asked.after,
                                             static_cast<int>(asked.limit.value_or(50)), asked.reason ? name(*asked.reason) : "")) {
        Json row = json(review.finding);
        row["id"] = review.id.text();
        row["acceptable"] = Import::acceptable(review.finding);
        list.push_back(std::move(row));
    }
    return core::http::json({{"items", list}});
}

Response Api::decide(const Context& ctx, Request& request) {
    const auto id = ReviewId::parse(request.param("id"));
    auto given = Given::body(request);
    const std::string act = given.line("act", 50);
    const auto reason = given.line("reason", longest_basis);
    const Json* sent = given.member("cells");
    Cells cells;
    if (sent != nullptr && sent->is_object()) {
        for (const auto& [column, value] : sent->items()) {
            if (value.is_string()) cells[column] = value.get<std::string>();
            else given.fault("cells." + column, "core.fault.text");
        }
    } else if (act == "correct" || sent != nullptr) {
        given.fault("cells", "classification.fault.cells");
    }
    if (act != "accept" && act != "drop" && act != "correct")
        given.fault("act", "classification.error.act");
    given.done("classification.error.act");
    if (act == "accept") import_.accept(ctx, id);
    if (act == "drop") import_.drop(ctx, id, reason);
    if (act == "correct") import_.correct(ctx, id, cells);
    return core::http::no_content();
}

Response Api::decide_many(const Context& ctx, Request& request) {
    Given query(request.query);
    const bool dry = query.flag("dry_run");
    query.done();
    const auto given = input::many_from(Given::body(request));
    const auto all = dry ? import_.weigh(ctx, given.many) : import_.decide(ctx, given.many, given.expected);
    Json wait = Json::array();
    for (const auto& [review, would] : all)
        if (!would.cells) wait.push_back({{"id", review.id.text()}, {"reason", name(would.why)}});
    return core::http::json({{"settled", settled(all)}, {"wait", wait}});
}

}  // namespace classification::api
