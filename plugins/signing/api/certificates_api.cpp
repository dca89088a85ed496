// SPDX-License-Identifier: Apache-2.0
#include "signing/api/certificates_api.h"

#include "core/http/body_secrets.h"
#include "signing/certificate_given.h"

namespace signing::api {
namespace {

using core::Json;
using core::http::Given;
using Reply = core::http::Response;
using Asked = core::http::Request;

Json json_of(const Certificate& one) {
    Json json = {{"id", one.id.text()},
                 {"common_name", one.common_name},
                 {"issuer", one.issuer},
                 {"serial", one.serial},
                 {"from", core::iso(one.from)},
                 {"until", core::iso(one.until)},
                 {"purpose", name(one.purpose)},
                 {"origin", name(one.origin)},
                 {"state", name(one.state)}};
    if (one.state != CertificateState::active) json["state_at"] = core::iso(one.state_at);
    if (one.state == CertificateState::revoked) json["reason"] = name(one.reason);
    return json;
}

Json json_of(const Enrolment& one) {
    Json json = {{"id", one.id.text()},          {"person", one.person.text()}, {"person_name", one.person_name},
                 {"position_name", one.position_name}, {"unit_name", one.unit_name}, {"state", name(one.state)},
                 {"asked_at", core::iso(one.asked)},   {"reason", one.reason}};
    if (one.decided) json["decided_at"] = core::iso(*one.decided);
    if (!one.decided_by.empty()) json["decided_by"] = one.decided_by;
    if (one.check) json["identity"] = {{"document", name(one.check->document)}, {"way", name(one.check->way)}};
    if (!one.note.empty()) json["note"] = one.note;
    return json;
}

struct Revoking {
    RevocationReason reason = RevocationReason::unspecified;
    std::string note;
};
Revoking revoking_of(const Asked& request) {
    auto given = Given::body(request);
    const auto reason = given.one_of("reason", all_reasons, [](RevocationReason each) { return name(each); });
    if (!reason) given.fault("reason", "signing.fault.revocation_reason");
    const auto note = given.prose("note", longest_reason);
    given.done();
    return {*reason, note};
}

Enrolments::Fresh fresh_of(core::http::BodySecrets& typed) { return {typed.take("passphrase"), typed.take("again")}; }

}  // namespace

Reply CertificatesApi::mine(const Context& ctx, Request&) {
    const auto stage = enrolments_.stage(ctx);
    Json json = {{"certificates", Json::array()}, {"may_ask", stage.may_ask}};
    for (const Certificate& one : certificates_.own(ctx)) json["certificates"].push_back(json_of(one));
    json["enrolment"] = stage.last ? json_of(*stage.last) : Json(nullptr);
    json["handed_in"] = stage.handed_in ? json_of(*stage.handed_in) : Json(nullptr);
    if (stage.handed_in) json["handed_in"].erase("id");
    const auto finding = certificates_.standing(ctx.actor.person, ctx.now());
    json["standing"] = finding ? Json{{"blocks", finding->blocks}, {"key", finding->key}} : Json(nullptr);
    return core::http::json(json);
}

Reply CertificatesApi::ask(const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto reason = given.prose("reason", longest_reason);
    given.done();
    return core::http::json(json_of(enrolments_.ask(ctx, reason)), 201);
}

Reply CertificatesApi::withdraw(const Context& ctx, Request& request) {
    Given::body(request).done();
    enrolments_.withdraw(ctx);
    return mine(ctx, request);
}

Reply CertificatesApi::make(const Context& ctx, Request& request) {
    core::http::BodySecrets typed(request, {"passphrase", "again"});
    typed.rest().done();
    enrolments_.make(ctx, fresh_of(typed));
    return mine(ctx, request);
}

// multipart/form-data: the file beside its passphrase and the new one.
Reply CertificatesApi::hand_in(const Context& ctx, Request& request) {
    const core::Secret present(request.form.take_secret("present"));
    const Enrolments::Fresh fresh{core::Secret(request.form.take_secret("passphrase")),
                                  core::Secret(request.form.take_secret("again"))};
    const auto* upload = request.upload("file");
    enrolments_.hand_in(ctx, upload == nullptr ? core::ByteView() : core::ByteView(upload->bytes), present, fresh);
    return mine(ctx, request);
}

Reply CertificatesApi::keep(const Context& ctx, Request& request) {
    Given::body(request).done();
    enrolments_.keep(ctx);
    return mine(ctx, request);
}

Reply CertificatesApi::discard(const Context& ctx, Request& request) {
    Given::body(request).done();
    enrolments_.discard(ctx);
    return mine(ctx, request);
}

Reply CertificatesApi::passphrase(const Context& ctx, Request& request) {
    core::http::BodySecrets typed(request, {"present", "passphrase", "again"});
    typed.rest().done();
    enrolments_.change_passphrase(ctx, typed.take("present"), fresh_of(typed));
    return mine(ctx, request);
}

Reply CertificatesApi::list(const Context& ctx, Request& request) {
    Given given(request.query);
    const auto wish = certificate_wish(given);
    given.done();
    const auto found = certificates_.list(ctx, wish);
    Json json = {{"certificates", Json::array()}, {"services", Json::array()}};
    for (const Certificate& one : found.lines) json["certificates"].push_back(json_of(one));
    json["next"] = found.next.empty() ? Json(nullptr) : Json(found.next);
    for (const auto& one : certificates_.services())
        json["services"].push_back({{"what", one.what}, {"name", one.name}, {"until", core::iso(one.until)}});
    return core::http::json(json);
}

Reply CertificatesApi::show(const Context& ctx, Request& request) {
    return core::http::json(json_of(certificates_.find(ctx, CertificateId::parse(request.param("id")))));
}

Reply CertificatesApi::revoke(const Context& ctx, Request& request) {
    const auto id = CertificateId::parse(request.param("id"));
    const auto asked = revoking_of(request);
    return core::http::json(json_of(certificates_.revoke(ctx, id, asked.reason, asked.note)));
}

Reply CertificatesApi::revoke_mine(const Context& ctx, Request& request) {
    const auto asked = revoking_of(request);
    const auto made = certificates_.revoke(ctx, certificates_.of_actor(ctx).id, asked.reason, asked.note);
    return core::http::json(json_of(made));
}

Reply CertificatesApi::enrolments(const Context& ctx, Request&) {
    Json items = Json::array();
    for (const Enrolment& one : enrolments_.waiting(ctx)) items.push_back(json_of(one));
    return core::http::json({{"enrolments", items}});
}

Reply CertificatesApi::enrolment(const Context& ctx, Request& request) {
    return core::http::json(json_of(enrolments_.find(ctx, EnrolmentId::parse(request.param("id")))));
}

Reply CertificatesApi::approve(const Context& ctx, Request& request) {
    const auto id = EnrolmentId::parse(request.param("id"));
    auto given = Given::body(request);
    const IdentityCheck check = identity_check(given);
    given.done();
    enrolments_.approve(ctx, id, check);
    return enrolment(ctx, request);
}

Reply CertificatesApi::refuse(const Context& ctx, Request& request) {
    const auto id = EnrolmentId::parse(request.param("id"));
    auto given = Given::body(request);
    const auto note = given.prose("note", longest_reason);
    given.done();
    enrolments_.refuse(ctx, id, note);
    return enrolment(ctx, request);
}

}  // namespace signing::api
