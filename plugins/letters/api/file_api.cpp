// SPDX-License-Identifier: Apache-2.0
// /api/v1/letters/{id}/file: the body of a letter written elsewhere.
#include "core/http/given.h"
#include "letters/api/json.h"
#include "letters/api/letters_api.h"
#include "letters/filters.h"

namespace letters::api {

namespace {

constexpr std::int64_t newest_version = 1'000'000'000;

std::int64_t version_of(core::http::Given given) {
    if (!given.has("version")) given.fault("version", "letters.fault.version");
    const auto version = given.number("version", 1, newest_version).value_or(0);
    given.done("letters.error.incomplete");
    return version;
}

Response told(const Correct::Outcome& outcome) {
    auto json = letter_json(outcome.letter);
    json["lapsed"] = outcome.lapsed;
    return core::http::json(json);
}

}  // namespace

Response put_file(Room& room, const Context& ctx, Request& request) {
    const auto id = LetterId::parse(request.param("id"));
    const auto* sent = request.upload("file");
    if (!sent) throw core::Error("letters.error.file", {{"file", "letters.fault.file_empty", {}}});
    const auto version = version_of(core::http::Given(request.form));
    return told(room.services.upload.put(ctx, id, sent->file_name, sent->bytes, version));
}

Response remove_file(Room& room, const Context& ctx, Request& request) {
    const auto id = LetterId::parse(request.param("id"));
    return told(room.services.upload.remove(ctx, id, version_of(core::http::Given::body(request))));
}

Response places(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.upload.places(ctx, LetterId::parse(request.param("id")), page_asked(request.query));
    const auto& file = *found.letter.content.file;
    auto offers = core::Json::array();
    for (std::size_t i = 0; i < found.room.places.size(); ++i) {
        auto one = signing::to_json(found.room.places[i].at);
        one["place"] = signing::nine_places[i];
        one["clear"] = found.room.places[i].clear;
        offers.push_back(std::move(one));
    }
    return core::http::json({{"version", found.letter.version},
                             {"field", file.field},
                             {"mark", file.mark ? signing::to_json(*file.mark) : core::Json(nullptr)},
                             {"fields", signing::to_json(file.fields)},
                             {"pages", file.pages},
                             {"page", found.room.page},
                             {"width", found.room.width},
                             {"height", found.room.height},
                             {"places", std::move(offers)}});
}

Response place(Room& room, const Context& ctx, Request& request) {
    auto given = core::http::Given::body(request);
    if (!given.has("version")) given.fault("version", "letters.fault.version");
    const auto version = given.number("version", 1, newest_version).value_or(0);
    const auto where = where_from(given);
    given.done("letters.error.place");
    return told(room.services.upload.place(ctx, LetterId::parse(request.param("id")), where, version));
}

Response file(Room& room, const Context& ctx, Request& request) {
    auto kept = room.services.upload.get(ctx, LetterId::parse(request.param("id")));
    return core::http::bytes(std::move(kept.bytes), std::string(media_type(kept.file.type)), kept.file.name, false);
}

}  // namespace letters::api
