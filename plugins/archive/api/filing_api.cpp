// SPDX-License-Identifier: Apache-2.0
#include "archive/api/filing_api.h"

#include "archive/input/fields.h"
#include "archive/service/asking.h"
#include "letters/newer.h"

namespace archive::api {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

Response FilingApi::pending(const Context& ctx, const Request& request) {
    constexpr int usual = 100;
    const auto found = cabinet_.pending(ctx, input::queue_from(request.query, usual));
    Json items = Json::array();
    for (const auto& one : found.all)
        items.push_back({{"subject", one.subject},
                         {"number", one.number},
                         {"date", core::iso(one.date)},
                         {"title", one.title},
                         {"newer", letters::newer_json(one.newer)},
                         {"finished_at", core::iso(one.finished)}});
    Json units = Json::array();
    for (const auto& [unit, waiting] : cabinet_.pending_by_unit(ctx))
        units.push_back({{"unit", unit.id.text()},
                         {"name", unit.name},
                         {"letters", waiting.letters},
                         {"oldest", core::iso(waiting.oldest)}});
    return core::http::json({{"items", items},
                             {"total", found.total},
                             {"next", found.next.empty() ? Json() : Json(found.next)},
                             {"units", units}});
}

Response FilingApi::file(const Context& ctx, const Request& request) {
    ensure_files(ctx);
    auto given = core::http::Given::body(request);
    const auto subjects = input::subjects_from(given, "letters");
    const auto number = given.line("number", 50);
    given.done();
    Filing::Chosen into;
    if (!number.empty()) {
        const auto dossier = cabinet_.open_called(ctx, number).id;
        for (const auto& each : subjects) into[each] = dossier;
    }
    const auto id = filing_.ask(ctx, subjects, into);
    const auto link = "/api/v1/batches/" + id.text();
    return core::http::json({{"batch", id.text()}, {"link", link}}, 202).header("Location", link);
}

}  // namespace archive::api
