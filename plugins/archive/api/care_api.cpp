// SPDX-License-Identifier: Apache-2.0
// Acts of a dossier beside filing, the official lists, the calendar, what a schedule changes, the backlog.
#include "archive/api/archive_api.h"

#include "archive/input/care_fields.h"
#include "archive/input/fields.h"
#include "archive/service/forms.h"

namespace archive::api {
namespace {

using core::Context;
using core::Json;
using core::http::Given;
using core::http::Request;
using core::http::Response;

DossierId dossier_in(const Request& request) { return DossierId::parse(request.param("id")); }

Json wound_json(const std::optional<store::Wound>& clock) { return clock ? clock->json() : Json(); }

}  // namespace

Response ArchiveApi::volume(const Context& ctx, const Request& request) {
    cabinet_.continue_volume(ctx, dossier_in(request), input::only_date_from(Given::body(request), "date"));
    return show(ctx, request);
}

Response ArchiveApi::year(const Context& ctx, const Request& request) {
    const auto given = input::year_from(Given::body(request));
    cabinet_.correct_year(ctx, dossier_in(request), given.year, given.reason);
    return show(ctx, request);
}

Response ArchiveApi::exception(const Context& ctx, const Request& request) {
    const auto given = input::exception_from(Given::body(request));
    cabinet_.tell_apart(ctx, dossier_in(request), given.told, given.target);
    return show(ctx, request);
}

Response ArchiveApi::refer(const Context& ctx, const Request& request) {
    const auto given = input::reference_from(Given::body(request));
    cabinet_.refer(ctx, dossier_in(request), given.to, given.reason);
    return show(ctx, request);
}

Response ArchiveApi::unrefer(const Context& ctx, const Request& request) {
    const auto given = input::unrefer_from(Given::body(request));
    cabinet_.unrefer(ctx, dossier_in(request), given.reference, given.reason);
    return show(ctx, request);
}

Response ArchiveApi::reopen(const Context& ctx, const Request& request) {
    cabinet_.reopen(ctx, dossier_in(request), input::reason_from(Given::body(request)));
    return show(ctx, request);
}

Response ArchiveApi::paper(const Context& ctx, const Request& request) {
    cabinet_.register_paper(ctx, dossier_in(request), input::paper_from(Given::body(request)));
    auto response = show(ctx, request);
    response.status = 201;
    response.header("Location", "/api/v1/archive/dossiers/" + dossier_in(request).text());
    return response;
}

Response ArchiveApi::adopt(const Context& ctx, const Request& request) {
    cabinet_.adopt(ctx, dossier_in(request), input::reason_from(Given::body(request)));
    return show(ctx, request);
}

Response ArchiveApi::mark(const Context& ctx, const Request& request) {
    cabinet_.mark(ctx, input::mark_from(Given::body(request), dossier_in(request)));
    return show(ctx, request);
}

Response ArchiveApi::unmark(const Context& ctx, const Request& request) {
    const auto given = input::unmark_from(Given::body(request));
    cabinet_.unmark(ctx, dossier_in(request), given.kind, given.reason);
    return show(ctx, request);
}

Response ArchiveApi::report(const Context& ctx, const Request& request) {
    const auto given = input::report_from(Given::body(request));
    cabinet_.reported(ctx, dossier_in(request), given.on, given.number);
    return show(ctx, request);
}

Response ArchiveApi::list_rows(const Context& ctx, const Request& request) {
    const auto wish = input::list_from(request.query, most_listed);
    const auto listed = lists_.list(ctx, wish);
    const auto sheet = sheet_of(listed, wish, ctx, words_.in(ctx.language));
    const auto ids = dossiers_of(listed, wish.form);
    Json columns = Json::array(), rows = Json::array();
    for (const auto& column : sheet.columns) columns.push_back(column.heading);
    for (std::size_t at = 0; at < sheet.rows.size(); ++at) {
        Json cells = Json::array();
        for (const auto& cell : sheet.rows[at]) cells.push_back(core::table::text_of(cell));
        rows.push_back({{"dossier", ids[at].text()}, {"cells", std::move(cells)}});
    }
    return core::http::json({{"form", name(wish.form)},
                             {"title", sheet.titles.front()},
                             {"columns", std::move(columns)},
                             {"rows", std::move(rows)},
                             {"more", listed.more}});
}

Response ArchiveApi::due(const Context& ctx, const Request& request) {
    const auto wish = input::due_from(request.query, ctx.today());
    Json rows = Json::array();
    for (const auto& each : lists_.due(ctx, wish.year, wish.unit).due)
        rows.push_back({{"month", each.month},
                        {"unit", each.unit.text()},
                        {"ending", name(each.ending)},
                        {"fate", fate_word(each.fate)},
                        {"dossiers", each.dossiers}});
    return core::http::json({{"year", wish.year}, {"rows", std::move(rows)}});
}

Response ArchiveApi::rules(const Context& ctx) {
    const auto found = changes_.list(ctx);
    Json counts = Json::object(), items = Json::array();
    for (const auto& [change, count] : found.counts) counts[std::string(name(change))] = count;
    for (const auto& each : found.all)
        items.push_back({{"dossier", each.dossier.id.text()},
                         {"number", each.dossier.numbered()},
                         {"code", each.dossier.code},
                         {"title", each.dossier.title},
                         {"unit_name", each.dossier.unit_name},
                         {"change", name(each.change)},
                         {"by_itself", each.by_itself},
                         {"applied", each.dossier.rule ? each.dossier.rule->json() : Json()},
                         {"found", each.found ? each.found->json() : Json()},
                         {"clock", wound_json(each.was)},
                         {"clock_would", wound_json(each.would)}});
    return core::http::json({{"counts", std::move(counts)}, {"items", std::move(items)}, {"more", found.more}});
}

Response ArchiveApi::suggestions(const Context& ctx, const Request& request) {
    Given given(request.query);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "archive.fault.subject");
    given.done();
    const auto desk = cabinet_.desk(ctx, subject);
    if (!desk) core::ensure(core::Verdict::hidden);
    const auto& words = words_.in(ctx.language);
    Json items = Json::array();
    for (const auto& each : desk->suggested)
        items.push_back({{"dossier", each.dossier.id.text()},
                         {"number", each.dossier.numbered()},
                         {"code", each.dossier.code},
                         {"title", each.dossier.title},
                         {"why", words.say(each.word, each.args)}});
    return core::http::json({{"items", std::move(items)}});
}

Response ArchiveApi::enter_backlog(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto given = input::backlog_from(request);
    const auto result = backlog_.enter(ctx, given.sheet, given.file, given.check_only);
    Json faults = Json::array();
    for (const auto& each : result.faults)
        faults.push_back({{"line", each.line}, {"column", each.column}, {"message", words.say(each.word, each.args)}});
    return core::http::json({{"rows", result.rows},
                             {"fresh", result.fresh},
                             {"known", result.known},
                             {"checked_only", result.checked_only},
                             {"faults", std::move(faults)}},
                            result.ok() ? 200 : core::http::fault_status);
}

}  // namespace archive::api
