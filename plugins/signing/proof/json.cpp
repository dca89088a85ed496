// SPDX-License-Identifier: Apache-2.0
#include "signing/proof/json.h"

#include "signing/summary.h"

namespace signing::proof {
namespace {

using core::Json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json or_null(const std::optional<core::Instant>& at) { return at ? Json(core::iso(*at)) : Json(nullptr); }
Json or_null(const std::optional<core::Date>& date) { return date ? Json(core::iso(*date)) : Json(nullptr); }
Json or_null(const std::optional<core::Digest>& digest) { return digest ? Json(digest->hex()) : Json(nullptr); }

Json json_of(const Seat& seat) {
    return {{"person", seat.person}, {"position", seat.position}, {"capacity", core::name(seat.capacity)}};
}

Json json_of(const Initial& one) {
    return {{"kind", name(one.kind)},        {"lapsed", one.lapsed},          {"by", json_of(one.by)},
            {"opened_at", or_null(one.opened)}, {"at", or_null(one.at)},      {"content_sha256", or_null(one.content)},
            {"from", or_null(one.from)}};
}

Json json_of(const std::optional<MandateUsed>& mandate) { return mandate ? to_json(*mandate) : Json(nullptr); }

Json json_of(const std::optional<Warrant>& by) {
    if (!by) return nullptr;
    return {{"basis", basis(*by)},
            {"decree", or_null(by->decree)},
            {"decree_date", or_null(by->decree_date)},
            {"from", or_null(by->from)},
            {"until", or_null(by->until)}};
}

Json certificate_json(const core::pki::CertificateFacts& names, core::ByteView certificate) {
    return {{"subject", names.subject},
            {"issuer", names.issuer},
            {"serial", names.serial},
            {"not_before", core::iso(names.not_before)},
            {"not_after", core::iso(names.not_after)},
            {"sha256", core::sha256(certificate).hex()}};
}

Json verdict_json(const Json& judged) {
    if (!judged.is_object()) return nullptr;
    Json out = Json::object();
    for (const char* member : {"field", "indication", "sub_indication", "level", "claimed_at", "proven_at", "covers_file",
                               "modifications", "revocation_known", "path", "timestamps"})
        if (judged.contains(member)) out[member] = judged[member];
    return out;
}

Json json_of(const Signed& one) {
    return {{"by", json_of(one.by)},
            {"mandate", json_of(one.mandate)},
            {"authority", json_of(one.authority)},
            {"opened_at", or_null(one.opened)},
            {"consented_at", or_null(one.consented)},
            {"signed_at", core::iso(one.at)},
            {"from", or_null(one.from)},
            {"request", or_null(one.request)},
            {"shown_sha256", one.shown.hex()},
            {"sealed_sha256", one.sealed.hex()},
            {"certificate", certificate_json(one.names, one.certificate)},
            {"verdict", verdict_json(one.judged)}};
}

Json json_of(const OfficeSealed& seal) {
    return {{"unit", seal.unit},
            {"sealed_at", core::iso(seal.at)},
            {"shown_sha256", seal.shown.hex()},
            {"sealed_sha256", seal.sealed.hex()},
            {"certificate", certificate_json(seal.names, seal.certificate)}};
}

Json json_of(const Inked& ink) {
    return {{"by", json_of(ink.by)},
            {"mandate", json_of(ink.mandate)},
            {"authority", json_of(ink.authority)},
            {"signed_on", core::iso(ink.on)}, {"recorded_at", core::iso(ink.recorded)},
            {"recorder", ink.recorder},      {"from", or_null(ink.from)},      {"request", or_null(ink.request)},
            {"printed_sha256", ink.made.hex()}, {"scan_sha256", ink.scan.hex()}};
}

Json newer_json(const std::optional<Overtaken>& by) {
    if (!by) return nullptr;
    return {{"relation", by->how}, {"number", or_null(by->number)}, {"date", or_null(by->date)}};
}

Json letter_json(const Facts& facts) {
    const auto& told = facts.particulars;
    return {{"title", facts.card.title},   {"kind", facts.card.kind},          {"number", or_null(facts.card.number)},
            {"date", or_null(told.date)},  {"unit", or_null(told.unit)},       {"to", or_null(facts.card.to)},
            {"verify_at", or_null(told.address)}, {"newer", newer_json(facts.overtaken)}};
}

Json file_json(const Facts& facts) {
    Json file{{"name", file_of(facts)}, {"sha256", facts.digest.hex()}, {"bytes", facts.size}};
    file["level"] = facts.stands ? Json(name(facts.stands->level)) : Json(nullptr);
    file["renew_by"] = facts.stands ? or_null(facts.stands->renew_by) : Json(nullptr);
    return file;
}

}  // namespace

Json to_json(const Facts& facts, const core::words::Catalog& words) {
    Json initials = Json::array(), signatures = Json::array();
    for (const Initial& one : facts.initials) initials.push_back(json_of(one));
    for (const Signed& one : facts.signatures) signatures.push_back(json_of(one));
    Json verdict = nullptr;
    if (facts.verdict)
        verdict = {{"indication", facts.verdict->indication},
                   {"sub_indication", core::json::text(facts.verdict->report, "sub_indication")},
                   {"sentence", sentence_of(facts.verdict->report, words)},
                   {"demo", facts.verdict->report.value("demo", false)}};
    Json out{{"evidence", 1},
             {"agency", facts.agency},
             {"subject", facts.subject},
             {"made_at", core::iso(facts.at)},
             {"made_by", json_of(facts.maker)},
             {"letter", letter_json(facts)}};
    out["round"] = {{"id", facts.round.id.text()}, {"state", name(facts.round.state)}, {"content_sha256", facts.round.content.hex()}};
    out["round"]["content_file"] = facts.content_text.empty() ? Json(nullptr) : Json(content_file);
    out["file"] = file_json(facts);
    out["initials"] = std::move(initials);
    out["signatures"] = std::move(signatures);
    out["earlier"] = Json::array();
    for (const Json& one : facts.earlier) {
        Json told = Json::object();
        for (const char* member : {"field", "signer", "organization", "issuer", "serial", "level", "claimed_at", "proven_at",
                                   "indication", "sub_indication"})
            told[member] = one.contains(member) ? one[member] : Json(nullptr);
        out["earlier"].push_back(std::move(told));
    }
    out["office_seal"] = facts.office ? json_of(*facts.office) : Json(nullptr);
    out["ink"] = facts.ink ? json_of(*facts.ink) : Json(nullptr);
    out["verdict"] = std::move(verdict);
    return out;
}

Json trail_json(const Facts& facts) {
    Json entries = Json::array();
    for (const auto& each : facts.trail)
        entries.push_back({{"number", each.number},
                           {"at", core::iso(each.at)},
                           {"at_ms", each.at.ms},
                           {"act", each.act},
                           {"object", each.object},
                           {"person", each.person},
                           {"position", each.position},
                           {"person_name", each.person_name},
                           {"position_name", each.position_name},
                           {"origin", each.origin},
                           {"data", core::json::write(each.data)},
                           {"previous", each.previous.hex()},
                           {"hash", each.hash.hex()}});
    return {{"object", facts.subject},
            {"rule", "hash = SHA-256 of the JSON array [number, at_ms, act, object, person, position, person_name, "
                     "position_name, origin, data, previous], UTF-8, without spaces; data is a string, previous the hash "
                     "of entry number - 1 of the whole trail"},
            {"entries", std::move(entries)}};
}

}  // namespace signing::proof
