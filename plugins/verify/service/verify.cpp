// SPDX-License-Identifier: Apache-2.0
#include "verify/service/verify.h"

#include <algorithm>

namespace verify {
namespace {

using core::Context;
using core::Error;
using core::db::Tx;

const core::Actor anyone;   // who asks may have no account at all

// Of a genuine letter of this house, or of one the house does not know; of one in its register that was
// signed on paper.
Outcome standing(const Answer& answer) {
    if (answer.letter && answer.letter->state == "void") return Outcome::withdrawn;
    if (!answer.newer || !letters::ends(answer.newer->how))
        return answer.letter && answer.letter->ink ? Outcome::ink : Outcome::genuine;
    return answer.newer->how == letters::Relation::revokes ? Outcome::revoked : Outcome::cancelled;
}

// Where a file may have ended before others added to it, the latest first: behind each %%EOF and its end of line.
std::vector<std::size_t> ends_in(core::ByteView file) {
    constexpr std::size_t most = 16;
    constexpr std::string_view mark = "%%EOF";
    const std::string_view text = core::chars(file);
    std::vector<std::size_t> ends;
    for (auto at = text.rfind(mark); at != text.npos && ends.size() < most; at = at == 0 ? text.npos : text.rfind(mark, at - 1)) {
        auto end = at + mark.size();
        if (end < text.size() && text[end] == '\r') ++end;
        if (end < text.size() && text[end] == '\n') ++end;
        if (end < text.size()) ends.push_back(end);
    }
    return ends;
}

std::size_t count_of(const core::Json& report) {
    const auto all = report.find("signatures");
    return all == report.end() ? 0 : all->size();
}

// The first `count` of the report are as good as when nothing followed them, and something does follow.
bool still_hold(const core::Json& report, std::size_t count) {
    if (count == 0 || count_of(report) <= count) return false;
    const core::Json& all = report["signatures"];
    return std::all_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), [](const core::Json& each) {
        return core::json::text(each, "indication") == "TOTAL-PASSED";
    });
}

// PNG or JPEG: a photograph of the letter, most likely.
bool picture(core::ByteView file) {
    const auto begin = core::chars(file).substr(0, 4);
    return begin == "\x89PNG" || begin.starts_with("\xFF\xD8\xFF");
}

void require_pdf(core::ByteView file) {
    if (file.empty()) throw Error("core.error.invalid", {{"file", "verify.fault.file_empty", {}}});
    if (picture(file)) throw Error(core::Code::unsupported, "verify.fault.picture").of("file");
    // Readers look for the header in the first kilobyte.
    if (core::chars(file).substr(0, 1024).find("%PDF-") == std::string_view::npos)
        throw Error(core::Code::unsupported, "verify.fault.not_pdf").of("file");
}

}  // namespace

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::genuine: return "genuine";
        case Outcome::ink: return "ink";
        case Outcome::withdrawn: return "withdrawn";
        case Outcome::revoked: return "revoked";
        case Outcome::cancelled: return "cancelled";
        case Outcome::changed: return "changed";
        case Outcome::untrusted: return "untrusted";
        case Outcome::unsigned_: return "unsigned";
        case Outcome::damaged: return "damaged";
    }
    return "untrusted";
}

void require_one(std::size_t files) {
    if (files > 1) throw Error("core.error.invalid", {{"file", "verify.fault.one_file", {}}});
}

template <class Find>
void Verify::look_up(Answer& answer, Find find) {
    db_.read([&](Tx& tx) {
        answer.letter = find(tx);
        answer.newer.reset();
        if (!answer.letter) return;
        for (const auto& [_, newer] : relations_.newest(tx, anyone, {answer.letter->id})) answer.newer = newer;
    });
    answer.open = answer.letter && answer.letter->access == classification::AccessClass::ordinary;
}

void Verify::judge(const Context& ctx, core::ByteView file, Answer& answer) {
    if (answer.letter && answer.letter->ink) {   // bytes of ours; no key signed them
        answer.verdict.report = core::Json::object();
        answer.outcome = standing(answer);
        return;
    }
    answer.verdict = validator_.check(file, ctx.now());
    const auto signatures = answer.verdict.report.find("signatures");
    const bool is_signed = signatures != answer.verdict.report.end() && !signatures->empty();
    if (answer.verdict.genuine)
        answer.outcome = standing(answer);
    else if (!is_signed)
        answer.outcome = Outcome::unsigned_;
    else if (answer.verdict.indication == "TOTAL-FAILED")
        answer.outcome = Outcome::changed;
    else
        answer.outcome = Outcome::untrusted;
}

core::Digest Verify::newest(const core::Digest& sealed) {
    return db_.read([&](Tx& tx) { return levels_.newest(tx, sealed); });
}

Answer Verify::by_code(const Context& ctx, std::string_view code) {
    Answer answer;
    look_up(answer, [&](Tx& tx) { return letters_.by_code(tx, code); });
    if (!answer.letter) throw Error(core::Code::not_found, "verify.error.code");
    judge(ctx, blobs_.get(newest(answer.letter->bytes)), answer);
    if (answer.outcome == Outcome::changed) answer.outcome = Outcome::damaged;
    return answer;
}

Answer Verify::by_file(const Context& ctx, core::ByteView file) {
    require_pdf(file);
    const core::Digest digest = core::sha256(file);
    Answer answer;
    look_up(answer, [&](Tx& tx) { return letters_.by_bytes(tx, levels_.sealed_of(tx, digest).value_or(digest)); });
    judge(ctx, file, answer);
    if (!answer.letter && (answer.verdict.genuine || answer.outcome == Outcome::untrusted)) grown(ctx, file, answer);
    // Nothing can be said of a file that cannot be read, least of all that it bears no signature.
    const core::Json& report = answer.verdict.report;
    if (answer.outcome == Outcome::unsigned_ && core::json::text(report, "sub_indication") == "FORMAT_FAILURE")
        throw Error(core::Code::invalid, answer.verdict.sentence).of("file");
    return answer;
}

void Verify::grown(const Context& ctx, core::ByteView file, Answer& answer) {
    for (const std::size_t end : ends_in(file)) {
        const core::Digest digest = core::sha256(file.first(end));
        look_up(answer, [&](Tx& tx) { return letters_.by_bytes(tx, levels_.sealed_of(tx, digest).value_or(digest)); });
        if (!answer.letter) continue;
        if (answer.verdict.genuine) {
            answer.outcome = standing(answer);
        } else if (!answer.letter->ink) {
            const auto issued = validator_.check(file.first(end), ctx.now());
            const std::size_t count = count_of(issued.report);
            if (issued.genuine && still_hold(answer.verdict.report, count))
                answer.as_issued = {count, standing(answer)};
        }
        return;
    }
}

core::Json Verify::report(const Context& ctx, core::ByteView file, const signing::Asked& asked) {
    return verifications_.judge(ctx, file, asked);
}

core::Bytes Verify::file(const Context&, std::string_view code) {
    const auto letter = db_.read([&](Tx& tx) { return letters_.by_code(tx, code); });
    if (!letter || letter->access != classification::AccessClass::ordinary)
        throw Error(core::Code::not_found, "verify.error.code");
    return blobs_.get(newest(letter->bytes));
}

}  // namespace verify
