// SPDX-License-Identifier: Apache-2.0
#include "disposal/api/disposal_api.h"

#include <algorithm>

#include "disposal/input/fields.h"
#include "disposal/service/lists.h"
#include "disposal/service/readings.h"

namespace disposal::api {

using core::Json;
using core::http::Given;

namespace {

ProposalId id_in(const Request& request) { return ProposalId::parse(request.param("id")); }

Json id_or_null(const std::optional<archive::DossierId>& id) { return id ? Json(id->text()) : Json(); }

Json heading_json(const Proposal& p) {
    Json heirs = Json::array();
    for (const auto& each : p.heirs) heirs.push_back({{"unit_name", each.unit_name}, {"basis", each.basis}});
    return {{"id", p.id.text()},
            {"kind", name(p.kind)},
            {"state", name(p.state)},
            {"number", p.numbered()},
            {"unit", p.unit.text()},
            {"unit_name", p.unit_name},
            {"heirs", heirs},
            {"records_unit", p.records_unit.text()},
            {"records_unit_name", p.records_unit_name},
            {"route", archive::name(p.route)},
            {"proposer", p.proposer.person_name},
            {"created", core::iso(p.created)},
            {"note", p.note},
            {"hash", p.hash.hex()},
            {"after", p.after ? Json(p.after->text()) : Json()}};
}

Json receipts_json(const std::vector<packages::Acknowledged>& receipts) {
    Json all = Json::array();
    for (const auto& each : receipts)
        all.push_back({{"package", each.package},
                       {"part", each.part},
                       {"parts", each.parts},
                       {"receiver", each.receiver},
                       {"received_at", core::iso(each.received)},
                       {"manifest_sha256", each.manifest.hex()}});
    return all;
}

void add_copies(Json& json, const Whole& whole, const core::words::Catalog& words) {
    json["copies"] = Json::array();
    json["removals"] = Json::array();
    for (const auto& each : whole.copies)
        json["copies"].push_back({{"line", each.line},
                                  {"dossier", each.dossier.text()},
                                  {"why_not", each.why_not ? Json(words.say(each.why_not->word, each.why_not->args)) : Json()},
                                  {"removed_at", each.gone ? Json(core::iso(*each.gone)) : Json()},
                                  {"receipts", receipts_json(each.receipts)}});
    for (const auto& each : whole.removals) json["removals"].push_back(each.id.text());
}

Json line_json(const LineShown& shown, const core::words::Catalog& words) {
    const auto& line = shown.line;
    Json json{{"line", line.number},
              {"decision", name(line.decision)},
              {"found", name(line.found)},
              {"arrived", name(line.arrived)},
              {"outcome", name(line.outcome)},
              {"hidden", shown.hidden}};
    if (shown.hidden) return json;
    json["dossier"] = line.dossier.text();
    json["snapshot"] = line.snapshot;
    json["hash"] = line.hash.hex();
    json["reason"] = line.reason;
    json["verdict"] = line.verdict ? Json(archive::name(*line.verdict)) : Json();
    json["years"] = line.years;
    json["found_note"] = line.found_note;
    json["arrived_note"] = line.arrived_note;
    json["arrived_by"] = line.arrived_by;
    json["why"] = why_text(line, words);
    json["integrity"] = Json();
    if (shown.files)
        json["integrity"] = {{"whole", shown.files->whole},
                             {"differing", shown.files->differing},
                             {"unchecked", shown.files->unchecked},
                             {"last_check", shown.files->last ? Json(core::iso(*shown.files->last)) : Json()}};
    json["definitive"] = line.definitive > 0 ? Json(line.definitive) : Json();
    return json;
}

Json evidence_json(const EvidenceShown& filed) {
    return {{"by", filed.by},
            {"at", core::iso(filed.at)},
            {"dossier", id_or_null(filed.dossier)},
            {"report", id_or_null(filed.report)}};
}

void add_committee(Json& json, const Whole& whole) {
    json["members"] = json["assents"] = Json::array();
    for (const auto& each : whole.members)
        json["members"].push_back({{"part", name(each.part)},
                                   {"person", each.who.person_name},
                                   {"position", each.who.position.text()},
                                   {"position_name", each.who.position_name}});
    for (const auto& each : whole.assents)
        json["assents"].push_back({{"part", name(each.part)}, {"person", each.who.person_name}, {"at", core::iso(each.at)}});
    json["decided_hash"] = whole.decided.hex();
}

Json whole_json(const Whole& whole, const core::words::Catalog& words) {
    auto json = heading_json(whole.proposal);
    json["method"] = whole.proposal.method;
    json["place"] = whole.proposal.place;
    json["awaits"] = whole.awaited;
    json["hindered"] = whole.hindered ? Json(hindered_text(*whole.hindered, words)) : Json();
    json["backups_until"] = whole.backups_until ? Json(core::iso(*whole.backups_until)) : Json();
    std::vector<Line> lines;
    Json shown = Json::array(), papers = Json::array(), steps = Json::array(),
         acts = Json::array(), missing = Json::array();
    for (const auto& each : whole.lines) {
        shown.push_back(line_json(each, words));
        lines.push_back(each.line);
    }
    for (const auto& each : whole.papers)
        papers.push_back({{"kind", name(each.kind)},
                          {"number", each.number},
                          {"date", core::iso(each.date)},
                          {"subject", each.subject.empty() ? Json() : Json(each.subject)},
                          {"digest", each.bytes.hex()},
                          {"name", each.name},
                          {"outside", each.outside() ? Json(outside_text(each, words)) : Json()},
                          {"confirmed_by", each.confirmed_by.empty() ? Json() : Json(each.confirmed_by)},
                          {"confirmed_why", each.confirmed_why}});
    for (const auto wanted : whole.wanted)
        if (wanted != Paper::report &&   // nothing waits for that one
            std::none_of(whole.papers.begin(), whole.papers.end(), [&](const Document& each) { return each.kind == wanted; }))
            missing.push_back(name(wanted));
    for (const auto& each : whole.steps)
        steps.push_back({{"act", name(each.act)},
                         {"state", name(each.to)},
                         {"person", each.who.person_name},
                         {"position", each.who.position_name},
                         {"at", core::iso(each.at)},
                         {"note", each.note}});
    for (const auto& each : whole.acts)
        acts.push_back({{"act", name(each.act)},
                        {"why_not", each.why_not ? Json(words.say(each.why_not->word, each.why_not->args)) : Json()}});
    json["lines"] = shown;
    const auto on_list = listed(whole.proposal, lines);
    json["listed"] = on_list.size();
    json["list_hash"] = hash_of(on_list).hex();
    add_committee(json, whole);
    json["papers"] = papers;
    json["missing_papers"] = missing;
    json["steps"] = steps;
    json["acts"] = acts;
    json["unreported"] = whole.unreported;
    json["evidence"] = whole.evidence ? evidence_json(*whole.evidence) : Json();
    add_copies(json, whole, words);
    return json;
}

Response answer(Room& room, const Context& ctx, ProposalId id, int status = 200) {
    return core::http::json(whole_json(room.desk.whole(ctx, id), room.parts.words.in(ctx.language)), status);
}

// What an act answers with is read as the proposal itself is.
Response stands(Room& room, const Context& ctx, ProposalId id, int status = 200) {
    auto response = answer(room, ctx, id, status);
    note_reading(room.parts, room.desk, ctx, id, "list");   // what a POST answers stays in no browser
    return response;
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    auto wish = input::wish_from(request.query);
    const auto limit = wish.limit++;
    auto found = room.desk.list(ctx, wish);
    Json items = Json::array(), next;
    if (static_cast<int>(found.size()) > limit) {
        found.pop_back();
        next = found.back().proposal.id.text();
    }
    for (const auto& [p, lines, unreported, awaited] : found) {
        auto json = heading_json(p);
        json["unreported"] = unreported;
        json["awaits"] = awaited;
        json["dossiers"] = lines;
        items.push_back(std::move(json));
    }
    return core::http::json({{"items", items}, {"next", next}});
}

Response candidates(Room& room, const Context& ctx, Request& request) {
    const auto asked = input::drawing_of(request.query);
    const auto found = asked.selection.empty() ? room.desk.candidates(ctx, asked.kind)
                                               : room.desk.selected(ctx, asked.kind, asked.selection);
    const auto& words = room.parts.words.in(ctx.language);
    Json items = Json::array(), refused = Json::array();
    for (const auto& [dossier, in_the_way] : found.fit)
        if (!asked.unit || dossier.unit == *asked.unit)
            items.push_back({{"dossier", dossier.id.text()},
                             {"number", dossier.number},
                             {"code", dossier.code},
                             {"title", dossier.title},
                             {"unit", dossier.unit.text()},
                             {"unit_name", dossier.unit_name},
                             {"route", archive::name(dossier.route)},
                             {"in_the_way", in_the_way ? Json(words.say(in_the_way->word, in_the_way->args)) : Json()},
                             {"active_until", dossier.active_until ? Json(core::iso(*dossier.active_until)) : Json()},
                             {"inactive_until",
                              dossier.inactive_until ? Json(core::iso(*dossier.inactive_until)) : Json()}});
    for (const auto& [dossier, why] : found.refused)
        refused.push_back({{"dossier", dossier.id.text()},
                           {"number", dossier.number},
                           {"title", dossier.title},
                           {"why", words.say(why.word, why.args)}});
    return core::http::json({{"items", items}, {"refused", refused}, {"loose", found.loose}, {"cut", found.cut}});
}

Response draw(Room& room, const Context& ctx, Request& request) {
    const auto id = room.desk.draw(ctx, input::drawn_from(Given::body(request)));
    auto response = stands(room, ctx, id, 201);
    response.header("Location", "/api/v1/disposals/" + id.text());
    return response;
}

Response remove(Room& room, const Context& ctx, Request& request) {
    const auto id = room.desk.remove(ctx, id_in(request), input::removing_from(Given::body(request)));
    auto response = stands(room, ctx, id, 201);
    response.header("Location", "/api/v1/disposals/" + id.text());
    return response;
}

Response show(Room& room, const Context& ctx, Request& request) { return answer(room, ctx, id_in(request)); }

Response act(Room& room, const Context& ctx, Request& request) {
    room.desk.act(ctx, id_in(request), input::doing_from(Given::body(request)));
    return stands(room, ctx, id_in(request));
}

Response decide(Room& room, const Context& ctx, Request& request) {
    room.desk.decide(ctx, id_in(request), input::deciding_from(Given::body(request)));
    return stands(room, ctx, id_in(request));
}

Response assent(Room& room, const Context& ctx, Request& request) {
    room.desk.assent(ctx, id_in(request), input::seen_from(Given::body(request)));
    return stands(room, ctx, id_in(request));
}

Response seat(Room& room, const Context& ctx, Request& request) {
    room.desk.seat(ctx, id_in(request), input::seated_from(Given::body(request)));
    return stands(room, ctx, id_in(request));
}

Response file(Room& room, const Context& ctx, Request& request) {
    const bool multipart = request.type == "multipart/form-data";
    room.desk.file(ctx, id_in(request),
                   input::filing_from(multipart ? Given(request.form) : Given::body(request), request));
    return stands(room, ctx, id_in(request), 201);
}

namespace {

Response begin(Room& room, const Context& ctx, Request& request, Paper kind) {
    core::http::no_fields(request);
    const auto [letter, fresh] = room.desk.draft(ctx, id_in(request), kind);
    auto response = core::http::json({{"letter", letter.text()}}, fresh ? 201 : 200);
    response.header("Location", "/api/v1/letters/" + letter.text());
    return response;
}

}  // namespace

Response draft_act(Room& room, const Context& ctx, Request& request) { return begin(room, ctx, request, Paper::act); }

Response draft_report(Room& room, const Context& ctx, Request& request) { return begin(room, ctx, request, Paper::report); }

Response evidence(Room& room, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    const auto dossier = room.desk.file_evidence(ctx, id_in(request));
    return core::http::json({{"dossier", id_or_null(dossier)}});
}

Response take_off(Room& room, const Context& ctx, Request& request) {
    const auto reason = input::reason_from(Given::body(request));
    room.desk.take_off(ctx, id_in(request), input::paper_of(request), reason);
    return stands(room, ctx, id_in(request));
}

Response confirm(Room& room, const Context& ctx, Request& request) {
    const auto confirming = input::confirming_from(Given::body(request));
    room.desk.confirm(ctx, id_in(request), input::paper_of(request), confirming);
    return stands(room, ctx, id_in(request));
}

Response of_dossier(Room& room, const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& told : room.desk.of_dossier(ctx, archive::DossierId::parse(request.param("id")))) {
        auto json = Json{{"kind", name(told.proposal.kind)},
                         {"state", name(told.proposal.state)},
                         {"number", told.proposal.numbered()},
                         {"outcome", name(told.line.outcome)},
                         {"definitive", told.line.definitive > 0 ? Json(told.line.definitive) : Json()}};
        json["proposal"] = told.open ? Json(told.proposal.id.text()) : Json();
        json["act"] = told.act ? Json{{"number", told.act->number}, {"date", core::iso(told.act->date)}} : Json();
        json["receipts"] = receipts_json(told.receipts);
        items.push_back(std::move(json));
    }
    return core::http::json({{"items", items}});
}

}  // namespace disposal::api
