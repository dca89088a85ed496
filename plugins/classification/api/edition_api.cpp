// SPDX-License-Identifier: Apache-2.0
// Editions as JSON.
#include "classification/api/edition_api.h"

#include <algorithm>

#include "classification/input/fields.h"

namespace classification::api {
namespace {

using core::Context;
using core::Json;
using core::http::Given;
using core::http::Request;
using core::http::Response;

Json json_of(const Editions::Line& line) {
    const auto& version = line.version;
    Json json{{"id", version.id},
              {"kind", version.kind},
              {"name", version.name},
              {"effective_from", core::iso(version.effective)},
              {"verified", version.verified},
              {"compared_with", version.compared_with},
              {"compared_by", version.compared_by},
              {"state", name(version.state)},
              {"in_force", line.in_force},
              {"provisional", version.provisional},
              {"provisional_reason", version.provisional_reason},
              {"basis", version.basis},
              {"published_by", version.published_by},
              {"digest", version.digest},
              {"rows", line.rows},
              {"open", line.open}};
    if (version.published) json["published_at"] = core::iso(*version.published);
    if (version.compared_at) json["compared_at"] = core::iso(*version.compared_at);
    return json;
}

Json json_of(const Mapping& mapping) {
    Json json{{"id", mapping.id},
            {"from_code", mapping.from},
            {"to_code", mapping.to},
            {"how", name(mapping.how)},
            {"note", mapping.note},
            {"decided_by", mapping.decided_by},
            {"decided_at", core::iso(mapping.decided)}};
    if (!mapping.withdrawn) return json;
    json["withdrawn_at"] = core::iso(*mapping.withdrawn);
    json["withdrawn_reason"] = mapping.withdrawn_reason;
    return json;
}

Json json_of(const Approval& asked) {
    Json json{{"id", asked.id},
              {"regulation", asked.regulation},
              {"regulation_date", core::iso(*asked.regulation_date)},
              {"asked_by", asked.asked_by},
              {"asked_at", core::iso(asked.asked)},
              {"outcome", asked.outcome.empty() ? "asked" : asked.outcome},
              {"digest", asked.digest},
              {"compared", asked.compared}};
    if (asked.date) {
        json["approval_number"] = asked.number;
        json["approval_date"] = core::iso(*asked.date);
        json["approval_document"] = asked.document;
    }
    if (asked.letter) {
        json["approval_letter"] = asked.letter_name;
        json["approval_letter_digest"] = asked.letter->hex();
    }
    if (!asked.decided) return json;
    json["decided_by"] = asked.decided_by;
    json["decided_at"] = core::iso(*asked.decided);
    json["reason"] = asked.reason;
    return json;
}

Json json_of(const AccessRow& row) {
    return {{"access", name(row.access)},
            {"access_rights", row.rights},
            {"public_access", name(row.open)},
            {"grounds", row.grounds},
            {"unit", row.unit},
            {"public_closed_years", row.closed_years ? Json(*row.closed_years) : Json()}};
}

// The older edition that an address asks about.
std::string asked_of(Request& request) {
    Given given(request.query);
    if (given.line("of", 100).empty()) given.fault("of", "classification.fault.other_kind");
    return input::older_from(std::move(given));
}

using Reasoned = void (Editions::*)(const Context&, std::string_view, const std::string&);

Response reasoned(Editions& editions, const Context& ctx, Request& request, Reasoned act) {
    (editions.*act)(ctx, request.param("id"), input::reason_from(Given::body(request)));
    return core::http::no_content();
}

}  // namespace

Response EditionApi::list(const Context& ctx, Request&) {
    Json items = Json::array();
    for (const auto& each : editions_.list(ctx)) items.push_back(json_of(each));
    return core::http::json({{"items", items}});
}

Response EditionApi::show(const Context& ctx, Request& request) {
    auto json = json_of(editions_.one(ctx, request.param("id")));
    if (const auto asked = editions_.approval(ctx, request.param("id"))) json["approval"] = json_of(*asked);
    return core::http::json(json);
}

Response EditionApi::publish(const Context& ctx, Request& request) {
    const bool multipart = request.type == "multipart/form-data";
    editions_.ask(ctx, request.param("id"), input::approval_from(multipart ? Given(request.form) : Given::body(request)),
                  input::letter_of(request));
    return core::http::no_content();
}

Response EditionApi::letter(const Context& ctx, Request& request) {
    auto [bytes, name] = editions_.letter(ctx, request.param("id"));
    return core::http::bytes(std::move(bytes), "application/pdf", std::move(name));
}

Response EditionApi::confirm(const Context& ctx, Request& request) {
    editions_.confirm(ctx, request.param("id"), input::seen_from(Given::body(request)));
    return core::http::no_content();
}

Response EditionApi::verify(const Context& ctx, Request& request) {
    editions_.verify(ctx, request.param("id"), input::annex_from(Given::body(request)));
    return core::http::no_content();
}

Response EditionApi::refuse(const Context& ctx, Request& request) {
    return reasoned(editions_, ctx, request, &Editions::refuse);
}

Response EditionApi::serve(const Context& ctx, Request& request) {
    return reasoned(editions_, ctx, request, &Editions::serve);
}

Response EditionApi::withdraw(const Context& ctx, Request& request) {
    return reasoned(editions_, ctx, request, &Editions::withdraw);
}

Response EditionApi::copy(const Context& ctx, Request& request) {
    const auto given = input::copy_from(Given::body(request));
    return core::http::json({{"id", editions_.copy(ctx, request.param("id"), given.name, given.effective)}}, 201);
}

Response EditionApi::changes(const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& each : editions_.changes(ctx, asked_of(request), request.param("id")))
        items.push_back(
            {{"what", name(each.what)}, {"code", each.code}, {"before", each.before}, {"after", each.after}});
    return core::http::json({{"items", items}});
}

