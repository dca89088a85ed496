// SPDX-License-Identifier: Apache-2.0
// Values of the instruments as JSON.
#include "classification/api/classification_api.h"

#include <cstdlib>

#include "core/base/json.h"

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
            {"verified", code.verified}};
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
            {"verbatim", rule.verbatim}};
}

Json json(const Finding& finding) {
    Json cells = Json::object();
    for (const auto& [column, value] : finding.row) cells[column] = value;
    return {{"kind", name(finding.kind)},     {"line", finding.line},       {"code", finding.code},
            {"reason", name(finding.reason)}, {"present", finding.present}, {"cells", cells}};
}

int limit(const Request& request, int usual) {
    const std::string text = request.query.get("limit");
    return text.empty() ? usual : std::atoi(text.c_str());
}

}  // namespace

Response Api::find(const Context& ctx, Request& request) {
    const bool tree = request.query.has("parent");
    return core::http::json(
        {{"items", json(tree ? catalog_.below(ctx, request.query.get("parent"))
                             : catalog_.find(ctx, request.query.get("q"), limit(request, 20)))}});
}

Response Api::code(const Context& ctx, Request& request) {
    const auto sheet = catalog_.sheet(ctx, request.param("code"));
    Json shown = json(sheet.code);
    shown["source"] = sheet.source;
    shown["above"] = json(sheet.above);
    shown["children"] = json(sheet.below);
    shown["retention"] = sheet.rule ? json(*sheet.rule) : Json(nullptr);
    shown["access"] = name(sheet.access);
    shown["access_from"] = sheet.access_from;
    return core::http::json(shown);
}

Response Api::versions(const Context& ctx, Request&) {
    Json list = Json::array();
    for (const Version& version : catalog_.versions(ctx))
        list.push_back({{"id", version.id},
                        {"kind", version.kind},
                        {"name", version.name},
                        {"effective_from", core::iso(version.effective)},
                        {"verified", version.verified}});
    return core::http::json({{"items", list}});
}

Response Api::imported(const Context& ctx, Request& request, Kind kind) {
    const core::http::Upload* file = request.upload("file");
    if (!file)
        throw core::Error("classification.error.file",
                          std::vector<core::Fault>{{"file", "classification.error.file", {}}});
    Edition edition{request.form.get("edition"), std::nullopt};
    if (edition.name.empty()) edition.name = file->file_name;
    if (const std::string from = request.form.get("effective_from"); !from.empty())
        edition.effective = core::parse_date(from);
    const bool dry = request.query.get("dry_run") == "true";
    const auto text = core::chars(file->bytes);
    const Outcome outcome = kind == Kind::scheme ? import_.codes(ctx, text, edition, dry)
                                                 : import_.retention(ctx, text, edition, dry);
    Json findings = Json::array();
    for (const Finding& finding : outcome.findings) findings.push_back(json(finding));
    return core::http::json({{"added", outcome.added},
                             {"same", outcome.same},
                             {"review", outcome.review},
                             {"known", outcome.known},
                             {"findings", findings}});
}

Response Api::import_codes(const Context& ctx, Request& request) {
    return imported(ctx, request, Kind::scheme);
}

Response Api::import_retention(const Context& ctx, Request& request) {
    return imported(ctx, request, Kind::retention);
}

Response Api::review(const Context& ctx, Request& request) {
    Json list = Json::array();
    for (const Review& review :
         import_.open(ctx, request.query.get("kind"), request.query.get("after"),
                      std::clamp(limit(request, 50), 1, 500))) {
        Json row = json(review.finding);
        row["id"] = review.id.text();
        row["acceptable"] = Import::acceptable(review.finding);
        list.push_back(std::move(row));
    }
    return core::http::json({{"items", list}});
}

Response Api::decide(const Context& ctx, Request& request) {
    const auto id = ReviewId::parse(request.param("id"));
    const Json sent = request.json();
    const std::string act = core::json::text(sent, "act");
    if (act == "accept") {
        import_.accept(ctx, id);
    } else if (act == "drop") {
        import_.drop(ctx, id);
    } else if (act == "correct" && sent.contains("cells") && sent["cells"].is_object()) {
        Cells cells;
        for (const auto& [column, value] : sent["cells"].items())
            if (value.is_string()) cells[column] = value.get<std::string>();
        import_.correct(ctx, id, cells);
    } else {
        throw core::Error("classification.error.act",
                          std::vector<core::Fault>{{"act", "classification.error.act", {}}});
    }
    return core::http::no_content();
}

}  // namespace classification::api
