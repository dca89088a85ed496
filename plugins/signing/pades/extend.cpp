// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/extend.h"

#include <algorithm>
#include <optional>

#include "core/base/error.h"
#include "core/pki/credential.h"
#include "core/pki/openssl.h"
#include "signing/check/facts.h"
#include "signing/pades/document_timestamp.h"
#include "signing/pades/dss.h"

namespace signing::pades {
namespace {

using check::SignatureFacts;
using check::SignatureKind;
using check::TokenFacts;
using core::Bytes;
using core::ByteView;
using core::Code;
using core::Error;

bool is_timestamp(const SignatureFacts& one) { return one.kind == SignatureKind::document_timestamp; }

bool holds(const SignatureFacts& one) {
    if (!one.form_faults.empty()) return false;
    if (!std::ranges::all_of(one.timestamps, &TokenFacts::holds)) return false;
    if (is_timestamp(one)) return !one.timestamps.empty();
    return one.cms.digest_matches && one.cms.signature_good && !one.cms.signer.empty();
}

// RFC 3161 section 2.3: critical, timeStamping and nothing else.
bool may_timestamp(ByteView encoded) {
    const core::pki::X509Held own = core::pki::certificate(encoded);
    const int at = own ? X509_get_ext_by_NID(own.get(), NID_ext_key_usage, -1) : -1;
    return at >= 0 && X509_EXTENSION_get_critical(X509_get_ext(own.get(), at)) == 1 &&
           X509_get_extended_key_usage(own.get()) == XKU_TIMESTAMP;
}

// What one reading of a file says that matters for its level. Timestamps of authorities that lead to
// no anchor prove nothing here and are passed over: whoever trusts them judges them by other anchors.
class State {
  public:
    State(ByteView pdf, const std::vector<Bytes>& anchors, std::size_t others)
        : pdf_(pdf), anchors_(anchors), others_(others) {
        const Source readable(pdf);  // says in words why a file is not for us
        try {
            facts_ = check::collect(pdf);
        } catch (const std::exception&) {
            throw Error(Code::unsupported, "signing.error.pdf_damaged");
        }
        if (facts_.signatures.empty()) throw Error(Code::invalid, "signing.error.unsigned");
        for (const SignatureFacts& one : facts_.signatures)
            if (ours(one) && !holds(one))
                throw Error(Code::conflict, "signing.error.extend_broken", {{"field", one.field}});
        store_ = read_store(readable);
        for (const SignatureFacts& one : facts_.signatures) {
            keep(one.cms);
            for (const TokenFacts& token : one.timestamps) keep(token.cms);
        }
        NoEvidence nobody;
        const Gathering paths(anchors_, nobody, {}, known());
        for (SignatureFacts& one : facts_.signatures)
            std::erase_if(one.timestamps, [&](const TokenFacts& token) {
                return !may_timestamp(token.cms.signer) || !paths.leads(token.cms.signer);
            });
    }

    // Every signature has a timestamp of its own or a document timestamp after it.
    bool timed() const {
        for (std::size_t i = 0; i < facts_.signatures.size(); ++i)
            if (ours(i) && !is_timestamp(facts_.signatures[i]) && !time_of(i)) return false;
        return true;
    }

    // The document timestamp the file ends with, if it does.
    const SignatureFacts* last_timestamp() const {
        const SignatureFacts& last = facts_.signatures.back();
        return is_timestamp(last) && !last.timestamps.empty() ? &last : nullptr;
    }

    // What is to be provable of the first `count` signatures and timestamps; all must be timed.
    std::vector<Proved> to_prove(std::size_t count) const {
        std::vector<Proved> out;
        for (std::size_t i = 0; i < count; ++i) {
            if (!ours(i)) continue;
            const SignatureFacts& one = facts_.signatures[i];
            if (!is_timestamp(one)) out.push_back({one.cms.signer, time_of(i).value()});
            for (const TokenFacts& token : one.timestamps) out.push_back({token.cms.signer, token.at});
        }
        return out;
    }

    // What is worth having of those who signed before us, as of now where their time is not proven.
    std::vector<Proved> to_try(core::Instant now) const {
        std::vector<Proved> out;
        for (std::size_t i = 0; i < count(); ++i) {
            const SignatureFacts& one = facts_.signatures[i];
            if (ours(one) || !holds(one)) continue;
            if (!is_timestamp(one)) out.push_back({one.cms.signer, time_of(i).value_or(now)});
            for (const TokenFacts& token : one.timestamps) out.push_back({token.cms.signer, token.at});
        }
        return out;
    }

