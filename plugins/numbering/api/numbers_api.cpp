// SPDX-License-Identifier: Apache-2.0
// The handlers of the API.
#include "numbering/api/numbers_api.h"

#include "numbering/api/json.h"
#include "numbering/input/fields.h"

namespace numbering::api {

using core::Error;
using core::Json;

namespace {

constexpr int most_lines = 100;

NumberId number_id(const Request& request) { return NumberId::parse(request.param("id")); }
InsertionId insertion_id(const Request& request) { return InsertionId::parse(request.param("id")); }
SeriesId series_id(const Request& request) { return SeriesId::parse(request.param("id")); }

Response made(const Json& json, const std::string& where) {
    auto response = core::http::json(json, 201);
    response.header("Location", where);
    return response;
}

using core::http::Given;

using core::http::no_fields;

Response save(Room& room, const Context& ctx, const Request& request, Series base, int status) {
    auto typed = input::series_from(Given::body(request), std::move(base), false);
    if (!typed.faults.empty()) throw Error("core.error.invalid", std::move(typed.faults));
    const auto series = room.services.administer.save(ctx, typed.series);
    const auto shown = series_json(room.services.administer.show(ctx, series.id));
    if (status == 200) return core::http::json(shown);
    return made(shown, "/api/v1/numbers/series/" + series.id.text());
}

}  // namespace

Response book(Room& room, const Context& ctx, Request& request) {
    auto wish = input::book_from(request.query);
    wish.limit = most_lines;
    return core::http::json(book_json(room.services.books.book(ctx, wish), room.words.in(ctx.language)));
}

Response number(Room& room, const Context& ctx, Request& request) {
    return core::http::json(shown_json(room.services.books.number(ctx, number_id(request)), room.words.in(ctx.language)));
}

Response reserve(Room& room, const Context& ctx, Request& request) {
    const auto number = room.services.reserve.reserve(ctx, input::reservation_from(Given::body(request)));
    return made(number_json(number), "/api/v1/numbers/" + number.id.text());
}

Response annul(Room& room, const Context& ctx, Request& request) {
    const auto reason = input::reason_from(Given::body(request), "reason");
    return core::http::json(number_json(room.services.reserve.annul(ctx, number_id(request), reason)));
}

Response bind(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto subject = given.line("subject", 100);
    if (subject.empty()) given.fault("subject", "numbering.fault.subject");
    given.done();
    return core::http::json(number_json(room.services.reserve.bind(ctx, number_id(request), subject)));
}

Response unbind(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    return core::http::json(number_json(room.services.reserve.unbind(ctx, number_id(request))));
}

Response insertions(Room& room, const Context& ctx, Request& request) {
    Json items = Json::array();
    const auto asked = input::asked_from(request.query);
    for (const auto& one : room.services.insert.list(ctx, asked.decision, asked.month)) {
        auto json = insertion_json(one.insertion);
        json["series_name"] = one.series_name;
        json["printed"] = one.printed.empty() ? one.ahead : one.printed;
        items.push_back(std::move(json));
    }
    return core::http::json({{"items", std::move(items)}});
}

Response ask(Room& room, const Context& ctx, Request& request) {
    const auto insertion = room.services.insert.ask(ctx, input::insertion_from(Given::body(request)));
    return made(insertion_json(insertion), "/api/v1/numbers/insertions");
}

Response approve(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    return core::http::json(number_json(room.services.insert.approve(ctx, insertion_id(request))));
}

Response refuse(Room& room, const Context& ctx, Request& request) {
    const auto note = input::reason_from(Given::body(request), "note");
    return core::http::json(insertion_json(room.services.insert.refuse(ctx, insertion_id(request), note)));
}

Response withdraw(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    return core::http::json(insertion_json(room.services.insert.withdraw(ctx, insertion_id(request))));
}

Response all_series(Room& room, const Context& ctx, Request&) {
    Json items = Json::array();
    for (const auto& one : room.services.administer.list(ctx)) items.push_back(series_json(one));
    return core::http::json({{"items", std::move(items)}});
}

Response one_series(Room& room, const Context& ctx, Request& request) {
    return core::http::json(series_json(room.services.administer.show(ctx, series_id(request))));
}

Response make_series(Room& room, const Context& ctx, Request& request) {
    Series base;
    base.from = ctx.today();
    return save(room, ctx, request, base, 201);
}

Response save_series(Room& room, const Context& ctx, Request& request) {
    return save(room, ctx, request, room.services.administer.show(ctx, series_id(request)).series, 200);
}

Response example(Room& room, const Context& ctx, Request& request) {
    Series base;
    base.from = ctx.today();
    const auto typed = input::series_from(Given::body(request), base, false);
    if (!typed.faults.empty()) throw Error("core.error.invalid", typed.faults);
    auto example = room.services.administer.example(ctx, typed.series);
    if (!example.faults.empty()) throw Error("core.error.invalid", std::move(example.faults));
    return core::http::json(
        {{"next", example.next}, {"inserted", example.inserted}, {"ahead", example.ahead}});
}

Response central(Room& room, const Context& ctx, Request&) {
    Json rules = Json::array();
    for (const auto& rule : room.services.administer.central(ctx))
        rules.push_back({{"signer_kind", rule.signer_kind},
                         {"unit", rule.unit.id.text()},
                         {"unit_name", rule.unit.name}});
    return core::http::json({{"rules", std::move(rules)}});
}

Response set_central(Room& room, const Context& ctx, Request& request) {
    room.services.administer.set_central(ctx, input::central_from(Given::body(request)));
    return central(room, ctx, request);
}

Response check(Room& room, const Context& ctx, Request&) {
    core::ensure(manages_all(ctx.actor) ? core::Verdict::allowed : core::Verdict::forbidden);
    return core::http::json(check_json(room.services.check.run()));
}

}  // namespace numbering::api
