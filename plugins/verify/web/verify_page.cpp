// SPDX-License-Identifier: Apache-2.0
#include "verify/web/verify_page.h"

#include "core/page/problem.h"
#include "letters/newer.h"

namespace verify::web {
namespace {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;
using core::page::Data;

core::Args args_of(const Json& sentence) {
    core::Args args;
    if (!sentence.contains("args")) return args;
    for (const auto& [name, value] : sentence["args"].items())
        args.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
    return args;
}

std::string said(const core::words::Catalog& words, const Json& sentence) {
    return words.say(core::json::text(sentence, "key"), args_of(sentence));
}

void show_time(Data& row, const char* section, const Json& signature, const char* member,
               const core::words::Catalog& words, core::Zone zone) {
    const std::string at = core::json::text(signature, member);
    if (!at.empty()) row.add(section).set("AT", words.moment(core::parse_instant(at), zone));
}

void show_signature(Data& row, const Json& signature, const core::words::Catalog& words, core::Zone zone) {
    for (const char* name : {"signer", "organization", "issuer", "serial", "level", "reason"}) {
        std::string upper(name);
        for (char& c : upper) c = static_cast<char>(c - 32);
        row.set(upper, core::json::text(signature, name));
    }
    show_time(row, "CLAIMED", signature, "claimed_at", words, zone);
    show_time(row, "PROVEN", signature, "proven_at", words, zone);
    row.set("INDICATION", core::json::text(signature, "indication"));
    for (const char* list : {"reasons", "changes", "notes"})
        if (signature.contains(list))
            for (const Json& sentence : signature[list])
                row.add(list == std::string_view("notes") ? "NOTE" : "WRONG").set("TEXT", said(words, sentence));
}

}  // namespace

Response VerifyPages::form(const Context& ctx, const Request& request, const core::Error* error) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("verify.form.title"));
    if (error != nullptr) core::page::show_faults(data, error->faults(), words);
    return pages_.render(ctx, request, "verify/form", std::move(data),
                         error == nullptr ? 200 : core::page::status(error->code()));
}

Response VerifyPages::show(const Context& ctx, const Request& request, const Answer& answer) {
    const auto& words = words_.in(ctx.language);
    Data data;
    std::string outcome(name(answer.outcome));
    // What no key signed is never called genuine, whatever became of it since.
    if (answer.letter && answer.letter->ink && answer.outcome != Outcome::ink) outcome += "_ink";
    data.set("PAGE_TITLE", words.say("verify.outcome." + outcome))
        .set("VERDICT", words.say("verify.outcome." + outcome))
        .set("EXPLAINED", words.say("verify.explained." + outcome))
        .set("INDICATION", answer.verdict.indication);
    const bool good = answer.outcome == Outcome::genuine, ink = answer.outcome == Outcome::ink;
    const bool unsure = answer.outcome == Outcome::untrusted || answer.outcome == Outcome::unsigned_;
    data.show_if(good && !answer.newer, "GOOD")
        .show_if(unsure || ((good || ink) && answer.newer), "UNSURE")
        .show_if(ink && !answer.newer, "ON_PAPER")
        .show_if(!good && !unsure && !ink, "BAD");
    if (!answer.verdict.indication.empty()) data.show("DETAILS");
    if (answer.newer) data.add("NEWER").set("TEXT", letters::newer_text(*answer.newer, words, "verify"));
    if (answer.letter) {
        const letters::Issued& letter = *answer.letter;
        Data& shown = data.add("LETTER");
        shown.set("NUMBER", letter.number)
            .set("DATE", words.date(letter.date))
            .set("KIND", letter.kind_name)
            .set("UNIT", letter.unit_name)
            .set("SIGNER", letter.signer_name)
            .set("POSITION", letter.signer_position);
        shown.show_if(!letter.number.empty(), "NUMBERED");
        if (letter.ink && letter.signed_on) shown.add("INKED").set("ON", words.date(*letter.signed_on));
        shown.show_if(!letter.ink, "KEYED").show_if(letter.ink, "BY_INK");
        for (const auto& each : letter.cosigners)
            shown.add("COSIGNER").set("NAME", each.name).set("AS", each.position);
        if (!letter.mandate.empty()) shown.add("MANDATE").set("BASIS", letter.mandate);
        if (answer.open) shown.add("OPEN").set("SUBJECT", letter.subject).set("CODE", letter.code);
        shown.show_if(!answer.open, "CLOSED");
    }
    const Json& report = answer.verdict.report;
    if (report.value("demo", false)) data.show("DEMO");
    if (report.contains("reasons"))
        for (const Json& sentence : report["reasons"]) data.add("REASON").set("TEXT", said(words, sentence));
    if (report.contains("signatures"))
        for (const Json& signature : report["signatures"])
            show_signature(data.add("SIGNATURE"), signature, words, ctx.zone);
    return pages_.render(ctx, request, "verify/result", std::move(data));
}

Response VerifyPages::by_code(const Context& ctx, const Request& request) {
    limit_.take(request.address, ctx.now());
    return show(ctx, request, verify_.by_code(ctx, request.param("code")));
}

Response VerifyPages::by_file(const Context& ctx, const Request& request) {
    limit_.take(request.address, ctx.now());
    const auto* upload = request.upload("file");
    try {
        return show(ctx, request,
                    verify_.by_file(ctx, upload == nullptr ? core::ByteView() : upload->bytes));
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return form(ctx, request, &error);
    }
}

Response VerifyPages::file(const Context& ctx, const Request& request) {
    limit_.take(request.address, ctx.now());
    return core::http::bytes(verify_.file(ctx, request.param("code")), "application/pdf", "naskah.pdf");
}

}  // namespace verify::web