    Strangers strangers() const {
        NoEvidence nobody;
        const Gathering paths(anchors_, nobody, {}, known());
        std::size_t strange = 0, ours_end = 0;
        for (const SignatureFacts& one : facts_.signatures)
            if (!is_timestamp(one)) {
                std::size_t& end = paths.leads(one.cms.signer) ? ours_end : strange;
                end = std::max(end, one.end);
            }
        return {strange, strange < ours_end};
    }

    std::size_t count() const { return facts_.signatures.size(); }
    Evidence known() const { return with_embedded(store_); }

    // Evidence for all but the last document timestamp stands in a store that it covers.
    bool archived() const {
        const SignatureFacts* last = last_timestamp();
        if (last == nullptr || count() < 2 || !timed()) return false;
        return proven(with_embedded(read_store(Source(pdf_.first(last->end)))), count() - 1);
    }

    bool has_evidence() const { return timed() && proven(known(), count()); }

  private:
    bool ours(const SignatureFacts& one) const { return one.end == 0 || one.end > others_; }
    bool ours(std::size_t index) const { return ours(facts_.signatures[index]); }

    void keep(const check::CmsFacts& cms) {
        embedded_.add(cms.carried);
    }

    Evidence with_embedded(Evidence store) const {
        store.add(embedded_);
        return store;
    }

    bool proven(Evidence known, std::size_t first) const {
        NoEvidence nobody;
        const Gathering gathering(anchors_, nobody, {}, std::move(known));
        return std::ranges::all_of(to_prove(first),
                                   [&](const Proved& one) { return gathering.proves(one); });
    }

    std::optional<core::Instant> time_of(std::size_t index) const {
        std::optional<core::Instant> out;
        const auto earliest = [&](const SignatureFacts& one) {
            for (const TokenFacts& token : one.timestamps)
                out = out ? std::min(*out, token.at) : token.at;
        };
        earliest(facts_.signatures[index]);
        for (std::size_t i = index + 1; i < count(); ++i)
            if (is_timestamp(facts_.signatures[i])) earliest(facts_.signatures[i]);
        return out;
    }

    ByteView pdf_;
    const std::vector<Bytes>& anchors_;
    std::size_t others_;
    check::Facts facts_;
    Evidence store_, embedded_;
};

Evidence gathered(const State& state, const Extending& with) {
    Gathering gathering(with.anchors, with.evidence, with.now, state.known());
    for (const Proved& one : state.to_prove(state.count())) gathering.prove(one);
    for (const Proved& one : state.to_try(with.now)) {
        try {
            gathering.prove(one);
        } catch (const Error&) {   // their issuer is not trusted here, or does not answer
        }
    }
    return gathering.used();
}

void raise(Bytes& file, Level to, const Extending& with) {
    bool timed = false;
    {
        const State state(file, with.anchors, with.others);
        if (to == Level::b) return;
        const bool renewing = with.renew && to == Level::lta;
        if (to >= Level::lt && !renewing && state.archived()) return;
        timed = state.timed();
    }
    if (!timed) add_document_timestamp(file, with.timestamps, with.anchors, with.now);
    if (to == Level::t) return;
    const Evidence evidence = gathered(State(file, with.anchors, with.others), with);
    add_to_store(file, evidence);
    if (to == Level::lta) add_document_timestamp(file, with.timestamps, with.anchors, with.now);
}

}  // namespace

Bytes extend(ByteView pdf, Level to, const Extending& with) {
    Bytes out;
    out.reserve(pdf.size() + evidence_spare);
    out.assign(pdf.begin(), pdf.end());
    extend_onto(out, to, with);
    return out;
}

void extend_onto(Bytes& file, Level to, const Extending& with) {
    const std::size_t before = file.size();
    try {
        raise(file, to, with);
    } catch (...) {
        file.resize(before);
        throw;
    }
}

Strangers strangers_in(ByteView pdf, const std::vector<Bytes>& anchors) {
    return State(pdf, anchors, 0).strangers();
}

Level level_of(ByteView pdf, const std::vector<Bytes>& anchors, std::size_t others) {
    const State state(pdf, anchors, others);
    if (state.archived()) return Level::lta;
    if (state.has_evidence()) return Level::lt;
    return state.timed() ? Level::t : Level::b;
}

std::optional<core::Instant> archive_ends(ByteView pdf, const std::vector<Bytes>& anchors) {
    const State state(pdf, anchors, 0);
    const SignatureFacts* last = state.last_timestamp();
    if (last == nullptr) return std::nullopt;
    return core::pki::describe(last->timestamps.front().cms.signer).not_after;
}

}  // namespace signing::pades
