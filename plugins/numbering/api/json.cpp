// SPDX-License-Identifier: Apache-2.0
// Domain to JSON.
#include "numbering/api/json.h"

namespace numbering::api {

using core::Json;

namespace {

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json or_null(const std::optional<core::Date>& date) { return date ? Json(core::iso(*date)) : Json(); }

Json or_null(const std::optional<core::Instant>& at) { return at ? Json(core::iso(*at)) : Json(); }

Json owner_json(const Owner& owner) {
    if (owner.person_name.empty()) return nullptr;
    return {{"person", owner.person_name}, {"position", owner.position_name}};
}

Json findings_json(const std::vector<Finding>& findings) {
    Json list = Json::array();
    for (const auto& each : findings)
        list.push_back({{"flaw", name(each.flaw)}, {"first", each.first}, {"last", each.last}});
    return list;
}

Json tally_json(const Tally& tally) {
    return {{"last", tally.last},
            {"used", tally.used},
            {"reserved", tally.reserved},
            {"void", tally.void_},
            {"inserted", tally.inserted}};
}

Json card_json(const std::optional<Card>& card, const core::words::Catalog& words) {
    if (!card) return nullptr;
    return {{"title", or_null(card->title)},
            {"to", or_null(card->to)},
            {"signer", or_null(card->signer)},
            {"stands", card->stands.empty() ? Json(nullptr) : Json(words.say(card->stands, card->stands_args))},
            {"link", or_null(card->link)}};
}

}  // namespace

Json number_json(const Number& number) {
    return {{"id", number.id.text()},
            {"no", number.no},
            {"suffix", number.suffix},
            {"number", number.printed},
            {"date", core::iso(number.date)},
            {"state", name(number.state)},
            {"sealing", number.state == State::reserved && number.given_at.has_value()},
            {"path", name(number.path)},
            {"subject", or_null(number.subject)},
            {"classification", or_null(number.classification)},
            {"owner", owner_json(number.owner)},
            {"purpose", or_null(number.purpose)},
            {"expires_at", or_null(number.expires)},
            {"reason", or_null(number.reason)}};
}

Json book_json(const Book& book, const core::words::Catalog& words) {
    Json lines = Json::array();
    for (const auto& line : book.lines) {
        auto json = number_json(line.number);
        // What the actor may not know of is not named either.
        if (!line.card) json["subject"] = nullptr;
        json["document"] = card_json(line.card, words);
        lines.push_back(std::move(json));
    }
    Json series = Json::array();
    for (const auto& each : book.all) series.push_back({{"id", each.id.text()}, {"name", each.name}});
    const auto unit_json = [](const directory::Unit& unit) {
        return Json{{"id", unit.id.text()}, {"code", unit.code}, {"name", unit.name}};
    };
    Json units = Json::array();
    for (const auto& each : book.open) units.push_back(unit_json(each.unit));
    return {{"unit", unit_json(book.unit)},
            {"units", std::move(units)},
            {"all_series", std::move(series)},
            {"series", book.series ? Json{{"id", book.series->id.text()}, {"name", book.series->name}} : Json()},
            {"period", or_null(book.period)},
            {"periods", book.periods},
            {"gaps", gaps(book.findings)},
            {"findings", findings_json(book.findings)},
            {"tally", tally_json(book.tally)},
            {"numbers", std::move(lines)},
            {"next", or_null(book.next)}};
}

Json shown_json(const NumberShown& shown, const core::words::Catalog& words) {
    auto json = number_json(shown.number);
    if (!shown.card) json["subject"] = nullptr;
    json["document"] = card_json(shown.card, words);
    json["series"] = {{"id", shown.series.id.text()}, {"name", shown.series.name}};
    json["period"] = shown.number.period;
    json["unit_name"] = shown.unit_name;
    json["insertion"] = shown.insertion ? insertion_json(*shown.insertion) : Json();
    return json;
}

Json series_json(const SeriesShown& shown) {
    const auto& series = shown.series;
    Json accesses = Json::array();
    for (const auto access : series.scope.accesses) accesses.push_back(classification::name(access));
    return {{"id", series.id.text()},
            {"version", series.version},
            {"unit", series.unit.text()},
            {"unit_name", shown.unit.name},
            {"name", series.name},
            {"kinds", series.scope.kinds},
            {"groups", series.scope.groups},
            {"accesses", std::move(accesses)},
            {"reset", name(series.reset)},
            {"pattern", series.pattern},
            {"width", series.width},
            {"first_no", series.first_no},
            {"suffix", name(series.suffix)},
            {"from", core::iso(series.from)},
            {"until", or_null(series.until)},
            {"begun", shown.begun},
            {"last_date", or_null(shown.last)},
            {"example", shown.example}};
}

Json insertion_json(const Insertion& insertion) {
    return {{"id", insertion.id.text()},
            {"series", insertion.series.text()},
            {"period", insertion.period},
            {"date", core::iso(insertion.date)},
            {"classification", or_null(insertion.classification)},
            {"reason", insertion.reason},
            {"asked_by", owner_json(insertion.asked_by)},
            {"asked_at", core::iso(insertion.asked_at)},
            {"decision", name(insertion.decision)},
            {"decided_by", owner_json(insertion.decided_by)},
            {"decided_at", or_null(insertion.decided_at)},
            {"note", or_null(insertion.note)},
            {"number", insertion.number ? Json(insertion.number->text()) : Json()}};
}

Json check_json(const std::vector<CheckLine>& lines) {
    Json books = Json::array();
    std::int64_t missing = 0;
    for (const auto& line : lines) {
        missing += gaps(line.findings);
        books.push_back({{"unit", line.unit},
                         {"series", line.series},
                         {"period", line.period},
                         {"gaps", gaps(line.findings)},
                         {"findings", findings_json(line.findings)},
                         {"tally", tally_json(line.tally)}});
    }
    return {{"gaps", missing}, {"flaws", flaws(lines)}, {"books", std::move(books)}};
}

}  // namespace numbering::api
