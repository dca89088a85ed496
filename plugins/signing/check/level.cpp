// SPDX-License-Identifier: Apache-2.0
#include "signing/check/level.h"

#include <algorithm>
#include <optional>

namespace signing::check {
namespace {

// By when the signature existed, as the file's own timestamps say; whoever is trusted.
std::optional<core::Instant> stamped_at(const Facts& facts, std::size_t index) {
    std::optional<core::Instant> out;
    for (std::size_t i = index; i < facts.signatures.size(); ++i) {
        if (i != index && facts.signatures[i].kind != SignatureKind::document_timestamp) continue;
        for (const TokenFacts& token : facts.signatures[i].timestamps)
            if (token.holds()) out = out ? std::min(*out, token.at) : token.at;
    }
    return out;
}

bool is_complete(const SignatureFacts& signature, bool pades, const Evidence& store,
                 const Anchors& anchors, core::Instant at, Findings& findings) {
    Evidence all = store;
    // What PAdES knows of revocation stands in the store, not in the signature.
    all.add(pades ? Evidence{signature.cms.carried.certificates, {}, {}} : signature.cms.carried);
    if (!is_complete(signature.cms.signer, all, anchors, at, findings)) return false;
    for (const TokenFacts& token : signature.timestamps) {
        if (!token.holds()) continue;
        Evidence own = all;
        own.add(token.cms.carried);
        if (!is_complete(token.cms.signer, own, anchors, token.at, findings)) return false;
    }
    return true;
}

}  // namespace

std::string level_of(const Facts& facts, std::size_t index, const Anchors& anchors, Findings& findings) {
    const SignatureFacts& signature = facts.signatures[index];
    if (signature.kind == SignatureKind::document_timestamp) return "DTS";
    const bool pades =
        signature.cms.names_certificate && signature.sub_filter == "ETSI.CAdES.detached";
    const std::string family = pades ? "B-" : "PKCS7-";
    const auto& last = facts.last_timestamp;
    const bool archived =
        last && *last > index && facts.signatures[*last].timestamps.front().holds();
    const auto at = stamped_at(facts, index);
    if (!at) return family + "B";
    if (!is_complete(signature, pades, facts.evidence, anchors, *at, findings)) return family + "T";
    const bool kept = archived && is_complete(signature, pades, facts.stamped, anchors, *at, findings);
    return family + (kept ? "LTA" : "LT");
}

}  // namespace signing::check
