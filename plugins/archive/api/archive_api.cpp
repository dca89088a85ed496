// SPDX-License-Identifier: Apache-2.0
#include "archive/api/archive_api.h"

#include "archive/service/wording.h"
#include "letters/newer.h"

namespace archive::api {
namespace {

using core::Context;
using core::Error;
using core::Json;
using core::http::Request;
using core::http::Response;

Json date_or_null(const std::optional<core::Date>& date) {
    return date ? Json(core::iso(*date)) : Json();
}

using core::http::Given;

Json event_json(const Event& event, const std::map<EventId, Proof>& proofs) {
    const auto proof = proofs.find(event.id);
    return {{"id", event.id.text()},
            {"event", event.trigger},
            {"name", event.name},
            {"dossier", event.dossier ? Json(event.dossier->text()) : Json()},
            {"unit", event.unit ? Json(event.unit->text()) : Json()},
            {"unit_name", event.unit_name},
            {"fiscal_year", event.fiscal_year ? Json(*event.fiscal_year) : Json()},
            {"of_person", event.person.has_value()},
            {"date", core::iso(event.on)},
            {"note", event.evidence},
            {"letter", proof == proofs.end() ? Json()
                                             : Json{{"subject", proof->second.subject},
                                                    {"name", proof->second.name},
                                                    {"date", core::iso(proof->second.date)},
                                                    {"link", proof->second.link}}},
            {"basis", event.basis},
            {"basis_date", date_or_null(event.basis_on)},
            {"recorded_at", core::iso(event.recorded)},
            {"recorded_by", event.recorded_by},
            {"cancelled", event.cancelled},
            {"cancel_reason", event.cancel_reason}};
}

Json shift_json(const Clock& clock) {
    return {{"phase", name(clock.phase)},
            {"active_until", date_or_null(clock.active_until)},
            {"inactive_until", date_or_null(clock.inactive_until)}};
}

Json description_json(const Description& told) {
    return {{"sender", told.sender},       {"stage", told.stage},   {"medium", told.medium},
            {"condition", told.physical}, {"amount", told.amount}, {"amount_unit", told.amount_unit}};
}

Json naming_json(const Naming& told) {
    return {{"title", told.title}, {"number", told.number}, {"date", core::iso(told.date)}, {"first", date_or_null(told.first)},
            {"dated", edtf_of(told.dated, told.first, told.date)}};
}

Json person_json(const Person& person) { return {{"name", person.name}, {"nip", person.nip}, {"register", person.registered}}; }

// Null where it was not moved, or to where the caller may not look.
Json moved_json(const Whole& whole, int number) {
    const auto at = whole.moved.find(number);
    if (at == whole.moved.end()) return nullptr;
    return {{"dossier", at->second.dossier.id.text()}, {"number", at->second.dossier.numbered()}, {"item", at->second.number}};
}

void add_items(Json& json, const Whole& whole) {
    json["items"] = Json::array();
    for (const auto& item : whole.items)
        json["items"].push_back({{"number", item.number},
                                 {"subject", item.subject},
                                 {"letter_number", item.letter_number},
                                 {"date", core::iso(item.date)},
                                 {"dated", item.edtf()},
                                 {"title", item.title},
                                 {"digest", item.digest.hex()},
                                 {"amount", item.amount},
                                 {"amount_unit", item.amount_unit},
                                 {"stage", item.stage},
                                 {"medium", item.medium},
                                 {"volume", item.volume},
                                 {"first", date_or_null(item.first)},
                                 {"sender", item.sender},
                                 {"receiver", item.receiver},
                                 {"condition", item.physical},
                                 {"remark", item.remark},
                                 {"exception", item.exception ? Json(name(item.exception->kind)) : Json()},
                                 {"moved_to", moved_json(whole, item.number)},
                                 {"access", classification::name(item.access)},
                                 {"newer", letters::newer_json(item.newer)},
                                 {"filed_at", core::iso(item.filed)},
                                 {"filed_by", item.filed_by_name}});
}

void add_corrections(Json& json, const Whole& whole) {
    json["corrections"] = Json::array();
    for (const auto& each : whole.corrections)
        json["corrections"].push_back({{"item", each.number},
                                       {"was", description_json(each.was)},
                                       {"now", description_json(each.now)},
                                       {"reason", each.reason},
                                       {"recorded_at", core::iso(each.recorded)},
                                       {"recorded_by", each.recorded_by}});
    json["renamings"] = Json::array();
    for (const auto& each : whole.renamings)
        json["renamings"].push_back({{"item", each.number},
                                     {"was", naming_json(each.was)},
                                     {"now", naming_json(each.now)},
                                     {"reason", each.reason},
                                     {"recorded_at", core::iso(each.recorded)},
                                     {"recorded_by", each.recorded_by}});
    json["retitlings"] = Json::array();
    for (const auto& each : whole.retitlings)
        json["retitlings"].push_back({{"was", {{"title", each.was.title}, {"code", each.was.code}, {"code_name", each.was.code_name}}},
                                      {"now", {{"title", each.now.title}, {"code", each.now.code}, {"code_name", each.now.code_name}}},
                                      {"reason", each.reason},
                                      {"recorded_at", core::iso(each.recorded)},
                                      {"recorded_by", each.recorded_by}});
}

void add_care(Json& json, const Whole& whole) {
    json["volumes"] = Json::array();
    for (const auto& each : whole.volumes) json["volumes"].push_back(core::iso(each));
    json["exceptions_settled"] = whole.settled;
    json["exceptions"] = Json::array();
    for (const auto& each : whole.exceptions)
        json["exceptions"].push_back({{"item", each.of_dossier() ? Json() : Json(each.item)},
                                      {"kind", name(each.kind)},
                                      {"active_years", each.active_years ? Json(*each.active_years) : Json()},
                                      {"inactive_years", each.inactive_years ? Json(*each.inactive_years) : Json()},
                                      {"reason", each.reason},
                                      {"recorded_at", core::iso(each.recorded)},
                                      {"recorded_by", each.recorded_by}});
    add_corrections(json, whole);
    json["references"] = Json::array();
    for (const auto& each : whole.referred)
        json["references"].push_back({{"id", each.reference.id.text()},
                                      {"dossier", each.other.id.text()},
                                      {"number", each.other.numbered()},
                                      {"title", each.other.title},
                                      {"way", each.here_first ? "to" : "from"},
                                      {"reason", each.reference.reason}});
    json["marks"] = Json::array();
    for (const auto& each : whole.marks)
        json["marks"].push_back({{"kind", name(each.kind)},
                                 {"category", each.category},
                                 {"protection", each.protection},
                                 {"copy_place", each.copy_place},
                                 {"review", date_or_null(each.review)},
                                 {"ended", date_or_null(each.ended)},
                                 {"report_due", date_or_null(each.report_due())},
                                 {"reported", date_or_null(each.reported)},
                                 {"report_number", each.report_number},
                                 {"copy_due", date_or_null(each.copy_due())},
                                 {"copied", date_or_null(each.copied)},
                                 {"copy_number", each.copy_number},
                                 {"reason", each.reason}});
    json["safeguards"] = Json::array();
    for (const auto& each : whole.safeguards)
        json["safeguards"].push_back({{"phase", each.phase}, {"date", core::iso(each.on)}, {"what", each.what},
                                      {"at", core::iso(each.recorded)}, {"by", each.recorded_by}});
    json["custody_chain"] = Json::array();
    for (const auto& each : whole.chain)
        json["custody_chain"].push_back({{"custody", name(each.custody)},
                                         {"unit", each.unit ? Json(each.unit->text()) : Json()},
                                         {"unit_name", each.unit_name},
                                         {"reason", each.reason},
                                         {"since", core::iso(each.since)},
                                         {"by", each.by}});
    const bool moved = whole.dossier.state == State::closed && differs(whole.dossier.rule, whole.found);
    json["newer_rule"] = moved && whole.found ? whole.found->json() : Json();
}

}  // namespace

Response ArchiveApi::events(const Context& ctx, const Request& request) {
    Given given(request.query);
    const auto after = given.id<EventId>("after");
    const auto limit = static_cast<int>(given.number("limit", 1, input::most_on_page).value_or(most_told));
    given.done();
    Json items = Json::array();
    const auto found = events_.list(ctx, after, limit);
    for (const auto& each : found.all) items.push_back(event_json(each, found.proofs));
    return core::http::json({{"items", items}, {"next", found.next ? Json(found.next->text()) : Json()}});
}

Response ArchiveApi::record(const Context& ctx, const Request& request) {
    auto response = recorded(ctx, input::record_from(Given::body(request)));
    if (response.status == 201) response.header("Location", "/api/v1/archive/events");
    return response;
}

Response ArchiveApi::record_of_person(const Context& ctx, const Request& request) {
    const auto id = DossierId::parse(request.param("id"));
    auto response = recorded(ctx, input::person_record_from(Given::body(request), id));
    if (response.status == 201) response.header("Location", "/api/v1/archive/dossiers/" + id.text() + "/person");
    return response;
}

Response ArchiveApi::person(const Context& ctx, const Request& request) {
    const auto found = cabinet_.of_person(ctx, DossierId::parse(request.param("id")));
    Json json{{"person", person_json(found.person)},
              {"dossiers", Json::array()},
              {"events", Json::array()},
              {"awaited", Json::array()}};
    for (const auto& each : found.dossiers) json["dossiers"].push_back(json_of(ctx, each, false));
    for (const auto& each : found.events) json["events"].push_back(event_json(each, found.proofs));
    for (const auto& each : found.recordable) json["awaited"].push_back({{"event", each.key}, {"name", each.name}});
    return core::http::json(json);
}

Response ArchiveApi::recorded(const Context& ctx, const input::RecordGiven& given) {
    if (given.check_only) {
        const auto reach = events_.reach(ctx, given.record);
        Json json{{"checked_only", true}, {"dossiers", reach.dossiers}, {"units", reach.units}};
        if (!given.record.of_person) return core::http::json(json);
        json["shifts"] = Json::array();
        for (const auto& each : reach.shifts)
            json["shifts"].push_back({{"dossier", each.dossier.id.text()},
                                      {"number", each.dossier.numbered()},
                                      {"code", each.dossier.code},
                                      {"title", each.dossier.title},
                                      {"before", shift_json(each.before)},
                                      {"after", shift_json(each.after)}});
        return core::http::json(json);
    }
    const auto id = events_.record(ctx, given.record);
    return core::http::json(told(ctx, id), 201);
}

Json ArchiveApi::told(const Context& ctx, EventId id) {
    const auto event = events_.find(ctx, id);
    return event_json(event, cabinet_.proofs(ctx, {event}));
}

Response ArchiveApi::cancel(const Context& ctx, const Request& request) {
    const auto id = EventId::parse(request.param("id"));
    events_.cancel(ctx, id, input::reason_from(Given::body(request)));
    return core::http::json(told(ctx, id));
}

Json ArchiveApi::json_of(const Context& ctx, const Whole& whole, bool with_items) {
    const auto& d = whole.dossier;
    Json json = {{"id", d.id.text()},
                 {"number", d.numbered()},
                 {"unit", d.unit.text()},
                 {"unit_name", d.unit_name},
                 {"code", d.code},
                 {"code_name", d.code_name},
                 {"title", d.title},
                 {"person", whole.person ? person_json(*whole.person) : Json()},
                 {"access", classification::name(d.access)},
                 {"state", d.state == State::closed ? "closed" : "open"},
                 {"opened", core::iso(d.opened)},
                 {"closed", date_or_null(d.closed)},
                 {"trigger", date_or_null(d.trigger)},
                 {"place", d.stands()},
                 {"unplaced", d.unplaced},
                 {"definitive", d.definitive ? Json(*d.definitive) : Json()},
                 {"definitive_of", d.definitive_of},
                 {"period", wording::period(whole, words_.in(ctx.language))},
                 {"item_count", whole.extent.items},
                 {"fiscal_year", d.fiscal_year()},
                 {"volume", d.volume},
                 {"creator", d.creator},
                 {"creator_unit", d.creator_unit},
                 {"condition", whole.extent.physical},
                 {"medium", whole.extent.medium().empty() ? Json() : Json(whole.extent.medium())},
                 {"life", name(d.life)},
                 {"custody", name(d.custody)},
                 {"keeper", d.keeper ? Json(d.keeper->text()) : Json()},
                 {"process", name(d.process)},
                 {"emptied", d.emptied() ? Json(core::iso(*d.ended_at)) : Json()},
                 {"retention",
                  {{"phase", name(whole.term.phase)},
                   {"rule", d.rule ? d.rule->json() : Json()},
                   {"start", date_or_null(whole.term.start)},
                   {"active_until", date_or_null(whole.term.active_until)},
                   {"inactive_until", date_or_null(whole.term.inactive_until)},
                   {"whole", whole.term.whole},
                   {"route", name(whole.term.route)},
                   {"awaited", whole.term.awaited},
                   {"reason", wording::reason(whole, words_.in(ctx.language))},
                   {"why", wording::explanation(whole.term, words_.in(ctx.language))}}}};
    if (!with_items) return json;
    json["events"] = Json::array();
    for (const auto& event : whole.events) json["events"].push_back(event_json(event, whole.proofs));
    add_care(json, whole);
    json["moves"] = Json::array();
    for (const auto& each : whole.moves) json["moves"].push_back(move_json(each, words_.in(ctx.language)));
    json["review"] = whole.secrecy ? Json(core::iso(whole.secrecy->review)) : Json();
    json["lowering"] = whole.lowering ? lowering_json(*whole.lowering) : Json();
    json["reopening"] = whole.reopening ? reopening_json(*whole.reopening) : Json();
    add_items(json, whole);
    return json;
}

Response ArchiveApi::list(const Context& ctx, const Request& request) {
    constexpr int usual = 100;
    const auto found = cabinet_.list(ctx, input::wish_from(request.query, usual));
    Json items = Json::array();
    for (const auto& each : found.all) items.push_back(json_of(ctx, each, false));
    return core::http::json({{"items", items}, {"next", found.next ? Json(found.next->text()) : Json()}});
}

Response ArchiveApi::open(const Context& ctx, const Request& request) {
    auto given = Given::body(request);
    const auto opening = input::opening_from(given);
    given.done();
    const auto id = cabinet_.open(ctx, opening);
    auto response = core::http::json(json_of(ctx, cabinet_.whole(ctx, id), true), 201);
    response.header("Location", "/api/v1/archive/dossiers/" + id.text());
    return response;
}

Response ArchiveApi::show(const Context& ctx, const Request& request) {
    const auto id = DossierId::parse(request.param("id"));
    return core::http::json(json_of(ctx, cabinet_.whole(ctx, id), true));
}

Response ArchiveApi::close(const Context& ctx, const Request& request) {
    const auto id = DossierId::parse(request.param("id"));
    auto given = Given::body(request);
    const auto on = input::date_from(given, "date");
    given.done();
    cabinet_.close(ctx, id, on);
    return show(ctx, request);
}

Response ArchiveApi::trigger(const Context& ctx, const Request& request) {
    const auto id = DossierId::parse(request.param("id"));
    const auto trigger = input::trigger_from(Given::body(request));
    cabinet_.trigger(ctx, id, trigger.event, trigger.on, trigger.note, trigger.letter);
    return show(ctx, request);
}

Response ArchiveApi::file(const Context& ctx, const Request& request) {
    const auto id = DossierId::parse(request.param("id"));
    auto given = Given::body(request);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "archive.fault.subject");
    const auto told = input::telling_from(given);
    given.done();
    cabinet_.file(ctx, id, subject, told);
    auto response = core::http::json(json_of(ctx, cabinet_.whole(ctx, id), true), 201);
    response.header("Location", "/api/v1/archive/dossiers/" + id.text());
    return response;
}

}  // namespace archive::api
