// SPDX-License-Identifier: Apache-2.0
// The handlers of the API.
#include "letters/api/letters_api.h"

#include <array>

#include "core/http/given.h"
#include "core/http/reader.h"
#include "letters/api/json.h"
#include "letters/filters.h"

namespace letters::api {

using core::Error;
using core::Fault;
using core::Json;

namespace {

LetterId id_of(const Request& request) { return LetterId::parse(request.param("id")); }

using core::http::Given;

constexpr std::int64_t most_version = 1'000'000'000;

std::int64_t version_in(Given& given) {
    if (!given.has("version")) given.fault("version", "letters.fault.version");
    return given.number("version", 1, most_version).value_or(0);
}

// An act that says which version was read, and nothing more.
std::int64_t version_of(const Request& request) {
    auto given = Given::body(request);
    const auto version = version_in(given);
    given.done("letters.error.incomplete");
    return version;
}

using core::http::no_fields;

// The content sent, and the version it started from.
struct SentDraft {
    Content content;
    std::int64_t version = 0;
};
SentDraft sent(Room& room, const Context& ctx, const Request& request, bool with_version,
          const style::Kind* as = nullptr) {
    auto given = Given::body(request);
    SentDraft sent;
    if (with_version || given.has("version")) sent.version = version_in(given);
    auto faults = given.faults();
    auto json = request.json();
    json.erase("version");
    if (as && json.contains("kind") && core::json::text(json, "kind") != as->code)
        faults.push_back({"kind", "letters.fault.circuit_fixed", {}});
    const auto kind = as ? std::optional(*as) : room.services.draft.kind_if(ctx, core::json::text(json, "kind"));
    auto checked = content_from(json, kind.value_or(style::Kind{}));
    if (!checked) faults.insert(faults.end(), checked.faults().begin(), checked.faults().end());
    if (!faults.empty()) throw Error("letters.error.incomplete", std::move(faults));
    sent.content = std::move(checked).value();
    return sent;
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.desk.list(ctx, wish_from(request.query));
    Json lines = Json::array();
    for (const auto& line : found.lines) lines.push_back(line_json(line));
    return core::http::json({{"letters", std::move(lines)},
                             {"next", found.next.empty() ? Json(nullptr) : Json(found.next)}});
}

Response outgoing(Room& room, const Context& ctx, Request& request) {
    const auto wish = register_from(request.query, 0);
    return core::http::json(register_json(room.services.registers.outgoing(ctx, wish.period, wish.unit)));
}

Response dispatch(Room& room, const Context& ctx, Request& request) {
    const auto wish = register_from(request.query, 0);
    return core::http::json(register_json(room.services.registers.dispatch(ctx, wish.period, wish.unit)));
}

Response create(Room& room, const Context& ctx, Request& request) {
    const auto letter = room.services.draft.create(ctx, sent(room, ctx, request, false).content);
    auto response = core::http::json(letter_json(letter), 201);
    response.header("Location", "/api/v1/letters/" + letter.id.text());
    return response;
}

Response show(Room& room, const Context& ctx, Request& request) {
    const auto whole = room.services.desk.whole(ctx, id_of(request));
    return core::http::json(whole_json(whole));
}

Response correct(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto kind = room.services.desk.whole(ctx, id).kind;
    auto given = sent(room, ctx, request, true, &kind);
    const auto outcome = room.services.correct.save(ctx, id, std::move(given.content), given.version);
    auto json = letter_json(outcome.letter);
    json["lapsed"] = outcome.lapsed;
    return core::http::json(json);
}

Response writing(Room& room, const Context& ctx, Request& request) {
    enum class What { begin, take, leave };
    constexpr std::array all{What::begin, What::take, What::leave};
    constexpr std::array<const char*, 3> words{"begin", "take", "leave"};
    auto given = Given::body(request);
    const auto what = given.one_of("act", all, [&](What each) { return words[static_cast<std::size_t>(each)]; });
    given.done();
    const auto id = id_of(request);
    if (what == What::leave) room.services.writing.leave(ctx, id);
    else (void)room.services.writing.begin(ctx, id, what == What::take);
    const auto writer = room.services.writing.now(ctx, id);
    return core::http::json({{"writing", writer_json(writer)},
                             {"mine", writer && writer->person == ctx.actor.person}});
}

Response versions(Room& room, const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& each : room.services.history.versions(ctx, id_of(request))) {
        items.push_back(version_json(each));
        items.back()["content"] = to_json(each.content);
    }
    return core::http::json({{"versions", std::move(items)}});
}

Response compare(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    Given given(request.query);
    const auto from = given.number("from", 1, most_version).value_or(0);
    const auto to = given.number("to", 1, most_version).value_or(0);
    given.done("letters.error.filter");
    return core::http::json(comparison_json(room.services.history.compare(ctx, id, from, to)));
}

Response save(Room& room, const Context& ctx, Request& request) {
    auto given = sent(room, ctx, request, true);
    const auto letter =
        room.services.draft.save(ctx, id_of(request), std::move(given.content), given.version);
    return core::http::json(letter_json(letter));
}

Response preview(Room& room, const Context& ctx, Request& request) {
    auto given = sent(room, ctx, request, false);
    auto sheets = room.services.proof.make(ctx, id_of(request), std::move(given.content));
    return core::http::bytes(std::move(sheets.bytes), "application/pdf", "konsep.pdf");
}

Response staff(Room& room, const Context& ctx, Request& request) {
    constexpr std::size_t most = 50;
    Json items = Json::array();
    for (const auto& each : room.services.staff.find(ctx, request.query.get("q"), most))
        items.push_back(colleague_json(each));
    return core::http::json({{"items", std::move(items)}});
}

Response submit(Room& room, const Context& ctx, Request& request) {
    const auto letter =
        room.services.submit.send_up(ctx, id_of(request), version_of(request));
    return core::http::json(letter_json(letter));
}

Response take_back(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    return core::http::json(letter_json(room.services.submit.take_back(ctx, id_of(request))));
}

Response handed(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    auto given = Given::body(request);
    const auto handing = handing_from(given);
    given.done("letters.error.handing");
    return core::http::json(outside_json(room.services.courier.record(ctx, id, handing.place, handing.handing)));
}

Response to_giver(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    return core::http::json(letter_json(room.services.mandates.to_giver(ctx, id_of(request))));
}

Response withdraw(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto reason = given.prose("reason", longest_reason);
    given.done("letters.error.incomplete");
    return core::http::json(letter_json(room.services.submit.withdraw(ctx, id_of(request), reason)));
}

Response pdf(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.paper.pdf(ctx, id_of(request));
    if (core::http::before_a_reader(request)) room.services.desk.opened(ctx, id_of(request));
    return core::http::bytes(std::move(file.bytes), "application/pdf", file.name);
}

Response page(Room& room, const Context& ctx, Request& request) {
    const auto page = whole_number(request.param("page"));
    if (!page || *page < 1 || *page > 10'000)
        throw Error(core::Code::not_found, "letters.error.page");
    auto picture = room.services.paper.picture(ctx, id_of(request), static_cast<int>(*page));
    // Who asked for the last has had them all.
    if (core::http::before_a_reader(request) && *page == room.services.paper.pages(ctx, id_of(request)))
        room.services.desk.opened(ctx, id_of(request));
    return core::http::bytes(std::move(picture), "image/png");
}

}  // namespace letters::api
