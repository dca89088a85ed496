// SPDX-License-Identifier: Apache-2.0
#include "verify/api/verify_api.h"

#include "core/base/text.h"
#include "core/http/given.h"
#include "letters/newer.h"
#include "signing/summary.h"

namespace verify::api {
namespace {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

Json json_of(const Answer& answer) {
    Json json = {{"outcome", name(answer.outcome)},
                 {"genuine", answer.outcome == Outcome::genuine},
                 {"indication", answer.verdict.indication},
                 {"report", answer.verdict.report}};
    if (answer.letter) {
        const letters::Issued& letter = *answer.letter;
        Json shown = {{"number", letter.number},
                      {"date", core::iso(letter.date)},
                      {"kind", letter.kind},
                      {"unit", letter.unit_name},
                      {"signer", letter.signer_name},
                      {"signer_position", letter.signer_position}};
        shown["form"] = letter.ink ? "ink" : "electronic";
        shown["signed_on"] = letter.signed_on ? Json(core::iso(*letter.signed_on)) : Json(nullptr);
        shown["cosigners"] = Json::array();   // who signed after the signer, in order
        for (const auto& each : letter.cosigners)
            shown["cosigners"].push_back({{"name", each.name}, {"position", each.position}});
        shown["mandate"] = letter.mandate.empty() ? Json(nullptr) : Json(letter.mandate);
        if (answer.open) shown["subject"] = letter.subject;
        json["letter"] = shown;
    }
    if (answer.newer) json["newer"] = letters::newer_json(answer.newer);
    return json;
}

core::ByteView file_of(const Request& request) {
    require_one(request.uploads.size());
    const auto* upload = request.upload("file");
    return upload == nullptr ? core::view(request.body) : core::ByteView(upload->bytes);
}

// Beside the file in a form; with the file as the whole body, in the address.
signing::Asked asked_of(const Request& request) {
    core::http::Given given(request.upload("file") != nullptr ? request.form : request.query);
    signing::Asked asked{given.line("at", 40), given.line("trust", 40), given.flag("offline")};
    given.done();
    return asked;
}

}  // namespace

Response by_code(Verify& verify, core::http::Pace& pace, const Context& ctx, const Request& request) {
    pace.take(request.address, ctx.now());
    return core::http::json(json_of(verify.by_code(ctx, request.param("code"))));
}

Response by_file(Verify& verify, core::http::Pace& pace, const Context& ctx, const Request& request) {
    pace.take(request.address, ctx.now());
    return core::http::json(json_of(verify.by_file(ctx, file_of(request))));
}

Response judge(Verify& verify, core::http::Pace& pace, const core::words::Words& words, const Context& ctx,
               const Request& request) {
    pace.take(request.address, ctx.now());
    const core::ByteView file = file_of(request);
    const auto* upload = request.upload("file");
    if (upload == nullptr && file.empty()) throw core::Error("core.error.invalid", {{"file", "verify.fault.file_empty", {}}});
    if (upload == nullptr && request.type != "application/pdf" && request.type != "application/octet-stream")
        throw core::Error(core::Code::unsupported, "verify.fault.not_pdf").of("file");
    const core::Json report = verify.report(ctx, file, asked_of(request));
    const bool named = upload != nullptr && core::text::valid_utf8(upload->file_name);
    return core::http::json(
        signing::summary_of(named ? upload->file_name : std::string(), report, words.in(ctx.language)));
}

}  // namespace verify::api