Response EditionApi::mark(const Context& ctx, Request& request) {
    editions_.mark(ctx, request.param("id"), input::mark_from(Given::body(request)));
    return core::http::no_content();
}

Response EditionApi::rows(const Context& ctx, Request& request) {
    const auto asked = input::rows_from(Given(request.query));
    const auto found = editions_.contents(ctx, request.param("id"));
    std::vector<std::pair<std::string, Json>> all;
    for (const auto& [code, row] : found.rows.codes) all.emplace_back(code, Json{{"parent", row.parent}, {"personal", row.personal}});
    for (const auto& [code, row] : found.rows.rules)
        all.emplace_back(code, Json{{"active_years", row.rule.active_years},
                                    {"trigger", row.rule.trigger},
                                    {"inactive_years", row.rule.inactive_years},
                                    {"fate", name(row.rule.fate)},
                                    {"exception", row.rule.exception},
                                    {"to_personal", row.rule.to_personal}});
    for (const auto& [code, row] : found.rows.access) all.emplace_back(code, json_of(row));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return sort_key(a.first) < sort_key(b.first); });
    Json items = Json::array(), next = nullptr;
    for (auto& [code, told] : all) {
        if (!asked.after.empty() && sort_key(code) <= sort_key(asked.after)) continue;
        if (static_cast<std::int64_t>(items.size()) == asked.limit) {
            next = items.back()["code"];
            break;
        }
        const auto called = found.names.find(code);
        told["code"] = code;
        told["name"] = called == found.names.end() ? "" : called->second;
        items.push_back(std::move(told));
    }
    return core::http::json({{"kind", found.line.version.kind}, {"items", items}, {"next", next}});
}

Response EditionApi::mappings(const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& each : editions_.mappings(ctx, asked_of(request), request.param("id")))
        items.push_back(json_of(each));
    return core::http::json({{"items", items}});
}

Response EditionApi::map(const Context& ctx, Request& request) {
    return core::http::json({{"id", editions_.map(ctx, input::mapping_from(Given::body(request), request.param("id")))}}, 201);
}

Response EditionApi::map_recoded(const Context& ctx, Request& request) {
    const auto of = input::older_from(Given::body(request));
    return core::http::json({{"added", editions_.map_recoded(ctx, of, request.param("id"))}});
}

Response EditionApi::renamed(const Context& ctx, Request& request) {
    const auto found = editions_.renamed(ctx, asked_of(request), request.param("id"));
    Json items = Json::array();
    for (const auto& each : found.all)
        items.push_back({{"code", each.code}, {"before", each.before}, {"after", each.after},
                         {"apart", each.apart == Apart::none ? Json() : Json(name(each.apart))}});
    return core::http::json({{"items", items}, {"seen", found.seen}});
}

Response EditionApi::map_renamed(const Context& ctx, Request& request) {
    return core::http::json({{"added", editions_.map_renamed(ctx, request.param("id"), input::taking_from(Given::body(request)))}});
}

Response EditionApi::take(const Context& ctx, Request& request) try {
    const core::http::Upload* file = request.upload("file");
    Given form(request.form);
    const auto of = form.line("of", 100);
    if (!file) form.fault("file", "classification.error.file");
    form.done("classification.error.file");
    auto taken = editions_.take(ctx, {file->file_name, file->bytes}, of, request.param("id"));
    if (!taken.faults.empty()) throw core::Error("core.error.invalid", std::move(taken.faults));
    return core::http::json({{"added", taken.added}, {"known", taken.known}});
} catch (const core::Error& error) {
    if (error.code() != core::Code::invalid || !error.faults().empty()) throw;
    throw error.of("file");
}

Response EditionApi::unmap(const Context& ctx, Request& request) {
    editions_.unmap(ctx, request.param("id"), input::reason_from(Given::body(request)));
    return core::http::no_content();
}

}  // namespace classification::api
