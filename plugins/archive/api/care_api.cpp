// SPDX-License-Identifier: Apache-2.0
// Acts of a dossier beside filing, the official lists, the calendar, what a schedule changes, the backlog.
#include "archive/api/archive_api.h"

#include "archive/input/care_fields.h"
#include "archive/service/wording.h"
#include "archive/service/forms.h"
#include "core/http/reader.h"

namespace archive::api {
namespace {

using core::Context;
using core::Json;
using core::http::Given;
using core::http::Request;
using core::http::Response;

Json wound_json(const std::optional<store::Wound>& clock) { return clock ? clock->json() : Json(); }

}  // namespace

Response ArchiveApi::care(const Context& ctx, const Request& request, const input::CareAct& act) {
    const auto id = DossierId::parse(request.param("id"));
    act.run(cabinet_, ctx, id, Given::body(request));
    auto response = show(ctx, request);
    if (!act.makes) return response;
    response.status = 201;
    response.header("Location", "/api/v1/archive/dossiers/" + id.text());
    return response;
}

Json move_json(const AskedMove& each, const core::words::Catalog& words) {
    const auto until = [](const Clock& clock) {
        return clock.inactive_until ? Json(core::iso(*clock.inactive_until)) : Json();
    };
    const auto years = [&](const std::optional<int>& of) {
        return each.move.kind == Move::Kind::lesser && of ? Json(*of) : Json();
    };
    return {{"id", each.move.id.text()},
            {"dossier", each.from.id.text()},
            {"number", each.from.numbered()},
            {"kind", name(each.move.kind)},
            {"item", each.move.item > 0 ? Json(each.move.item) : Json()},
            {"word", each.move.kind == Move::Kind::lesser ? Json(name(each.move.word)) : Json()},
            {"active_years", years(each.move.active_years)},
            {"inactive_years", years(each.move.inactive_years)},
            {"code", each.from.code},
            {"target_code", each.target.code},
            {"title", each.move.kind == Move::Kind::recoded ? each.from.title : each.item.title},
            {"target", each.target.id.text()},
            {"target_number", each.target.numbered()},
            {"unit_name", each.from.unit_name},
            {"reason", each.move.reason},
            {"loses", each.loses ? Json(wording::lost(*each.loses, words)) : Json()},
            {"kept_here", wording::kept_by(each.here, words)},
            {"kept_there", wording::kept_by(each.there, words)},
            {"asked_at", core::iso(each.move.asked)},
            {"asked_by", each.move.by_name},
            {"until_before", until(each.before)},
            {"until_after", until(each.after)},
            {"seen", each.seen},
            {"may_approve", each.may_approve}};
}

Response ArchiveApi::moves(const Context& ctx) {
    Json items = Json::array();
    for (const auto& each : cabinet_.moves(ctx)) items.push_back(move_json(each, words_.in(ctx.language)));
    return core::http::json({{"items", std::move(items)}});
}

Response ArchiveApi::decide(const Context& ctx, const Request& request) {
    const auto given = input::move_from(Given::body(request));
    cabinet_.decide(ctx, MoveId::parse(request.param("id")), given.verdict, given.answer, given.seen);
    return core::http::json({{"verdict", name(given.verdict)}});
}

Json lowering_json(const AskedLowering& each) {
    return {{"id", each.lowering.id.text()},
            {"dossier", each.dossier.id.text()},
            {"number", each.dossier.numbered()},
            {"title", each.dossier.title},
            {"unit_name", each.dossier.unit_name},
            {"access", classification::name(each.dossier.access)},
            {"wanted", classification::name(each.lowering.wanted)},
            {"least", classification::name(each.floor.access)},
            {"reason", each.lowering.reason},
            {"asked_at", core::iso(each.lowering.asked)},
            {"asked_by", each.lowering.by_name},
            {"seen", each.seen},
            {"may_approve", each.may_approve}};
}

Response ArchiveApi::lowerings(const Context& ctx) {
    Json items = Json::array();
    for (const auto& each : cabinet_.lowerings(ctx)) items.push_back(lowering_json(each));
    return core::http::json({{"items", std::move(items)}});
}

Response ArchiveApi::decide_lowering(const Context& ctx, const Request& request) {
    const auto given = input::move_from(Given::body(request));
    cabinet_.decide_lowering(ctx, LoweringId::parse(request.param("id")), given.verdict, given.answer, given.seen);
    return core::http::json({{"verdict", name(given.verdict)}});
}

Json reopening_json(const AskedReopening& each) {
    return {{"id", each.reopening.id.text()},
            {"dossier", each.dossier.id.text()},
            {"number", each.dossier.numbered()},
            {"title", each.dossier.title},
            {"unit_name", each.dossier.unit_name},
            {"closed", core::iso(*each.dossier.closed)},
            {"reason", each.reopening.reason},
            {"asked_at", core::iso(each.reopening.asked)},
            {"asked_by", each.reopening.by_name},
            {"seen", each.seen},
            {"may_approve", each.may_approve}};
}

Response ArchiveApi::reopenings(const Context& ctx) {
    Json items = Json::array();
    for (const auto& each : cabinet_.reopenings(ctx)) items.push_back(reopening_json(each));
    return core::http::json({{"items", std::move(items)}});
}

Response ArchiveApi::decide_reopening(const Context& ctx, const Request& request) {
    const auto given = input::move_from(Given::body(request));
    cabinet_.decide_reopening(ctx, ReopeningId::parse(request.param("id")), given.verdict, given.answer, given.seen);
    return core::http::json({{"verdict", name(given.verdict)}});
}

Response ArchiveApi::list_rows(const Context& ctx, const Request& request) {
    const auto wish = input::list_from(request.query, most_at_once);
    const auto listed = lists_.list(ctx, wish);
    std::vector<DossierId> ids;
    const auto sheet = sheet_of(listed, wish, ctx, words_.in(ctx.language), &ids);
    Json columns = Json::array(), rows = Json::array();
    for (const auto& column : sheet.columns) columns.push_back(column.heading);
    for (std::size_t at = 0; at < sheet.rows.size(); ++at) {
        Json cells = Json::array();
        for (const auto& cell : sheet.rows[at]) cells.push_back(core::table::text_of(cell));
        rows.push_back({{"dossier", ids[at].text()}, {"cells", std::move(cells)}});
    }
    const bool secret = lists_.note_reading(ctx, listed, core::http::before_a_reader(request) ? "list" : "");
    auto response = core::http::json({{"form", name(wish.form)},
                             {"title", sheet.titles.front()},
                             {"columns", std::move(columns)},
                             {"rows", std::move(rows)},
                             {"more", listed.more},
                             {"next", listed.more ? Json(listed.lines.back().dossier.id.text()) : Json()}});
    if (secret) response.forget();
    return response;
}

Response ArchiveApi::due(const Context& ctx, const Request& request) {
    const auto wish = input::due_from(request.query, ctx.today());
    Json rows = Json::array();
    for (const auto& each : lists_.due(ctx, wish.year, wish.unit).due)
        rows.push_back({{"month", each.month},
                        {"unit", each.unit.text()},
                        {"ending", name(each.ending)},
                        {"fate", classification::name(each.fate)},
                        {"dossiers", each.dossiers}});
    const auto rhythm = reminders_.rhythm(ctx);
    return core::http::json({{"year", wish.year},
                             {"rows", std::move(rows)},
                             {"reminder", !rhythm ? Json()
                                                  : Json{{"months", rhythm->months},
                                                         {"last", rhythm->last ? Json(core::iso(*rhythm->last)) : Json()},
                                                         {"next", core::iso(rhythm->next)}}}});
}

Response ArchiveApi::rules(const Context& ctx, const Request& request) {
    const auto found = changes_.list(ctx, input::edition_from(request.query));
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
    return core::http::json({{"edition", found.edition.empty() ? Json() : Json(found.edition)},
                             {"closed", found.closed},
                             {"counts", std::move(counts)}, {"items", std::move(items)}, {"more", found.more}});
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

Response ArchiveApi::backlog_columns(const Context&, const Request&) {
    Json columns = Json::array();
    for (const auto& each : backlog_table()) columns.push_back({{"name", each.name}, {"needed", each.needed}, {"allowed", each.allowed}});
    return core::http::json({{"columns", std::move(columns)}});
}

Response ArchiveApi::enter_backlog(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto given = input::backlog_from(request);
    const auto result = backlog_.enter(ctx, given.file_name, given.file, given.check_only);
    const auto told = [&](const std::vector<RowFault>& all) {
        Json rows = Json::array();
        for (const auto& each : all)
            rows.push_back({{"line", each.line}, {"column", each.column}, {"message", words.say(each.word, each.args)}});
        return rows;
    };
    return core::http::json({{"rows", result.rows},
                             {"fresh", result.fresh},
                             {"known", result.known},
                             {"checked_only", result.checked_only},
                             {"faults", told(result.faults)},
                             {"findings", told(result.findings)}},
                            result.ok() ? 200 : core::http::fault_status);
}

}  // namespace archive::api
