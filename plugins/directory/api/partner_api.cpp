// SPDX-License-Identifier: Apache-2.0
// Values of partners as JSON.
#include "directory/api/partner_api.h"

#include "core/http/given.h"
#include "directory/api/plan_json.h"
#include "directory/api/page_json.h"
#include "directory/input/fields.h"

namespace directory::api {
namespace {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

PartnerId id_of(const Request& request) { return PartnerId::parse(request.param("id")); }

Json json(const Partner& partner) {
    Json made = to_json(partner);
    made["revision"] = partner.revision;
    made["merged_into"] = partner.merged_into ? Json(partner.merged_into->text()) : Json(nullptr);
    made["addressed"] = addressed(partner);
    return made;
}

PartnerId other_in(core::http::Given& given) {
    const auto other = given.id<PartnerId>("with");
    if (!other) given.fault("with", "directory.fault.partner_other");
    return other.value_or(PartnerId{});
}

}  // namespace

Response PartnerApi::list(const Context& ctx, Request& request) {
    return listed(request, input::partner_wish_from, [&](const auto& wish) { return partners_.list(ctx, wish); },
                  [](const auto& each) { return json(each); });
}

Response PartnerApi::show(const Context& ctx, Request& request) {
    const auto sheet = partners_.sheet(ctx, id_of(request));
    auto made = json(sheet.partner);
    made["merged"] = Json::array();
    for (const auto& one : sheet.merged) made["merged"].push_back({{"id", one.id.text()}, {"name", one.name}});
    return core::http::json(made);
}

Response PartnerApi::alike(const Context& ctx, Request& request) {
    const auto sheet = partners_.sheet(ctx, id_of(request));
    Json items = Json::array();
    for (const auto& one : sheet.alike) {
        auto made = json(one.partner);
        made["likeness"] = one.likeness;
        items.push_back(std::move(made));
    }
    return core::http::json({{"items", items}});
}

Response PartnerApi::add(const Context& ctx, Request& request) {
    auto given = core::http::Given::body(request);
    auto wanted = input::partner_from(given);
    const auto made = partners_.add(ctx, std::move(wanted), given.take_faults());
    return core::http::json(json(made), 201).header("Location", "/api/v1/directory/partners/" + made.id.text());
}

Response PartnerApi::save(const Context& ctx, Request& request) {
    auto given = core::http::Given::body(request);
    auto wanted = input::partner_from(given);
    wanted.id = id_of(request);
    wanted.revision = input::revision_in(given, "revision");
    return core::http::json(json(partners_.save(ctx, std::move(wanted), given.take_faults())));
}

Response PartnerApi::preview(const Context& ctx, Request& request) {
    core::http::Given given(request.query);
    const auto other = other_in(given);
    given.done("directory.error.partner");
    const auto seen = partners_.preview(ctx, id_of(request), other);
    Json follow = Json::array();
    for (const auto& one : seen.follow) follow.push_back({{"id", one.id.text()}, {"name", one.name}});
    return core::http::json({{"survivor", json(seen.survivor)},
                             {"other", json(seen.other)},
                             {"joined", json(seen.joined)},
                             {"filled", seen.filled},
                             {"follow", follow}});
}

Response PartnerApi::merge(const Context& ctx, Request& request) {
    auto given = core::http::Given::body(request);
    const auto other = other_in(given);
    const auto own = input::revision_in(given, "revision"), others = input::revision_in(given, "with_revision");
    given.done("directory.error.partner");
    return core::http::json(json(partners_.merge(ctx, id_of(request), other, own, others)));
}

Response PartnerApi::unmerge(const Context& ctx, Request& request) {
    core::http::Given::body(request).done();
    return core::http::json(json(partners_.unmerge(ctx, id_of(request))));
}

Response PartnerApi::import(const Context& ctx, Request& request) {
    core::http::Given query(request.query);
    const bool dry = query.flag("dry_run");
    query.done();
    const auto sheet = input::table_from(request, "mitra");
    return answer(dry ? import_.dry_run(ctx, sheet) : import_.run(ctx, sheet), words_.in(ctx.language), ctx);
}

}  // namespace directory::api
