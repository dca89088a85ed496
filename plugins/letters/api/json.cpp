// SPDX-License-Identifier: Apache-2.0
// Domain to JSON.
#include "letters/api/json.h"

namespace letters::api {

using core::Json;

Json line_json(const Line& line) {
    return {{"id", line.id.text()},
            {"state", name(line.state)},
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

Json newer_json(const std::optional<Newer>& newer) {
    if (!newer) return nullptr;
    const bool told = !newer->number.empty();
    return {{"relation", name(newer->how)},
            {"number", told ? Json(newer->number) : Json(nullptr)},
            {"date", told ? Json(core::iso(newer->date)) : Json(nullptr)}};
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
              {"code", nullptr},
              {"bytes", letter.bytes ? Json(letter.bytes->hex()) : Json(nullptr)},
              {"sent_at", letter.sent_at ? Json(core::iso(*letter.sent_at)) : Json(nullptr)},
              {"links", {{"pdf", "/api/v1/letters/" + letter.id.text() + "/pdf"},
                         {"page", "/letters/" + letter.id.text()}}}};
    if (const auto& as = letter.numbered_as) {
        json["number"] = as->number;
        json["date"] = core::iso(as->date);
        json["signer"] = to_json(as->block);
        json["code"] = as->code;
    }
    return json;
}

Json whole_json(const Whole& whole) {
    auto json = letter_json(whole.letter);
    auto& receipts = json["receipts"] = Json::array();
    for (const auto& each : whole.receipts)
        receipts.push_back({{"position", each.addressee.position.text()},
                            {"printed", each.addressee.printed},
                            {"copy", each.addressee.copy},
                            {"received_at", each.at ? Json(core::iso(*each.at)) : Json(nullptr)},
                            {"agenda", each.agenda}});
    auto& ahead = json["ahead"] = Json::array();
    for (const auto& each : whole.ahead)
        ahead.push_back({{"act", each.kind == signing::StepKind::initial ? "initial" : "signature"},
                         {"position", each.position.text()},
                         {"position_name", each.position_name},
                         {"holder", each.holder}});
    return json;
}

Json book_json(const Book& book) {
    Json lines = Json::array();
    for (const auto& line : book.lines)
        lines.push_back({{"no", line.no},
                         {"number", line.number},
                         {"letter", line.letter.text()},
                         {"state", name(line.state)},
                         {"date", core::iso(line.date)},
                         {"subject", line.subject},
                         {"signer", line.signer},
                         {"reason", line.reason},
                         {"newer", newer_json(line.newer)}});
    return {{"series", book.series},
            {"gaps", book.gaps},
            {"numbers", std::move(lines)},
            {"next", book.next > 0 ? Json(book.next) : Json(nullptr)}};
}

}  // namespace letters::api
