// SPDX-License-Identifier: Apache-2.0
// The handlers of the API.
#include "intake/api/intake_api.h"

#include "core/base/place.h"
#include "intake/input/fields.h"
#include "signing/summary.h"

namespace intake::api {

using core::Json;
using core::http::Given;

namespace {

ArrivalId id_of(const Request& request) { return ArrivalId::parse(request.param("id")); }

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json line_json(const Line& line) {
    return {{"id", line.id.text()},
            {"state", name(line.state)},
            {"source", name(line.source)},
            {"origin", line.origin},
            {"title", line.title},
            {"file", line.file_name},
            {"pages", line.pages},
            {"came_at", core::iso(line.came_at)},
            {"read",
             {{"sender", or_null(line.sender)},
              {"number", or_null(line.number)},
              {"subject", or_null(line.subject)},
              {"date", line.date ? Json(core::iso(*line.date)) : Json(nullptr)}}},
            {"attachments", line.attachments},
            {"agenda", or_null(line.agenda)},
            {"incoming", line.entry ? Json(line.entry->text()) : Json(nullptr)}};
}

Json found_json(const std::vector<incoming::Suggestion>& found) {
    Json all = Json::array();
    for (const auto& each : found) {
        Json box(nullptr);
        if (each.page > 0)
            box = {{"page", each.page},
                   {"left", each.box.left},
                   {"top", each.box.top},
                   {"width", each.box.width},
                   {"height", each.box.height}};
        all.push_back({{"field", each.field},
                       {"value", each.value},
                       {"shown", each.shown},
                       {"confidence", each.confidence},
                       {"grounds", each.grounds == incoming::Grounds::proven ? "proven"
                                   : each.grounds == incoming::Grounds::told ? "told"
                                                                             : "guessed"},
                       {"place", std::move(box)}});
    }
    return all;
}

Json lines_json(const std::vector<Line>& lines) {
    Json all = Json::array();
    for (const auto& each : lines) all.push_back(line_json(each));
    return all;
}

Json files_json(const Bundle& bundle) {
    Json all = Json::array();
    for (std::size_t i = 0; i < bundle.files.size(); ++i)
        all.push_back({{"name", bundle.files[i].name},
                       {"media", bundle.files[i].media},
                       {"pages", bundle.files[i].pages},
                       {"sha256", bundle.files[i].original.hex()},
                       {"letter", i == bundle.letter}});
    return all;
}

Json whole_json(const Whole& whole, const core::words::Catalog& words) {
    const auto& arrival = whole.arrival;
    Json verdict(nullptr);
    if (arrival.verdict.is_object()) verdict = signing::summary_of(arrival.file_name, arrival.verdict, words);
    return {{"id", arrival.id.text()},
            {"state", name(arrival.state)},
            {"waits", arrival.waits.empty() ? Json(nullptr) : Json(words.say(arrival.waits))},
            {"reason", or_null(arrival.reason)},
            {"source", name(arrival.source)},
            {"origin", arrival.origin},
            {"about", or_null(arrival.about)},
            {"title", arrival.title()},
            {"file", arrival.file_name},
            {"media", arrival.media},
            {"pages", arrival.pages},
            {"sha256", arrival.original.hex()},
            {"came_at", core::iso(arrival.came_at)},
            {"parent", arrival.parent ? Json(arrival.parent->text()) : Json(nullptr)},
            {"parts", lines_json(whole.parts)},
            {"files", files_json(arrival.bundle)},
            {"same", lines_json(whole.same)},
            {"found", found_json(arrival.found)},
            {"text", or_null(arrival.words())},
            {"trouble", arrival.trouble.empty() ? Json(nullptr) : Json(words.say(arrival.trouble))},
            {"verdict", std::move(verdict)},
            {"agenda", or_null(arrival.agenda)},
            {"incoming", arrival.entry ? Json(arrival.entry->text()) : Json(nullptr)}};
}

Response whole(Room& room, const Context& ctx, ArrivalId id) {
    return core::http::json(whole_json(room.services.tray.whole(ctx, id), room.words.in(ctx.language)));
}

using core::http::no_fields;

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto tray = room.services.tray.tray(ctx, input::wish_from(request.query));
    Json refused = Json::array();
    for (const auto& each : tray.refused)
        refused.push_back({{"id", each.id.text()},
                           {"source", name(each.source)},
                           {"origin", each.origin},
                           {"file", each.file_name},
                           {"at", core::iso(each.at)},
                           {"why", words.say(each.word, each.args)}});
    Json mailrooms = Json::array();
    for (const auto& each : tray.others) mailrooms.push_back({{"id", each.id.text()}, {"name", each.name}});
    return core::http::json({{"arrivals", lines_json(tray.page.lines)},
                             {"next", or_null(tray.page.next)},
                             {"counts",
                              {{"ready", tray.counts.ready},
                               {"waiting", tray.counts.waiting},
                               {"quarantined", tray.counts.quarantined}}},
                             {"refused", std::move(refused)},
                             {"mailrooms", std::move(mailrooms)}});
}

Response upload(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    Json results = Json::array();
    std::vector<core::Fault> faults;
    for (const auto& each : room.services.receiving.upload(ctx, input::files_from(request))) {
        if (each.refused) faults.push_back({"file", each.refused->key(), each.refused->args()});
        Json why(nullptr);
        if (each.refused) why = {{"code", core::name(each.refused->code())},
                                 {"key", each.refused->key()},
                                 {"message", words.say(each.refused->key(), each.refused->args())}};
        results.push_back({{"file", each.name},
                           {"arrival", each.arrival ? Json(each.arrival->text()) : Json(nullptr)},
                           {"refused", std::move(why)}});
    }
    if (faults.size() == results.size()) throw core::Error("intake.error.incomplete", std::move(faults));
    return core::http::json({{"results", std::move(results)}}, 201);
}

Response merge(Room& room, const Context& ctx, Request& request) {
    return whole(room, ctx, room.services.tray.merge(ctx, input::arrivals_from(Given::body(request))));
}

Response quarantine(Room& room, const Context& ctx, Request&) {
    Json all = Json::array();
    for (const auto& each : room.services.tray.quarantined(ctx))
        all.push_back({{"id", each.id.text()},
                       {"source", name(each.source)},
                       {"origin", each.origin},
                       {"file", each.file_name},
                       {"reason", each.reason},
                       {"sha256", each.original.hex()},
                       {"came_at", core::iso(each.came_at)}});
    return core::http::json({{"arrivals", std::move(all)}});
}

Response seen(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    room.services.tray.seen(ctx, FaultId::parse(request.param("id")));
    return core::http::no_content();
}

Response show(Room& room, const Context& ctx, Request& request) { return whole(room, ctx, id_of(request)); }

Response pdf(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.tray.pdf(ctx, id_of(request));
    return core::http::bytes(std::move(file.bytes), file.media, file.name);
}

Response original(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.tray.original(ctx, id_of(request));
    return core::http::bytes(std::move(file.bytes), file.media, file.name, false);
}

Response file(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.tray.piece(ctx, id_of(request), core::place(request.param("file")));
    return core::http::bytes(std::move(file.bytes), file.media, file.name, false);
}

Response letter(Room& room, const Context& ctx, Request& request) {
    room.services.tray.choose(ctx, id_of(request), input::file_chosen(Given::body(request)));
    return whole(room, ctx, id_of(request));
}

Response discard(Room& room, const Context& ctx, Request& request) {
    room.services.tray.discard(ctx, id_of(request), input::reason_from(Given::body(request)));
    return core::http::no_content();
}

Response release(Room& room, const Context& ctx, Request& request) {
    room.services.tray.release(ctx, id_of(request), input::reason_from(Given::body(request)));
    return core::http::no_content();
}

Response undo(Room& room, const Context& ctx, Request& request) {
    room.services.tray.undo(ctx, id_of(request), input::undone_from(Given::body(request)));
    return core::http::no_content();
}

Response move(Room& room, const Context& ctx, Request& request) {
    const auto to = input::sending_from(Given::body(request));
    room.services.tray.move(ctx, id_of(request), to.mailroom, to.word);
    return core::http::no_content();
}

Response read(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    room.services.tray.read_again(ctx, id_of(request));
    return whole(room, ctx, id_of(request));
}

Response split(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.tray.split(ctx, id, input::letters_from(Given::body(request)));
    return whole(room, ctx, id);
}

Response pages(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.tray.arrange(ctx, id, input::pages_from(Given::body(request)));
    return whole(room, ctx, id);
}

}  // namespace intake::api
