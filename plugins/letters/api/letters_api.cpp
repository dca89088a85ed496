// SPDX-License-Identifier: Apache-2.0
// The handlers of the API.
#include "letters/api/letters_api.h"

#include "letters/api/json.h"
#include "letters/filters.h"

namespace letters::api {

using core::Error;
using core::Fault;
using core::Json;

namespace {

LetterId id_of(const Request& request) { return LetterId::parse(request.param("id")); }

std::int64_t version_of(const Json& json) {
    const auto found = json.is_object() ? json.find("version") : json.end();
    if (!json.is_object() || found == json.end() || !found->is_number_integer())
        throw Error("letters.error.incomplete", {Fault{"version", "letters.fault.version", {}}});
    return found->get<std::int64_t>();
}

std::vector<std::string> taken_words(Json& json, std::string_view key) {
    std::vector<std::string> words;
    const auto found = json.find(key);
    if (found == json.end()) return words;
    for (const auto& each : *found)
        if (each.is_string()) words.push_back(each.get<std::string>());
    json.erase(std::string(key));
    return words;
}

// The content sent, with groups replaced by their members.
Content content_of(Room& room, const Context& ctx, Json json) {
    if (!json.is_object()) throw Error("letters.error.incomplete", {Fault{"", "letters.fault.form", {}}});
    const auto groups = taken_words(json, "groups");
    const auto copy_groups = taken_words(json, "copy_groups");
    auto content = content_from(json).take("letters.error.incomplete");
    room.services.desk.add_groups(ctx, groups, false, content);
    room.services.desk.add_groups(ctx, copy_groups, true, content);
    return content;
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.desk.list(ctx, wish_from(request.query));
    Json lines = Json::array();
    for (const auto& line : found.lines) lines.push_back(line_json(line));
    return core::http::json({{"letters", std::move(lines)},
                             {"next", found.next.empty() ? Json(nullptr) : Json(found.next)}});
}

Response create(Room& room, const Context& ctx, Request& request) {
    const auto letter = room.services.draft.create(ctx, content_of(room, ctx, request.json()));
    auto response = core::http::json(letter_json(letter), 201);
    response.header("Location", "/api/v1/letters/" + letter.id.text());
    return response;
}

Response show(Room& room, const Context& ctx, Request& request) {
    return core::http::json(whole_json(room.services.desk.whole(ctx, id_of(request))));
}

Response save(Room& room, const Context& ctx, Request& request) {
    const auto json = request.json();
    const auto seen = version_of(json);
    const auto letter =
        room.services.draft.save(ctx, id_of(request), content_of(room, ctx, json), seen);
    return core::http::json(letter_json(letter));
}

Response submit(Room& room, const Context& ctx, Request& request) {
    const auto letter =
        room.services.submit.send_up(ctx, id_of(request), version_of(request.json()));
    return core::http::json(letter_json(letter));
}

Response take_back(Room& room, const Context& ctx, Request& request) {
    return core::http::json(letter_json(room.services.submit.take_back(ctx, id_of(request))));
}

Response withdraw(Room& room, const Context& ctx, Request& request) {
    const auto reason = core::json::text(request.json(), "reason");
    return core::http::json(letter_json(room.services.submit.withdraw(ctx, id_of(request), reason)));
}

Response pdf(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.paper.pdf(ctx, id_of(request));
    return core::http::bytes(std::move(file.bytes), "application/pdf", file.name);
}

Response page(Room& room, const Context& ctx, Request& request) {
    const auto page = whole_number(request.param("page"));
    if (!page || *page < 1 || *page > 10'000)
        throw Error(core::Code::not_found, "letters.error.page");
    auto picture = room.services.paper.picture(ctx, id_of(request), static_cast<int>(*page));
    return core::http::bytes(std::move(picture), "image/png");
}

Response numbers(Room& room, const Context& ctx, Request& request) {
    const auto before = whole_number(request.query.get("before"));
    return core::http::json(
        book_json(room.services.desk.book(ctx, request.query.get("series"), before.value_or(0), 100)));
}

}  // namespace letters::api
