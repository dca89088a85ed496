// SPDX-License-Identifier: Apache-2.0
#include "verify/service/verify.h"

namespace verify {
namespace {

using core::Context;
using core::Error;
using core::db::Tx;

}  // namespace

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::genuine: return "genuine";
        case Outcome::withdrawn: return "withdrawn";
        case Outcome::changed: return "changed";
        case Outcome::untrusted: return "untrusted";
        case Outcome::unsigned_: return "unsigned";
        case Outcome::damaged: return "damaged";
    }
    return "untrusted";
}

Answer Verify::judge(const Context& ctx, core::ByteView file, std::optional<letters::Issued> letter) {
    Answer answer;
    answer.verdict = validator_.check(file, ctx.now());
    answer.letter = std::move(letter);
    answer.open = answer.letter && answer.letter->access == classification::AccessClass::ordinary;
    const auto signatures = answer.verdict.report.find("signatures");
    const bool is_signed = signatures != answer.verdict.report.end() && !signatures->empty();
    if (answer.verdict.genuine)
        answer.outcome = answer.letter && answer.letter->state == "void" ? Outcome::withdrawn : Outcome::genuine;
    else if (!is_signed)
        answer.outcome = Outcome::unsigned_;
    else if (answer.verdict.indication == "TOTAL-FAILED")
        answer.outcome = Outcome::changed;
    else
        answer.outcome = Outcome::untrusted;
    return answer;
}

Answer Verify::by_code(const Context& ctx, std::string_view code) {
    auto letter = db_.read([&](Tx& tx) { return letters_.by_code(tx, code); });
    if (!letter) throw Error(core::Code::not_found, "verify.error.code");
    const core::Bytes file = blobs_.get(letter->bytes);
    Answer answer = judge(ctx, file, std::move(letter));
    if (answer.outcome == Outcome::changed) answer.outcome = Outcome::damaged;
    return answer;
}

Answer Verify::by_file(const Context& ctx, core::ByteView file) {
    if (file.empty()) throw Error("core.error.invalid", {{"file", "verify.fault.file_empty", {}}});
    // Readers look for the header in the first kilobyte.
    if (core::chars(file).substr(0, 1024).find("%PDF-") == std::string_view::npos)
        throw Error(core::Code::unsupported, "verify.fault.not_pdf").of("file");
    const core::Digest digest = core::sha256(file);
    auto letter = db_.read([&](Tx& tx) { return letters_.by_bytes(tx, digest); });
    Answer answer = judge(ctx, file, std::move(letter));
    // Nothing can be said of a file that cannot be read, least of all that it bears no signature.
    const core::Json& report = answer.verdict.report;
    if (answer.outcome == Outcome::unsigned_ && core::json::text(report, "sub_indication") == "FORMAT_FAILURE")
        throw Error(core::Code::invalid, answer.verdict.sentence).of("file");
    return answer;
}

core::Bytes Verify::file(const Context&, std::string_view code) {
    const auto letter = db_.read([&](Tx& tx) { return letters_.by_code(tx, code); });
    if (!letter || letter->access != classification::AccessClass::ordinary)
        throw Error(core::Code::not_found, "verify.error.code");
    return blobs_.get(letter->bytes);
}

}  // namespace verify
