// SPDX-License-Identifier: Apache-2.0
#include "signing/api/providers_api.h"

#include "core/http/body_secrets.h"
#include "signing/provider_given.h"

namespace signing::api {
namespace {

using core::Context;
using core::Json;
using core::http::Given;
using core::http::Request;
using core::http::Response;

Json json_of(const ProviderHealth& health) {
    Json json = {{"well", health.well()}};
    if (health.checked) json["checked"] = core::iso(*health.checked);
    if (health.since) json["since"] = core::iso(*health.since);
    if (!health.well()) json["fault"] = health.fault;
    if (const auto code = code_of(health.args); !health.well() && !code.empty()) json["code"] = code;
    return json;
}

Json json_of(const SigningTrouble& trouble) {
    Json json = {{"failures", trouble.failures},
                 {"since", core::iso(trouble.since)},
                 {"at", core::iso(trouble.at)},
                 {"fault", trouble.fault}};
    if (const auto code = code_of(trouble.args); !code.empty()) json["code"] = code;
    return json;
}

Json json_of(const Providers::Line& line) {
    const Provider& provider = line.provider;
    Json json = {{"id", provider.id.text()},
            {"name", provider.name},
            {"kind", name(provider.kind)},
            {"active", provider.active},
            {"address", provider.address},
            {"user", provider.user},
            {"token_label", provider.token_label},
            {"token_serial", provider.token_serial},
            {"plain_http", provider.plain_http},
            {"one_time", provider.one_time},
            {"null_text", provider.null_text},
            {"mark_origin", name(provider.mark_origin)},
            {"totp_key", provider.habits.totp_key},
            {"status_path", provider.habits.status_path},
            {"registration_path", provider.habits.registration_path},
            {"question_seconds", provider.habits.question_seconds},
            {"signing_seconds", provider.habits.signing_seconds},
            {"mark_scale", provider.habits.mark_scale},
            {"mark_right", provider.habits.mark_right},
            {"mark_down", provider.habits.mark_down},
            {"opinions", provider.opinions},
            {"version", provider.version},
            {"secret_kept", line.secret_kept},
            {"uses", line.uses},
            {"waiting", line.waiting},
            {"health", json_of(line.health)}};
    if (line.trouble) json["signing_fails"] = json_of(*line.trouble);
    return json;
}

Provider provider_of(Given given, bool fresh) {
    Provider provider;
    read_provider(given, provider);
    const auto kind = given.one_of("kind", provider_kinds, [](ProviderKind each) { return name(each); });
    if (kind) provider.kind = *kind;
    else if (fresh) given.fault("kind", "signing.fault.provider_kind");
    provider.active = given.has("active") ? given.flag("active") : true;
    if (!fresh) {
        if (!given.has("version")) given.fault("version", "signing.fault.version");
        provider.version = given.number("version", 1, 1'000'000'000).value_or(0);
    }
    given.done();
    return provider;
}

ProviderId id_of(const Request& request) { return ProviderId::parse(request.param("id")); }

}  // namespace

Json ProvidersApi::line(const Context& ctx, const Providers::Line& line) {
    Json json = json_of(line);
    if (const auto last = failures_.last_at(ctx, line.provider.id)) {
        json["last_failure"] = {{"fault", last->fault}, {"at", core::iso(last->at)}, {"tries", last->tries}};
        if (const auto code = code_of(last->args); !code.empty()) json["last_failure"]["code"] = code;
    }
    return json;
}

Response ProvidersApi::list(const Context& ctx, const Request&) {
    Json items = Json::array();
    for (const auto& line : providers_.list(ctx)) items.push_back(this->line(ctx, line));
    Json json = {{"items", items}, {"modules", providers_.modules()}, {"timestamps", nullptr}};
    if (const auto stamps = timestamps_.seen(ctx))
        json["timestamps"] = {{"address", stamps->address}, {"waiting", stamps->waiting}, {"health", json_of(stamps->health)}};
    return core::http::json(json);
}

Response ProvidersApi::show(const Context& ctx, const Request& request) {
    return core::http::json(line(ctx, providers_.find(ctx, id_of(request))));
}

Response ProvidersApi::create(const Context& ctx, Request& request) {
    core::http::BodySecrets typed(request, {"secret"});
    const core::Secret secret = typed.take("secret");
    const Provider made = providers_.save(ctx, provider_of(typed.rest(), true), secret);
    auto response = core::http::json(line(ctx, providers_.find(ctx, made.id)), 201);
    response.header("Location", "/api/v1/admin/signing/providers/" + made.id.text());
    return response;
}

Response ProvidersApi::save(const Context& ctx, Request& request) {
    core::http::BodySecrets typed(request, {"secret"});
    const core::Secret secret = typed.take("secret");
    Provider provider = provider_of(typed.rest(), false);
    provider.id = id_of(request);
    providers_.save(ctx, provider, secret);
    return show(ctx, request);
}

Response ProvidersApi::remove(const Context& ctx, const Request& request) {
    Given::body(request).done();
    providers_.remove(ctx, id_of(request));
    return core::http::json({{"removed", true}});
}

Response ProvidersApi::test(const Context& ctx, const Request& request) {
    Given::body(request).done();
    return core::http::json(json_of(providers_.test(ctx, id_of(request))));
}

Response ProvidersApi::uses(const Context& ctx, const Request&) {
    Json items = Json::array();
    for (const auto& line : providers_.uses(ctx))
        items.push_back({{"scope", name(line.use.scope)},
                         {"holder", line.use.holder},
                         {"holder_name", line.holder_name},
                         {"login", line.login},
                         {"provider", line.use.provider.text()},
                         {"provider_name", line.provider_name},
                         {"key", line.key}});
    return core::http::json({{"items", items}});
}

Response ProvidersApi::choose(const Context& ctx, const Request& request) {
    auto given = Given::body(request);
    Providers::Choice choice;
    const auto scope = given.one_of("scope", use_scopes, [](UseScope each) { return name(each); });
    if (scope) choice.scope = *scope;
    else given.fault("scope", "signing.fault.provider_scope");
    choice.unit = given.id<core::UnitId>("unit");
    choice.login = given.line("login", 100);
    choice.provider = given.id<ProviderId>("provider");
    choice.key = given.line("key", longest_provider_key);
    given.done();
    providers_.choose(ctx, choice);
    return uses(ctx, request);
}

Response ProvidersApi::unchoose(const Context& ctx, const Request& request) {
    auto given = Given::body(request);
    const auto scope = given.one_of("scope", use_scopes, [](UseScope each) { return name(each); });
    if (!scope) given.fault("scope", "signing.fault.provider_scope");
    const auto holder = given.line("holder", 100);
    given.done();
    providers_.unchoose(ctx, *scope, holder);
    return uses(ctx, request);
}

}  // namespace signing::api
