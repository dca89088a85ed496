// SPDX-License-Identifier: Apache-2.0
#include "signing/api/bsre_api.h"

#include "core/http/body_secrets.h"
#include "signing/summary.h"

namespace signing::api {
namespace {

using core::Json;
using core::http::Given;
using Asked = core::http::Request;

Json json_of(const BsreUsers::Line& line) {
    Json json = {{"person", line.person.text()},
                 {"name", line.name},
                 {"key", line.key},
                 {"provider", line.provider.id.text()},
                 {"provider_name", line.provider.name},
                 {"well", line.well},
                 {"may_propose", line.may_propose},
                 {"status", nullptr}};
    if (line.user) {
        json["asked"] = core::iso(line.user->asked);
        if (line.user->since) {
            json["status"] = line.user->status.empty() ? "UNKNOWN" : line.user->status;
            json["since"] = core::iso(*line.user->since);
        }
        if (!line.user->fault.empty()) json["fault"] = line.user->fault;
    }
    if (line.until) json["until"] = core::iso(*line.until);
    return json;
}

Json json_of(const Activations::Line& line) {
    Json json = {{"code", line.key.code}, {"unit", line.unit_name}, {"kind", name(line.key.kind)}, {"held", line.held}};
    if (!line.key.url.empty()) json["address"] = line.key.url;
    if (!line.state) return json;
    json["kept"] = core::iso(line.state->kept);
    if (line.state->until) json["until"] = core::iso(*line.state->until);
    if (line.state->renewed) json["renewed"] = core::iso(*line.state->renewed);
    if (line.state->tried) json["tried"] = core::iso(*line.state->tried);
    if (!line.state->fault.empty()) json["fault"] = line.state->fault;
    return json;
}

Json json_of(const esign::OpinionOfSignature& one) {
    Json json = Json::object();
    const auto said = [&](const char* member, const std::string& text) {
        if (!text.empty()) json[member] = text;
    };
    said("field", one.field);
    said("signer", one.signer);
    said("issuer", one.issuer);
    said("format", one.format);
    said("reason", one.reason);
    said("signed_at", one.signed_at);
    said("timestamp_authority", one.timestamp_authority);
    said("timestamp_at", one.timestamp_at);
    said("valid_from", one.valid_from);
    said("valid_until", one.valid_until);
    const auto flag = [&](const char* member, std::optional<bool> value) {
        if (value) json[member] = *value;
    };
    flag("intact", one.intact);
    flag("trusted", one.trusted);
    flag("ltv", one.ltv);
    flag("last", one.last);
    flag("modified", one.modified);
    return json;
}

core::PersonId person_of(const Asked& request) { return core::PersonId::parse(request.param("id")); }

}  // namespace

BsreApi::Response BsreApi::users(const Context& ctx, Request&) {
    Json items = Json::array();
    for (const auto& line : users_.list(ctx)) items.push_back(json_of(line));
    return core::http::json({{"items", items}});
}

BsreApi::Response BsreApi::user(const Context& ctx, Request& request) {
    return core::http::json(json_of(users_.find(ctx, person_of(request))));
}

BsreApi::Response BsreApi::ask_user(const Context& ctx, Request& request) {
    Given::body(request).done();
    return core::http::json(json_of(users_.ask(ctx, person_of(request))));
}

BsreApi::Response BsreApi::propose(const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto email = given.line("email");
    given.done();
    return core::http::json(json_of(users_.propose(ctx, person_of(request), email)));
}

BsreApi::Response BsreApi::seals(const Context& ctx, Request&) {
    Json items = Json::array();
    for (const auto& line : activations_.list(ctx)) items.push_back(json_of(line));
    return core::http::json({{"items", items}});
}

BsreApi::Response BsreApi::seal(const Context& ctx, Request& request) {
    return core::http::json(json_of(activations_.find(ctx, request.param("code"))));
}

BsreApi::Response BsreApi::ask_activation(const Context& ctx, Request& request) {
    Given::body(request).done();
    activations_.request(ctx, request.param("code"));
    return seal(ctx, request);
}

BsreApi::Response BsreApi::enter_activation(const Context& ctx, Request& request) {
    core::http::BodySecrets typed(request, {"activation"});
    const core::Secret code = typed.take("activation");
    typed.rest().done();
    activations_.enter(ctx, request.param("code"), code);
    return seal(ctx, request);
}

BsreApi::Response BsreApi::renew_activation(const Context& ctx, Request& request) {
    Given::body(request).done();
    activations_.renew(ctx, request.param("code"));
    return seal(ctx, request);
}

BsreApi::Response BsreApi::revoke_activation(const Context& ctx, Request& request) {
    Given::body(request).done();
    activations_.revoke(ctx, request.param("code"));
    return seal(ctx, request);
}

BsreApi::Response BsreApi::told(const Context& ctx, const Opinions::Asked& asked) const {
    const auto& words = words_.in(ctx.language);
    Json signatures = Json::array();
    for (const auto& one : asked.theirs.signatures) signatures.push_back(json_of(one));
    return core::http::json({{"file", asked.file.hex()},
                             {"ours", {{"genuine", asked.ours.genuine},
                                       {"indication", asked.ours.indication},
                                       {"sentence", sentence_of(asked.ours.report, words)}}},
                             {"bsre", {{"provider", asked.provider},
                                       {"conclusion", asked.theirs.conclusion},
                                       {"description", asked.theirs.description},
                                       {"count", asked.theirs.count},
                                       {"signatures", signatures}}}});
}

// multipart/form-data with the file.
BsreApi::Response BsreApi::opinion_of_file(const Context& ctx, Request& request) {
    const auto* upload = request.upload("file");
    return told(ctx, opinions_.of_file(ctx, upload == nullptr ? core::ByteView() : core::ByteView(upload->bytes)));
}

BsreApi::Response BsreApi::opinion_of_subject(const Context& ctx, Request& request) {
    Given::body(request).done();
    return told(ctx, opinions_.of_subject(ctx, request.param("subject")));
}

}  // namespace signing::api
