// SPDX-License-Identifier: Apache-2.0
#include "signing/api/signing_api.h"

#include <array>

#include "core/http/body_secrets.h"
#include "signing/seen_given.h"
#include "signing/undone_given.h"

namespace signing::api {
namespace {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

Json json_of(const Step& step) {
    Json json = {{"id", step.id.text()},
                 {"order", step.order},
                 {"kind", name(step.kind)},
                 {"state", name(step.state)},
                 {"position", step.position.text()},
                 {"position_name", step.position_name},
                 {"person_name", step.person_name},
                 {"capacity", core::name(step.capacity)},
                 {"note", step.note},
                 {"group", step.group},
                 {"origin", name(step.origin)},
                 {"required", step.required}};
    if (step.at) json["at"] = core::iso(*step.at);
    if (step.opened) json["opened_at"] = core::iso(*step.opened);
    if (step.content) json["content"] = step.content->hex();
    if (!step.change_reason.empty()) {
        json["changed_by"] = step.changed_by;
        json["change_reason"] = step.change_reason;
    }
    return json;
}

Json json_of(const Round& round) {
    Json steps = Json::array();
    for (const Step& step : round.steps) steps.push_back(json_of(step));
    Json json = {{"id", round.id.text()},
                 {"subject", round.subject},
                 {"state", name(round.state)},
                 {"content", round.content.hex()},
                 {"steps", steps}};
    json["ink"] = round.ink;
    if (round.sealed) json["sealed"] = round.sealed->hex();
    return json;
}

std::string note_of(const Request& request) {
    auto given = core::http::Given::body(request);
    auto note = given.prose("note", longest_note);
    given.done();
    return note;
}

Json json_of(const SigningFailure& failure) {
    Json json = {{"provider", failure.provider_name},
                 {"fault", failure.fault},
                 {"since", core::iso(failure.since)},
                 {"at", core::iso(failure.at)},
                 {"tries", failure.tries}};
    if (const auto code = code_of(failure.args); !code.empty()) json["code"] = code;
    if (failure.answered) json["answered_at"] = core::iso(*failure.answered);
    return json;
}

}  // namespace

Response SigningApi::waiting(const Context& ctx) {
    Json items = Json::array();
    for (const auto& [waiting, card, failure] : desk_.waiting(ctx)) {
        items.push_back({{"subject", waiting.subject},
                         {"kind", name(waiting.kind)},
                         {"since", core::iso(waiting.since)},
                         {"number_held", waiting.held},
                         {"queued", waiting.queued && failure && !failure->answered},
                         {"ink", card.ink},
                         {"printed", waiting.printed},
                         {"content", waiting.content.hex()},
                         {"title", card.title},
                         {"link", card.link}});
        if (failure) items.back()["failure"] = json_of(*failure);
    }
    return core::http::json({{"items", items}});
}

Response SigningApi::show(const Context& ctx, const Request& request) {
    const auto subject = request.param("subject");
    const auto view = desk_.show(ctx, subject);
    Json json = json_of(view.round);
    if (view.stands)
        json["evidence"] = {{"level", name(view.stands->level)},
                            {"wanted", name(view.stands->wanted)},
                            {"bytes", view.stands->bytes.hex()},
                            {"renew_by", view.stands->renew_by ? Json(core::iso(*view.stands->renew_by)) : Json(nullptr)}};
    if (view.failure) json["failure"] = json_of(*view.failure);
    json["queued"] = view.failure && view.queued && !view.failure->answered;
    if (view.office)
        json["office_seal"] = {{"unit", view.office->unit_name},
                               {"set_at", view.office->set_at ? Json(core::iso(*view.office->set_at)) : Json(nullptr)},
                               {"certificate", view.office->serial},
                               {"fault", view.office->fault}};
    json["may_recall"] = view.may_recall;
    json["may_change"] = view.may_change;
    json["earlier"] = Json::array();
    for (const Round& round : view.earlier) json["earlier"].push_back(json_of(round));
    return core::http::json(json);
}

Response SigningApi::recall(const Context& ctx, const Request& request) {
    core::http::Given::body(request).done();
    desk_.recall(ctx, request.param("subject"));
    return show(ctx, request);
}

Response SigningApi::add(const Context& ctx, const Request& request) {
    auto given = core::http::Given::body(request);
    Desk::Addition addition;
    const std::array kinds{StepKind::initial, StepKind::coordination};
    if (const auto kind = given.one_of("kind", kinds, [](StepKind each) { return name(each); })) addition.kind = *kind;
    if (const auto position = given.id<core::PositionId>("position")) addition.position = *position;
    else given.fault("position", "signing.fault.position");
    addition.where = {given.id<StepId>("beside"), given.id<StepId>("before")};
    if (addition.where.beside && addition.where.before) given.fault("before", "signing.fault.one_place");
    addition.reason = given.prose("reason", longest_note);
    given.done();
    desk_.add(ctx, request.param("subject"), addition);
    return show(ctx, request);
}

Response SigningApi::remove(const Context& ctx, const Request& request) {
    auto given = core::http::Given::body(request);
    const auto step = given.id<StepId>("step");
    if (!step) given.fault("step", "signing.fault.step");
    const auto reason = given.prose("reason", longest_note);
    given.done();
    desk_.remove(ctx, request.param("subject"), *step, reason);
    return show(ctx, request);
}

Response SigningApi::pass(const Context& ctx, const Request& request) {
    auto given = core::http::Given::body(request);
    const auto note = given.prose("note", longest_note);
    const auto seen = seen_given(given);
    given.done();
    desk_.pass(ctx, request.param("subject"), note, seen);
    return show(ctx, request);
}

// {"subjects": [{"subject", "content"}], "note"}: a batch, found again under its link.
Response SigningApi::pass_many(const Context& ctx, const Request& request) {
    auto given = core::http::Given::body(request);
    const Json* sent = given.member("subjects");
    const auto note = given.prose("note", longest_note);
    std::vector<Many::Chosen> chosen;
    if (sent != nullptr && !sent->is_array()) given.fault("subjects", "core.fault.list");
    if (sent != nullptr && sent->is_array())
        for (std::size_t i = 0; i < sent->size(); ++i) {
            const Json& each = (*sent)[i];
            const auto one = each.is_object()
                                 ? chosen_from(core::json::text(each, "subject") + "@" + core::json::text(each, "content"))
                                 : std::nullopt;
            if (one) chosen.push_back(*one);
            else given.fault("subjects." + std::to_string(i + 1), "signing.fault.seen");
        }
    if (given.faults().empty() && chosen.empty()) given.fault("subjects", "core.batch.nothing_chosen");
    given.done();
    const auto link = "/api/v1/batches/" + many_.ask(ctx, chosen, note).text();
    return core::http::json({{"batch", link.substr(link.rfind('/') + 1)}, {"link", link}}, 202).header("Location", link);
}

Response SigningApi::give_back(const Context& ctx, const Request& request) {
    desk_.give_back(ctx, request.param("subject"), note_of(request));
    return show(ctx, request);
}

Response SigningApi::undo(const Context& ctx, const Request& request) {
    undone_given(core::http::Given::body(request));
    desk_.undo_return(ctx, request.param("subject"));
    return show(ctx, request);
}

Response SigningApi::sign(const Context& ctx, Request& request) {
    core::http::BodySecrets typed(request, {"passphrase", "otp"});
    const core::Secret passphrase = typed.take("passphrase");
    core::Secret otp = typed.take("otp");
    auto given = typed.rest();
    if (passphrase.empty() && otp.empty()) given.fault("passphrase", "signing.fault.passphrase_empty");
    const auto seen = seen_given(given);
    given.done();
    const auto subject = request.param("subject");
    try {
        desk_.sign(ctx, subject, passphrase, std::move(otp), seen);
    } catch (const core::Error& error) {
        throw failures_.told(ctx, subject, error, words_.in(ctx.language));
    }
    return show(ctx, request);
}

Response SigningApi::preflight(const Context& ctx, const Request& request) {
    const Preflight found = desk_.preflight(ctx, request.param("subject"));
    const Desk::Asked asked = desk_.asked_of(ctx);
    Json findings = Json::array();
    for (const Finding& each : found.findings)
        findings.push_back({{"about", name(each.about)}, {"state", name(each.state)}, {"key", each.key}});
    return core::http::json({{"clear", found.clear() && !asked.why},
                             {"findings", findings},
                             {"provider", asked.provider_name},
                             {"passphrase", asked.ready.passphrase},
                             {"otp", asked.ready.one_time},
                             {"page", asked.ready.page},
                             {"otp_letters", asked.ready.one_time ? asked.ready.together : 0}});
}

Response SigningApi::send_one_time(const Context& ctx, const Request& request) {
    auto given = core::http::Given::body(request);
    const auto letters = given.number("count", 1, core::batch::most_items).value_or(1);
    given.done();
    const auto reach = desk_.send_one_time(ctx, static_cast<std::size_t>(letters));
    return core::http::json({{"sent", true}, {"count", reach}});
}

Response SigningApi::queue(const Context& ctx, const Request& request) {
    core::http::Given::body(request).done();
    queueing_.wish(ctx, request.param("subject"));
    return show(ctx, request);
}

Response SigningApi::unqueue(const Context& ctx, const Request& request) {
    core::http::Given::body(request).done();
    queueing_.withdraw(ctx, request.param("subject"));
    return show(ctx, request);
}

Response SigningApi::hand_to_ink(const Context& ctx, const Request& request) {
    core::http::Given::body(request).done();
    desk_.hand_to_ink(ctx, request.param("subject"));
    return show(ctx, request);
}

}  // namespace signing::api
