// SPDX-License-Identifier: Apache-2.0
#include "signing/service/foreign.h"

#include <algorithm>
#include <fstream>

#include "core/audit/trail.h"
#include "core/base/error.h"
#include "signing/service/memory.h"
#include "signing/store/foreign_store.h"
#include "signing/store/level_store.h"

namespace signing {
namespace {

using core::Context;
using core::Digest;
using core::Json;
using core::db::Tx;

// Authorities answer late, and houses come to be allowed to ask; after that their word would say nothing of then.
constexpr std::chrono::days asked_again{30};
constexpr int kept_a_night = 500;
constexpr std::chrono::minutes judge_away{10};
// A judge that did not answer met a busy machine, or this file.
constexpr int tries_unanswered = 4;

// A signature that can be judged names its ranges in plain bytes, since its gap is one of them. Most of what comes is a
// scan without: no judge is asked for it.
bool may_be_signed(const std::filesystem::path& file) {
    constexpr std::string_view named = "/ByteRange";
    std::ifstream in(file, std::ios::binary);
    std::string piece(1u << 20, '\0'), seen;
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        seen.append(piece, 0, static_cast<std::size_t>(in.gcount()));
        if (seen.find(named) != seen.npos) return true;
        seen.erase(0, seen.size() - std::min(seen.size(), named.size() - 1));
    }
    return false;
}

bool says(const Json& report, std::string_view key) {
    const auto found = report.find("sentence");
    return found != report.end() && core::json::text(*found, "key") == key;
}

bool bears_signatures(const Json& report) {
    const auto found = report.find("signatures");
    return found != report.end() && found->is_array() && !found->empty();
}

// What a key of this house signed, or grew here from that.
bool ours(Tx& tx, const Digest& bytes) { return store::sealed_here(tx, store::sealed_of(tx, bytes).value_or(bytes)); }

}  // namespace

void Foreign::ask(Tx& tx, core::Instant now, const Digest& bytes, std::string_view subject) {
    if (bytes == Digest{} || !store::foreign(tx, {bytes}).empty() || ours(tx, bytes)) return;
    core::jobs::add(tx, now, job, {{"bytes", bytes.hex()}, {"subject", subject}}, {.key = "foreign:" + bytes.hex()});
}

std::map<Digest, ForeignReport> Foreign::reports(Tx& tx, const std::vector<Digest>& files) { return store::foreign(tx, files); }

std::optional<ForeignReport> Foreign::judged(const Digest& bytes, int tries) {
    const auto path = blobs_.path(bytes);
    std::error_code gone;
    // Destroyed meanwhile, or larger than what a judge takes.
    if (!path || std::filesystem::file_size(*path, gone) > memory_of::file || gone || !may_be_signed(*path)) return {};
    ForeignReport made;
    made.bytes = bytes;
    made.judged_at = clock_.now();
    made.report = judge_.check(blobs_.get(bytes), made.judged_at).report;
    if (says(made.report, "signing.verdict.unsigned")) return {};
    if (says(made.report, "signing.verdict.too_complex") && tries < tries_unanswered)
        throw core::Error(core::Code::unavailable, "signing.verdict.too_complex");
    const bool failed = core::json::text(made.report, "indication") == "TOTAL-FAILED";
    if (failed || !bears_signatures(made.report)) {
        made.keeping = Keeping::left;
        made.why = failed ? "failed" : "unfit";
    }
    return made;
}

// Nothing is known of it that a night could ask again for: the job waits for the judge itself.
std::optional<ForeignReport> Foreign::judged_some_day(const Digest& bytes, int tries) {
    try {
        return judged(bytes, tries);
    } catch (const core::Error& error) {
        if (error.code() != core::Code::unavailable || error.key() == "signing.verdict.too_complex") throw;
        throw core::jobs::Later(error.key(), judge_away);
    }
}

void Foreign::judge(const core::jobs::Job& job) {
    const auto bytes = Digest::parse(core::json::text(job.payload, "bytes"));
    auto known = db_.read([&](Tx& tx) { return report(tx, bytes); });
    if (!known) {
        known = judged_some_day(bytes, job.tries);
        if (!known) return;
        const auto subject = core::json::text(job.payload, "subject");
        Context ctx;
        ctx.actor = core::Actor::system();
        ctx.clock = &clock_;
        db_.write([&](Tx& tx) {
            if (!store::insert(tx, *known, subject) || subject.empty()) return;
            core::audit::append(tx, ctx, "signing.judged", subject,
                                {{"bytes", bytes.hex()}, {"indication", core::json::text(known->report, "indication")}});
        });
    }
    keep(*known);
}

void Foreign::keep(const ForeignReport& report) {
    if (report.keeping == Keeping::grown || report.keeping == Keeping::left || !blobs_.has(report.bytes)) return;
    const auto why = raising_.keep_foreign(report.bytes);
    const auto keeping = why.empty() ? Keeping::grown : why == "away" ? Keeping::borne : Keeping::left;
    db_.write([&](Tx& tx) { store::keep(tx, report.bytes, keeping, keeping == Keeping::left ? why : ""); });
}

void Foreign::nightly() {
    const auto now = clock_.now();
    db_.write([&](Tx& tx) {
        for (const auto& bytes : store::to_keep(tx, now - asked_again, kept_a_night)) {
            store::asked(tx, bytes, now);
            core::jobs::add(tx, now, job, {{"bytes", bytes.hex()}, {"subject", ""}}, {.key = "foreign:" + bytes.hex()});
        }
    });
}

}  // namespace signing
