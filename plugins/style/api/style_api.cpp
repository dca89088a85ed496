// SPDX-License-Identifier: Apache-2.0
// The handlers of the API.
#include "style/api/style_api.h"

#include "core/http/given.h"

namespace style::api {

using core::Error;
using core::Fault;
using core::Json;
using core::http::Given;

namespace {

Thing thing_of(const Request& request) {
    const auto word = request.param("thing");
    if (word == "kinds") return Thing::kind;
    if (word == "profiles") return Thing::profile;
    if (word == "heads") return Thing::letterhead;
    if (word == "units") return Thing::unit_head;
    throw Error(core::Code::not_found, "style.error.not_found");
}

constexpr std::int64_t most_number = 1'000'000'000;

std::int64_t number_of(const Request& request) {
    Given given(request.query);
    const auto number = given.number("edition", 1, most_number).value_or(0);
    given.done("style.error.incomplete");
    return number;
}

Json edition_json(const Edition& edition) {
    return {{"code", edition.code},
            {"edition", edition.number},
            {"state", edition.published ? "published" : "draft"},
            {"revision", edition.revision},
            {"changed_at", core::iso(edition.changed)},
            {"by", edition.by},
            {"published_at", edition.published_at ? Json(core::iso(*edition.published_at)) : Json(nullptr)},
            {"shipped", !edition.shipped.empty()},
            {"definition", edition.definition}};
}

std::int64_t seen_in(Given& given) {
    if (!given.has("seen")) given.fault("seen", "style.fault.seen");
    return given.number("seen", 0, most_number).value_or(0);
}

Json listed(const Kind& kind) {
    return {{"code", kind.code},
            {"short", kind.short_name},
            {"name", kind.name},
            {"help", kind.help},
            {"group", name(kind.group)},
            {"edition", kind.version},
            {"seal", kind.seal},
            {"recipients", name(kind.recipients)}};
}

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    auto& workshop = room.services.workshop;
    Json items = Json::array();
    switch (thing_of(request)) {
        case Thing::kind:
            if (ctx.actor.may("style.manage")) {
                for (const auto& each : workshop.kinds(ctx)) {
                    auto item = listed(each.kind);
                    item["used"] = each.used;
                    item["draft"] = each.draft;
                    items.push_back(std::move(item));
                }
            } else {
                for (const auto& each : workshop.in_use(ctx)) {
                    auto item = listed(each);
                    item["used"] = true;
                    items.push_back(std::move(item));
                }
            }
            break;
        case Thing::profile:
            for (const auto& each : workshop.profiles(ctx))
                items.push_back({{"code", each.profile.code},
                                 {"name", each.profile.name},
                                 {"edition", each.profile.version},
                                 {"draft", each.draft}});
            break;
        case Thing::letterhead:
            for (const auto& each : workshop.designs(ctx))
                items.push_back({{"code", each.variant}, {"name", each.name}, {"edition", each.version}});
            break;
        case Thing::unit_head:
            for (const auto& each : workshop.heads(ctx))
                items.push_back({{"code", each.unit.text()},
                                 {"name", each.name},
                                 {"variant", each.variant},
                                 {"draft", each.draft}});
            break;
    }
    return core::http::json({{"items", std::move(items)}});
}

Response show(Room& room, const Context& ctx, Request& request) {
    return core::http::json(
        edition_json(room.services.workshop.edition(ctx, thing_of(request), request.param("code"), number_of(request))));
}

Response draft(Room& room, const Context& ctx, Request& request) {
    const auto bench = room.services.workshop.bench(ctx, thing_of(request), request.param("code"));
    if (!bench.draft) throw Error(core::Code::not_found, "style.error.no_draft");
    return core::http::json(edition_json(*bench.draft));
}

Response save(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto seen = seen_in(given);
    const auto* definition = given.member("definition");
    if (!definition || !definition->is_object()) given.fault("definition", "style.fault.form");
    given.done("style.error.incomplete");
    return core::http::json(edition_json(
        room.services.workshop.save(ctx, thing_of(request), request.param("code"), *definition, seen)));
}

Response discard(Room& room, const Context& ctx, Request& request) {
    Given::body(request).done();
    room.services.workshop.discard(ctx, thing_of(request), request.param("code"));
    return core::http::no_content();
}

Response publish(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto seen = seen_in(given);
    given.done("style.error.incomplete");
    return core::http::json(
        edition_json(room.services.workshop.publish(ctx, thing_of(request), request.param("code"), seen)));
}

Response preview(Room& room, const Context& ctx, Request& request) {
    const auto kind = request.query.get("kind");
    auto shown = room.services.preview.show(ctx, thing_of(request), request.param("code"), number_of(request),
                                            kind.empty() ? "undangan" : kind);
    return core::http::bytes(std::move(shown.bytes), "application/pdf", "contoh.pdf");
}

Response use(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    if (!given.has("used")) given.fault("used", "core.fault.flag");
    const bool used = given.flag("used");
    given.done("style.error.incomplete");
    room.services.workshop.use(ctx, request.param("code"), used);
    return core::http::json({{"code", request.param("code")}, {"used", used}});
}

Response in_force(Room& room, const Context& ctx, Request&) {
    Json items = Json::array();
    for (const auto& each : room.services.workshop.in_force(ctx))
        items.push_back({{"from", core::iso(each.from)}, {"profile", each.profile}, {"by", each.by}});
    return core::http::json({{"items", std::move(items)}});
}

Response put_in_force(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto profile = given.line("profile", 40);
    const auto from = given.date("from");
    if (!given.has("from")) given.fault("from", "style.fault.date");
    given.done("style.error.incomplete");
    room.services.workshop.put_in_force(ctx, profile, *from);
    return in_force(room, ctx, request);
}

Response upload_emblem(Room& room, const Context& ctx, Request& request) {
    const auto* file = request.upload("file");
    const auto emblem = room.services.emblems.upload(ctx, request.param("slot"),
                                                     file ? core::ByteView(file->bytes) : core::ByteView());
    return core::http::json({{"slot", emblem.slot},
                             {"number", emblem.number},
                             {"digest", emblem.digest.hex()},
                             {"width", emblem.width},
                             {"height", emblem.height}},
                            201);
}

}  // namespace style::api
