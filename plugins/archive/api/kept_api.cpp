// SPDX-License-Identifier: Apache-2.0
#include "archive/api/kept_api.h"

#include "archive/input/care_fields.h"
#include "core/http/reader.h"

namespace archive::api {

using core::Context;
using core::Json;
using core::http::Given;
using core::http::Request;
using core::http::Response;

namespace {

constexpr int most_heads_told = 100;

Json head_json(const KeptHead& head) {
    return {{"id", head.id.text()},
            {"number", head.numbered()},
            {"form", head.form},
            {"unit_name", head.unit_name},
            {"dossiers", head.dossiers},
            {"digest", head.digest.hex()},
            {"made_at", core::iso(head.made)},
            {"made_by", head.by_name},
            {"report_number", head.report_number},
            {"reported", head.reported ? Json(core::iso(*head.reported)) : Json()},
            {"erased", head.erased}};
}

}  // namespace

Response KeptApi::list(const Context& ctx, const Request& request) {
    Given given(request.query);
    const auto after = given.id<ListId>("after");
    given.done();
    auto all = kept_.all(ctx, after, most_heads_told);
    const bool more = all.size() > most_heads_told;
    if (more) all.resize(most_heads_told);
    Json items = Json::array();
    for (const auto& each : all) items.push_back(head_json(each));
    return core::http::json({{"items", std::move(items)}, {"next", more ? Json(all.back().id.text()) : Json()}});
}

Response KeptApi::keep(const Context& ctx, const Request& request) {
    const auto given = input::keeping_from(Given::body(request));
    const auto id = kept_.keep(ctx, given.wish, given.reported);
    auto response = core::http::json(head_json(kept_.one(ctx, id).head), 201);
    response.header("Location", "/api/v1/archive/kept-lists/" + id.text());
    return response;
}

Response KeptApi::draft(const Context& ctx, const Request& request) {
    core::http::no_fields(request);
    const auto letter = kept_.draft(ctx, ListId::parse(request.param("id")));
    auto response = core::http::json({{"letter", letter.text()}}, 201);
    response.header("Location", "/api/v1/letters/" + letter.text());
    return response;
}

Response KeptApi::show(const Context& ctx, const Request& request) {
    const auto kept = kept_.one(ctx, ListId::parse(request.param("id")));
    auto json = head_json(kept.head);
    json["title"] = kept.sheet.titles.front();
    json["columns"] = Json::array();
    for (const auto& column : kept.sheet.columns) json["columns"].push_back(column.heading);
    json["rows"] = Json::array();
    for (const auto& row : kept.sheet.rows) {
        Json cells = Json::array();
        for (const auto& cell : row) cells.push_back(core::table::text_of(cell));
        json["rows"].push_back(std::move(cells));
    }
    auto response = core::http::json(json);
    if (kept_.note_reading(ctx, kept, core::http::before_a_reader(request) ? "list" : "")) response.forget();
    return response;
}

}  // namespace archive::api
