// SPDX-License-Identifier: Apache-2.0
#include "depot/api/scans_api.h"

#include "depot/api/depot_api.h"
#include "depot/input/scan_fields.h"

namespace depot::api {

using core::http::Given;

namespace {

ScanId scan_in(const Request& request) { return ScanId::parse(request.param("id")); }

Json scan_json(const Scan& scan) {
    return {{"id", scan.id.text()},
            {"number", scan.numbered()},
            {"series", scan.series},
            {"title", scan.title},
            {"state", name(scan.state)},
            {"unit_name", scan.unit_name},
            {"method", scan.method},
            {"device", scan.device},
            {"round", scan.round},
            {"resolution", scan.resolution},
            {"format", scan.format},
            {"medium_from", scan.medium_from},
            {"medium_to", scan.medium_to},
            {"kept_in", scan.kept_in},
            {"operator", scan.operator_name},
            {"date", core::iso(scan.made)},
            {"checked_by", scan.checked ? scan.checked->name : ""},
            {"check_note", scan.check_note},
            {"act_number", scan.act_number},
            {"act_date", scan.act_on ? Json(core::iso(*scan.act_on)) : Json()}};
}

Json checks_json(const std::vector<ScanCheck>& checks) {
    Json all = Json::array();
    for (const auto& each : checks) {
        Json one{{"round", each.round}, {"accepted", each.accepted}, {"files", each.files},   {"looked", each.looked},
                 {"refused", each.refused}, {"note", each.note},     {"by", each.by.name}, {"at", core::iso(each.by.at)}};
        for (const auto& finding : all_findings) one[finding.name] = each.found.*finding.holds;
        all.push_back(std::move(one));
    }
    return all;
}

Json act_letter_json(const std::optional<ActLetter>& letter, const core::words::Catalog& words) {
    if (!letter) return {};
    return {{"letter", letter->open ? Json(letter->letter.text()) : Json()},
            {"begun_by", letter->by},
            {"begun_at", core::iso(letter->at)},
            {"number", letter->number},
            {"why_not", letter->unfit.empty() ? Json() : Json(words.say(letter->unfit))}};
}

Response one_scan(Room& room, const Context& ctx, ScanId id, int status = 200) {
    const auto shown = room.services.scans.one(ctx, id);
    auto json = scan_json(shown.scan);
    json["fingerprint"] = shown.fingerprint;
    json["rows"] = Json::array();
    for (const auto& row : shown.rows)
        json["rows"].push_back({{"code", row.code}, {"description", row.description}, {"period", row.period},
                                {"amount", row.amount}, {"original_kept", row.permanent}, {"files", row.files},
                                {"pages", row.pages}});
    json["files"] = copies_json(shown.files);
    json["checks"] = checks_json(shown.checks);
    json["seals"] = Json::array();
    for (const auto& each : shown.seals)
        json["seals"].push_back({{"dossier", each.dossier.text()}, {"office", each.office}, {"sealed_at", core::iso(each.at)},
                                 {"sums_sha256", core::sha256(each.sums).hex()},
                                 {"signer", each.signer.empty() ? Json() : Json(each.signer)}, {"known", each.signer.empty() ? Json() : Json(each.known)}});
    json["act_letter"] = act_letter_json(shown.act_letter, room.words.in(ctx.language));
    json["to_look_at"] = room.services.scans.least(shown.files);
    auto response = core::http::json(json, status);
    if (status == 201) response.header("Location", "/api/v1/depot/scans/" + id.text());
    return response;
}

}  // namespace

Json copies_json(const std::vector<ScanFile>& files) {
    Json all = Json::array();
    for (const auto& each : files)
        all.push_back({{"id", each.id.text()}, {"dossier", each.dossier.text()}, {"item", each.item > 0 ? Json(each.item) : Json()},
                       {"round", each.round}, {"name", each.name}, {"media", each.media}, {"pages", each.pages},
                       {"dpi", each.dpi > 0 ? Json(each.dpi) : Json()}, {"octets", each.octets},
                       {"sha256", each.digest.hex()}, {"state", name(each.state)}, {"looked", each.looked},
                       {"added_by", each.added.name}});
    return all;
}

Response scans(Room& room, const Context& ctx, Request&) {
    Json items = Json::array();
    for (const auto& each : room.services.scans.list(ctx)) items.push_back(scan_json(each));
    return core::http::json({{"items", items}});
}

Response open_scan(Room& room, const Context& ctx, Request& request) {
    return one_scan(room, ctx, room.services.scans.open(ctx, input::scan_from(Given::body(request))), 201);
}

Response scan(Room& room, const Context& ctx, Request& request) { return one_scan(room, ctx, scan_in(request)); }

Response check_scan(Room& room, const Context& ctx, Request& request) {
    room.services.scans.check(ctx, scan_in(request), input::check_from(Given::body(request)));
    return scan(room, ctx, request);
}

Response add_copies(Room& room, const Context& ctx, Request& request) {
    room.services.copies.add(ctx, scan_in(request), input::copies_from(request));
    return one_scan(room, ctx, scan_in(request), 201);
}

Response withdraw_copy(Room& room, const Context& ctx, Request& request) {
    room.services.copies.withdraw(ctx, scan_in(request), input::file_from(Given::body(request)));
    return scan(room, ctx, request);
}

Response redo_scan(Room& room, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    room.services.scans.redo(ctx, scan_in(request));
    return scan(room, ctx, request);
}

Response draft_scan_act(Room& room, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    const auto [letter, fresh] = room.services.scans.draft_act(ctx, scan_in(request), room.words.in("id"));
    auto response = core::http::json({{"letter", letter.text()}}, fresh ? 201 : 200);
    response.header("Location", "/api/v1/letters/" + letter.text());
    return response;
}

Response record_scan(Room& room, const Context& ctx, Request& request) {
    room.services.scans.record(ctx, scan_in(request), input::act_number_from(Given::body(request)));
    return scan(room, ctx, request);
}

}  // namespace depot::api
