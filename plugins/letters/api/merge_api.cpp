// SPDX-License-Identifier: Apache-2.0
#include "letters/api/merge_api.h"

#include "core/http/given.h"
#include "core/table/read.h"
#include "letters/api/many_api.h"

namespace letters::api {

using core::Json;

namespace {

Json view_json(const MergeView& view, const core::words::Catalog& words) {
    Json rows = Json::array();
    for (const auto& row : view.rows) {
        Json faults = Json::array(), to = Json::array();
        for (const auto& fault : row.faults)
            faults.push_back({{"field", fault.field}, {"key", fault.key}, {"message", words.say(fault.key, fault.args)}});
        for (const auto& each : row.to) to.push_back(each.shown);
        rows.push_back({{"line", row.line}, {"subject", row.subject}, {"cells", row.cells}, {"to", std::move(to)},
                        {"good", row.good()}, {"faults", std::move(faults)}});
    }
    Json json{{"id", view.merge.id.text()},
              {"letter", view.merge.letter.text()},
              {"fields", view.fields},
              {"unused", view.matching.unused},
              {"lacking", view.matching.lacking},
              {"addressed", view.addressed},
              {"good", view.good},
              {"rows", std::move(rows)}};
    if (view.merge.batch) json["batch"] = view.merge.batch->text();
    return json;
}

}  // namespace

Response take_table(Room& room, const Context& ctx, Request& request) {
    const auto id = LetterId::parse(request.param("id"));
    (void)room.merging.pattern(ctx, id);
    const auto* file = request.upload("file");
    if (file == nullptr || file->bytes.empty()) throw core::Error("letters.error.merge_table", {{"file", "letters.fault.no_file", {}}});
    core::Sheet sheet;
    try {
        sheet = core::table::read_one(file->file_name, core::ByteView(file->bytes), "surat");
    } catch (const core::Error& error) {
        throw error.of("file");
    }
    const auto view = room.merging.take(ctx, id, std::move(sheet), file->file_name);
    return core::http::json(view_json(view, room.words.in(ctx.language)), 201)
        .header("Location", "/api/v1/letters/merges/" + view.merge.id.text());
}

Response merge_rows(Room& room, const Context& ctx, Request& request) {
    return core::http::json(view_json(room.merging.look(ctx, MergeId::parse(request.param("id"))), room.words.in(ctx.language)));
}

Response make_drafts(Room& room, const Context& ctx, Request& request) {
    constexpr std::array<std::string_view, 2> which{"all", "good"};
    auto given = core::http::Given::body(request);
    const auto rows = given.one_of("rows", which, [](std::string_view each) { return each; });
    if (!rows && given.faults().empty()) given.fault("rows", "letters.fault.merge_which");
    given.done();
    return asked(room.merging.make(ctx, MergeId::parse(request.param("id")), *rows == "good"));
}

}  // namespace letters::api
