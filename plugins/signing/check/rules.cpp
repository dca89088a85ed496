// SPDX-License-Identifier: Apache-2.0
#include "signing/check/rules.h"

#include <algorithm>

#include "signing/check/changes.h"
#include "signing/check/facts.h"
#include "signing/check/holder.h"
#include "signing/check/known.h"
#include "signing/check/level.h"
#include "signing/check/loss.h"
#include "signing/check/tree.h"
#include "signing/pades/source.h"

namespace signing::check {
namespace {

using core::ByteView;
using core::Instant;

// EN 319 102-1, 5.2.2: what the form of the CMS says. Unsigned parts that are odd leave a doubt;
// a form that is no signature of a PDF fails.
void judge_form(const std::vector<std::string>& faults, SignatureReport& report) {
    for (const std::string& key : faults) {
        if (key == "signing.verdict.attribute_unknown" || key == "signing.verdict.not_der" ||
            key == "signing.verdict.no_attributes")
            blame(report, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE", {key, {}});
        else if (key == "signing.verdict.algorithm")
            blame(report, Indication::indeterminate, "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", {key, {}});
        else
            blame(report, Indication::failed, "FORMAT_FAILURE", {key, {}});
    }
}

// 5.2.3 identification of the certificate and 5.2.7 cryptographic verification.
void judge_arithmetic(const SignatureFacts& facts, SignatureReport& report) {
    const CmsFacts& cms = facts.cms;
    if (!cms.parsed) return;
    if (cms.signer.empty())
        return blame(report, Indication::indeterminate, "NO_SIGNING_CERTIFICATE_FOUND",
                     {"signing.verdict.no_certificate", {}});
    if (!cms.digest_matches)
        blame(report, Indication::failed, "HASH_FAILURE", {"signing.verdict.bytes_changed", {}});
    if (!cms.signature_good)
        blame(report, Indication::failed, "SIG_CRYPTO_FAILURE", {"signing.verdict.signature_wrong", {}});
    if (cms.names_certificate && !cms.certificate_matches)
        blame(report, Indication::indeterminate, "NO_SIGNING_CERTIFICATE_FOUND",
              {"signing.verdict.other_certificate", {}});
    const bool pades = facts.sub_filter == "ETSI.CAdES.detached";
    if (!cms.names_certificate && pades)
        blame(report, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE",
              {"signing.verdict.no_certificate_attribute", {}});
    if (!pades && facts.sub_filter != "adbe.pkcs7.detached")
        blame(report, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE",
              {"signing.verdict.sub_filter", {{"name", facts.sub_filter}}});
    if (cms.digest_weak)
        blame(report, Indication::indeterminate, "CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
              {"signing.verdict.algorithm", {}});
}

// Signatures are judged from the last to the first, so that a document timestamp can prove what existed before it.
class Judge {
  public:
    Judge(ByteView pdf, const Facts& facts, const Anchors& anchors, Instant now)
        : pdf_(pdf), facts_(facts), anchors_(anchors), now_(now), covered_(anchors.seen) {}

    std::vector<SignatureReport> run() {
        std::vector<SignatureReport> out;
        for (const SignatureFacts& one : facts_.signatures)
            if (one.form_faults.empty()) {
                lost_after_ = evidence_lost_after(*facts_.revisions, one.end);
                break;
            }
        for (std::size_t i = facts_.signatures.size(); i-- > 0;) {
            out.push_back(judge(i));
            // Last: most of what it asks was found on the way.
            out.back().level = level_of(facts_, i, anchors_, findings_);
            // What was said before he signed cannot tell of a revocation in between.
            if (out.back().level.find("LT") != std::string::npos && out.back().proven && told_at_ &&
                told_at_->ms / 1000 < out.back().proven->ms / 1000)
                out.back().notes.push_back({"signing.verdict.revocation_before", {}});
        }
        std::reverse(out.begin(), out.end());
        return out;
    }
    std::vector<Wanted> wanted() const { return wanted_; }

  private:
    SignatureReport judge(std::size_t index) {
        const SignatureFacts& facts = facts_.signatures[index];
        told_at_.reset();
        SignatureReport report = describe(index);
        judge_form(facts.form_faults, report);
        if (!facts.form_faults.empty()) return report;
        if (facts.kind == SignatureKind::document_timestamp) {
            judge_timestamps(facts, report);
            if (!report.proven && report.reasons.empty())
                blame(report, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE", {"signing.verdict.timestamp_bad", {}});
            const TokenFacts& token = facts.timestamps.front();
            report.intact = token.imprint_matches;
            if (!token.imprint_matches)
                blame(report, Indication::failed, "HASH_FAILURE", {"signing.verdict.bytes_changed", {}});
        } else {
            judge_form(facts.cms.form_faults, report);
            judge_arithmetic(facts, report);
            report.intact = facts.cms.digest_matches && facts.cms.signature_good;
            judge_timestamps(facts, report);
            judge_path(facts, report);
        }
        judge_changes(index, report);
        if (facts.kind == SignatureKind::document_timestamp && report.proven)
            covered_ = covered_ ? std::min(*covered_, *report.proven) : *report.proven;
        return report;
    }

    SignatureReport describe(std::size_t index) const {
        const SignatureFacts& facts = facts_.signatures[index];
        SignatureReport out;
        out.field = facts.field;
        out.document_timestamp = facts.kind == SignatureKind::document_timestamp;
        out.reason = facts.reason;
        out.location = facts.location;
        out.revision = facts.end;
        out.certifies = facts.certifies;
        out.claimed = facts.claimed;
        out.covers_file = facts.end == pdf_.size();
        core::ByteView own = facts.cms.signer;
        if (out.document_timestamp && !facts.timestamps.empty())
            own = facts.timestamps.front().cms.signer;
        if (own.empty()) return out;
        const core::pki::CertificateFacts certificate = known_facts(own);
        out.signer = certificate.common_name;
        out.organization = certificate.organization;
        out.issuer = certificate.issuer;
        out.serial = certificate.serial;
        out.capacity_claimed = !facts.cms.roles.empty();
        out.capacity = out.capacity_claimed ? facts.cms.roles : title_of(own);
        out.office = !out.document_timestamp && of_office(own);
        if (out.office) out.notes.push_back({"signing.verdict.office_seal", {{"office", out.signer}}});
        return out;
    }

    // 5.4: a timestamp proves its time only when its own signature, imprint and path hold.
    void judge_timestamps(const SignatureFacts& facts, SignatureReport& report) {
        for (const TokenFacts& token : facts.timestamps) {
            TimestampReport one{token.at, {}, false};
            if (!token.cms.signer.empty())
                one.authority = known_facts(token.cms.signer).common_name;
            if (!token.holds() || token.imprint_weak || token.cms.digest_weak)
                blame(report, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE",
                      {"signing.verdict.timestamp_bad", {}});
            else
                one.good = authority_trusted(token, report);
            if (one.good)
                report.proven = report.proven ? std::min(*report.proven, token.at) : token.at;
            report.timestamps.push_back(std::move(one));
        }
    }

    Path timestamp_path(const TokenFacts& token, Instant at) {
        return build_path(token.cms.signer, with_dss(token.cms.carried), anchors_, Use::timestamp, at,
                          findings_);
    }

    bool authority_trusted(const TokenFacts& token, SignatureReport& report) {
        if (token.at > now_ + std::chrono::minutes(5)) {
            blame(report, Indication::indeterminate, "TIMESTAMP_ORDER_FAILURE",
                  {"signing.verdict.timestamp_future", {}});
            return false;
        }
        const Path then = timestamp_path(token, token.at);
        const Path today = timestamp_path(token, covered_.value_or(now_));
        want(then);
        want(today);
        const auto holds = [](PathState state) {
            return state == PathState::good || state == PathState::revoked_later;
        };
        const bool was_good = holds(then.state);
        report.demo = report.demo || then.demo;
        if (was_good && holds(today.state)) return true;
        // Ended, or the window of its anchor has: known to be revoked it proves nothing any more.
        const bool ended = today.state == PathState::expired || today.state == PathState::no_path;
        if (then.state == PathState::good && ended && (anchors_.keep_old_timestamps || then.keeps_timestamps)) {
            report.notes.push_back({"signing.verdict.timestamp_kept", {}});
            return true;
        }
        if (was_good && today.state == PathState::expired)
            doubt(report, "OUT_OF_BOUNDS_NO_POE", "signing.verdict.timestamp_old");
        else if (today.state == PathState::revoked)
            doubt(report, "REVOKED_NO_POE", "signing.verdict.timestamp_revoked");
        else if (then.state == PathState::on_hold || today.state == PathState::on_hold)
            doubt(report, "TRY_LATER", "signing.verdict.on_hold");
        else
            doubt(report, "NO_CERTIFICATE_CHAIN_FOUND", "signing.verdict.timestamp_untrusted");
        return false;
    }

    // A signature that something else proves does not need this timestamp.
    void doubt(SignatureReport& report, const char* sub, const char* key) const {
        if (covered_ && !report.document_timestamp)
            report.notes.push_back({key, {}});
        else
            blame(report, Indication::indeterminate, sub, {key, {}});
    }

    // 5.2.6 and 5.5: the signer's certificate as of the best signature time.
    void judge_path(const SignatureFacts& facts, SignatureReport& report) {
        if (facts.cms.signer.empty()) return;
        if (covered_ && (!report.proven || *covered_ < *report.proven)) report.proven = covered_;
        const Instant best = report.proven.value_or(now_);
        const Path path = build_path(facts.cms.signer, with_dss(facts.cms.carried), anchors_,
                                     Use::signature, best, findings_);
        report.path = path.names;
        report.demo = report.demo || path.demo;
        report.revocation_known = path.revocation_known;
        report.revocation_fetched = path.fetched;
        if (path.fetched) report.notes.push_back({"signing.verdict.revocation_fetched", {}});
        want(path);
        blame_path(path, facts, report);
        told_at_ = path.told_at;
        if (path.state != PathState::good || path.revocation_known) return;
        using enum Anchors::Asked;
        if (anchors_.require_revocation == everywhere ||
            (anchors_.require_revocation == but_if_known && !path.revocation_if_known))
            blame(report, Indication::indeterminate, "TRY_LATER",
                  {"signing.verdict.revocation_unknown", {}});
        else
            report.notes.push_back({"signing.verdict.revocation_unknown", {}});
    }

    static void blame_path(const Path& path, const SignatureFacts& facts, SignatureReport& report) {
        using enum PathState;
        switch (path.state) {
            case good:
                return;
            case revoked_later:
                report.notes.push_back({"signing.verdict.revoked_later", {}});
                return;
            case no_path:
                return blame(report, Indication::indeterminate, "NO_CERTIFICATE_CHAIN_FOUND",
                             {"signing.verdict.untrusted", {{"issuer", report.issuer}}});
            case expired:
                return blame(report, Indication::indeterminate, "OUT_OF_BOUNDS_NO_POE",
                             {"signing.verdict.expired", {}});
            case not_yet_valid:
                // With a proof of existence the signature is older than its certificate.
                return blame(report, report.proven ? Indication::failed : Indication::indeterminate,
                             report.proven ? "NOT_YET_VALID" : "OUT_OF_BOUNDS_NO_POE",
                             {"signing.verdict.not_yet_valid", {}});
            case revoked: {
                if (path.authority_revoked)
                    return blame(report, Indication::indeterminate, "REVOKED_CA_NO_POE",
                                 {"signing.verdict.authority_revoked", {}});
                const bool claimed_after =
                    facts.claimed && path.revoked_at && *facts.claimed >= *path.revoked_at;
                return blame(report, claimed_after ? Indication::failed : Indication::indeterminate,
                             claimed_after ? "REVOKED" : "REVOKED_NO_POE",
                             {"signing.verdict.revoked", {}});
            }
            case on_hold:
                return blame(report, Indication::indeterminate, "TRY_LATER", {"signing.verdict.on_hold", {}});
            case not_allowed:
                return blame(report, Indication::indeterminate, "CHAIN_CONSTRAINTS_FAILURE",
                             {"signing.verdict.not_allowed", {}});
        }
    }

    // How far changes may go after the signature at `index` (ISO 32000-1, 12.8.2.2). Where nobody
    // said so, further signatures and filled fields are what the format provides for.
    struct Permission {
        ChangeLevel level = ChangeLevel::form;
        bool declared = false;
    };
    Permission allowed(std::size_t index) const {
        Permission out;
        for (std::size_t i = 0; i <= index; ++i)
            for (const int p :
                 {facts_.signatures[i].certifies, facts_.signatures[i].locks.permission}) {
                if (p == 0) continue;
                const ChangeLevel level = p == 1   ? ChangeLevel::evidence
                                          : p == 2 ? ChangeLevel::form
                                                   : ChangeLevel::annotation;
                out.level = out.declared ? std::min(out.level, level) : level;
                out.declared = true;
            }
        return out;
    }

    void judge_changes(std::size_t index, SignatureReport& report) const {
        const SignatureFacts& facts = facts_.signatures[index];
        if (facts.end == pdf_.size()) return;
        const std::size_t last = pades::last_startxref(pdf_);
        if (!facts_.tail_complete || last == std::string_view::npos || last < facts.end)
            blame(report, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE",
                  {"signing.verdict.tail", {}});
        Changes changes = compare(*facts_.revisions, facts.end);
        // What a later revision held and the file does not is no part of that comparison.
        const Change lost{ChangeLevel::content, "signing.change.evidence_lost", {}};
        if (facts.end <= lost_after_ && std::find(changes.list.begin(), changes.list.end(), lost) == changes.list.end()) {
            changes.list.push_back(lost);
            changes.level = lost.level;
        }
        for (const Change& change : changes.list) {
            report.changes.push_back({change.key, change.args});
            const bool field = !change.args.empty() && change.args.front().first == "field";
            if (change.level < ChangeLevel::form || !field ||
                !facts.locks.hold(change.args.front().second))
                continue;
            changes.level = ChangeLevel::content;
            blame(report, Indication::failed, "FORMAT_FAILURE",
                  {"signing.verdict.locked_changed", change.args});
        }
        judge_shown(index, changes, report);
        report.modifications = name(changes.level);
        const Permission may = allowed(index);
        if (changes.level == ChangeLevel::content)
            blame(report, Indication::failed, "FORMAT_FAILURE",
                  {"signing.verdict.content_changed", {}});
        else if (changes.level > may.level)
            blame(report, may.declared ? Indication::failed : Indication::indeterminate,
                  may.declared ? "FORMAT_FAILURE" : "SIG_CONSTRAINTS_FAILURE",
                  {"signing.verdict.change_not_allowed", {}});
    }

    // Who certified a file gave its fields away by then: one that shows and is new puts on the page what he never
    // saw, and others (pyHanko) call that no signing any more.
    void judge_shown(std::size_t index, const Changes& changes, SignatureReport& report) const {
        const auto certified = std::any_of(
            facts_.signatures.begin(), facts_.signatures.begin() + static_cast<std::ptrdiff_t>(index) + 1,
            [](const SignatureFacts& one) { return one.certifies != 0; });
        if (!certified) return;
        for (const Change& change : changes.list)
            if (change.key == "signing.change.signature_visible")
                blame(report, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE",
                      {"signing.verdict.shown_after_certified", change.args});
    }

    void want(const Path& path) {
        constexpr std::size_t most = 16;
        for (const Wanted& one : path.wanted)
            if (wanted_.size() < most && std::find(wanted_.begin(), wanted_.end(), one) == wanted_.end())
                wanted_.push_back(one);
    }

    Evidence with_dss(Evidence carried) const {
        carried.add(facts_.evidence);
        return carried;
    }

    ByteView pdf_;
    const Facts& facts_;
    const Anchors& anchors_;
    Instant now_;
    std::optional<Instant> covered_;  // a proof that all before existed by then
    std::size_t lost_after_ = 0;      // the last revision whose evidence an update took away
    std::optional<Instant> told_at_;  // the newest word on the signer's certificate
    std::vector<Wanted> wanted_;
    Findings findings_;
};

Report conclude(ByteView pdf, const Anchors& anchors, Instant now) {
    const Facts facts = collect(pdf);
    if (!facts.revisions)
        return unreadable(facts.remnants ? Indication::failed : Indication::indeterminate,
                        facts.unreadable);
    Report out;
    out.pages = facts.pages;
    if (facts.signatures.empty()) {
        out.sub_indication = "SIGNED_DATA_NOT_FOUND";
        out.sentence = {facts.remnants ? "signing.verdict.remnants" : "signing.verdict.unsigned",
                        {}};
        out.reasons.push_back(out.sentence);
        return out;
    }
    Judge judge(pdf, facts, anchors, now);
    out.signatures = judge.run();
    out.wanted = judge.wanted();
    for (SignatureReport& one : out.signatures)
        if (facts.hybrid) one.notes.push_back({"signing.verdict.hybrid", {}});
    settle(out);
    return out;
}

}  // namespace

Report inspect(ByteView pdf, const Anchors& anchors, Instant now) {
    try {
        return conclude(pdf, anchors, now);
    } catch (const TooComplex&) {
        return unreadable(Indication::indeterminate, "signing.verdict.too_complex");
    } catch (const std::bad_alloc&) {
        return unreadable(Indication::indeterminate, "signing.verdict.too_complex");
    } catch (const std::exception&) {  // Malformed, and QPDF on an object it read late
        const bool remnants = core::chars(pdf).find("/ByteRange") != std::string_view::npos;
        return unreadable(remnants ? Indication::failed : Indication::indeterminate,
                        "signing.verdict.damaged");
    }
}

}  // namespace signing::check
