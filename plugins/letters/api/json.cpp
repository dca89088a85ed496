// SPDX-License-Identifier: Apache-2.0
// Domain to JSON.
#include "letters/api/json.h"

#include "letters/newer.h"

namespace letters::api {

using core::Json;

Json line_json(const Line& line) {
    return {{"id", line.id.text()},
            {"state", name(line.state)},
            {"version", line.version},
            {"kind", line.kind},
            {"subject", line.subject},
            {"number", line.number},
            {"date", line.date ? Json(core::iso(*line.date)) : Json(nullptr)},
            {"changed_at", core::iso(line.changed)},
            {"drafter", line.drafter},
            {"access", classification::name(line.access)},
            {"urgency", name(line.urgency)},
            {"addressees", line.addressed},
            {"received", line.received},
            {"newer", newer_json(line.newer)}};
}

Json letter_json(const Letter& letter) {
    Json json{{"id", letter.id.text()},
              {"state", name(letter.state)},
              {"version", letter.version},
              {"unit", letter.unit.text()},
              {"drafter", letter.drafter_name},
              {"created_at", core::iso(letter.created)},
              {"changed_at", core::iso(letter.changed)},
              {"note", letter.note},
              {"content", to_json(letter.content)},
              {"number", nullptr},
              {"date", nullptr},
              {"signer", nullptr},
              {"cosigners", Json::array()},
              {"mandate", nullptr},
              {"code", nullptr},
              {"ink", letter.by_ink()},
              {"access", classification::name(letter.access())},
              {"bytes", letter.bytes ? Json(letter.bytes->hex()) : Json(nullptr)},
              {"sent_at", letter.sent_at ? Json(core::iso(*letter.sent_at)) : Json(nullptr)},
              {"links", {{"pdf", "/api/v1/letters/" + letter.id.text() + "/pdf"},
                         {"page", "/letters/" + letter.id.text()}}}};
    if (const auto& as = letter.numbered_as) {
        if (as->bears_number()) json["number"] = as->number;
        json["date"] = core::iso(as->date);
        json["signer"] = to_json(as->block);
        for (const auto& each : as->cosigners) json["cosigners"].push_back(style::to_json(each.block));
        json["code"] = as->code;
        if (as->mandate) json["mandate"] = to_json(*as->mandate);
    }
    return json;
}

Json handing_json(const Handing& handing) {
    return {{"way", name(handing.way)}, {"date", core::iso(handing.on)}, {"receipt", handing.receipt}};
}

Json outside_json(const OutsideAddressee& to) {
    Json json{{"place", to.place},
              {"partner", to.partner ? Json(to.partner->text()) : Json(nullptr)},
              {"printed", to.printed},
              {"town", to.town},
              {"copy", to.copy},
              {"handed", nullptr}};
    if (to.handed) {
        json["handed"] = handing_json(*to.handed);
        json["handed"]["note"] = to.handed->note;
        json["handed"]["recorded_by"] = to.recorded_by;
    }
    return json;
}

Json whole_json(const Whole& whole) {
    auto json = letter_json(whole.letter);
    if (!whole.inside && whole.letter.content.file) {   // who gets the letter gets what was sealed
        json["content"].erase("file");
        json["content"]["parts"] = Json::object();
    }
    auto& receipts = json["receipts"] = Json::array();
    for (const auto& each : whole.receipts)
        receipts.push_back({{"position", each.addressee.position.text()},
                            {"printed", each.addressee.printed},
                            {"copy", each.addressee.copy},
                            {"personal", each.addressee.personal},
                            {"received_at", each.at ? Json(core::iso(*each.at)) : Json(nullptr)},
                            {"agenda", each.agenda}});
    json["outside"] = Json::array();
    for (const auto& each : whole.outside) json["outside"].push_back(outside_json(each));
    auto& ahead = json["ahead"] = Json::array();
    for (const auto& each : whole.ahead)
        ahead.push_back({{"act", signing::name(each.kind)},
                         {"position", each.position.text()},
                         {"position_name", each.position_name},
                         {"holder", each.holder},
                         {"group", each.group},
                         {"why", signing::name(each.origin)},
                         {"required", each.required},
                         {"skipped", each.skip == Skip::none ? Json(nullptr) : Json(name(each.skip))}});
    json["writing"] = writer_json(whole.writer);
    json["ink"] = whole.ink;
    json["may_correct"] = whole.may_correct;
    json["may_scan"] = whole.may_scan;
    json["many_initials"] = too_many_initials(whole.ahead);
    return json;
}

namespace {

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class Line>
Json head_of(const Register<Line>& found) {
    Json units = Json::array();
    for (const auto& each : found.units)
        units.push_back({{"id", each.id.text()}, {"code", each.code}, {"name", each.name}});
    return {{"unit", found.unit.name},
            {"unit_id", found.unit.id.text()},
            {"units", std::move(units)},
            {"year", found.period.year},
            {"month", found.period.month == 0 ? Json(nullptr) : Json(found.period.month)},
            {"letters", Json::array()}};
}

}  // namespace

Json register_json(const Register<OutgoingLine>& found) {
    auto json = head_of(found);
    for (const auto& line : found.lines)
        json["letters"].push_back({{"id", line.id.text()},
                                   {"state", name(line.state)},
                                   {"date", core::iso(line.date)},
                                   {"number", or_null(line.number)},
                                   {"classification", line.classification},
                                   {"kind", line.kind},
                                   {"kind_name", line.kind_name},
                                   {"to", line.to},
                                   {"subject", line.subject},
                                   {"signer", line.signer},
                                   {"unit", line.unit_name},
                                   {"urgency", name(line.urgency)},
                                   {"access", classification::name(line.access)},
                                   {"note", or_null(line.note)},
                                   {"newer", newer_json(line.newer)}});
    return json;
}

Json register_json(const Register<DispatchLine>& found) {
    auto json = head_of(found);
    for (const auto& line : found.lines)
        json["letters"].push_back({{"id", line.id.text()},
                                   {"sent_at", core::iso(line.sent)},
                                   {"number", or_null(line.number)},
                                   {"subject", line.subject},
                                   {"to", line.to},
                                   {"copy", line.copy},
                                   {"received_at", line.received ? Json(core::iso(*line.received)) : Json(nullptr)},
                                   {"agenda", or_null(line.agenda)},
                                   {"handed", line.handed ? handing_json(*line.handed) : Json(nullptr)},
                                   {"newer", newer_json(line.newer)}});
    return json;
}

Json colleague_json(const Colleague& person) {
    return {{"name", person.name}, {"rank", person.rank}, {"nip", person.nip}, {"position", person.position},
            {"unit", person.unit_name}};
}

Json version_json(const Version& version) {
    return {{"version", version.number},
            {"saved_at", core::iso(version.at)},
            {"person_name", version.person},
            {"cause", name(version.cause)}};
}

Json comparison_json(const Comparison& comparison) {
    const auto word = [](compare::Piece::Kind kind) {
        using Kind = compare::Piece::Kind;
        return kind == Kind::same ? "same" : kind == Kind::removed ? "removed" : "added";
    };
    Json fields = Json::array();
    for (const auto& each : comparison.differences) {
        Json pieces = Json::array();
        for (const auto& piece : each.pieces) pieces.push_back({{"kind", word(piece.kind)}, {"text", piece.text}});
        fields.push_back({{"field", each.field}, {"pieces", std::move(pieces)}});
    }
    return {{"from", version_json(comparison.from)}, {"to", version_json(comparison.to)}, {"differences", fields}};
}

Json writer_json(const std::optional<Writer>& writer) {
    if (!writer) return nullptr;
    return {{"person_name", writer->name}, {"since", core::iso(writer->since)}};
}

Json scan_json(const Scan& scan) {
    return {{"number", scan.number},
            {"bytes", scan.bytes.hex()},
            {"name", scan.name},
            {"pages", scan.pages},
            {"uploaded_by", scan.by},
            {"uploaded_at", core::iso(scan.at)},
            {"reason", or_null(scan.reason)},
            {"signed_on", scan.said ? Json(core::iso(scan.said->on)) : Json(nullptr)},
            {"said_by", scan.said ? Json(scan.said->by) : Json(nullptr)},
            {"said_at", scan.said ? Json(core::iso(scan.said->at)) : Json(nullptr)}};
}

}  // namespace letters::api
