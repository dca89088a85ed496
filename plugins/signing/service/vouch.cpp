// SPDX-License-Identifier: Apache-2.0
#include "signing/service/vouch.h"

#include "core/pki/credential.h"
#include "signing/check/cms.h"
#include "signing/check/trust.h"

namespace signing {

namespace {

Vouched judged_path(const check::CmsFacts& facts, const check::Anchors& anchors, check::Use use, core::Instant at) {
    const auto path = check::build_path(facts.signer, facts.carried, anchors, use, at);
    const auto whom = core::pki::describe(facts.signer);
    Vouched made;
    made.worth = path.state == check::PathState::good ? Worth::genuine : Worth::unknown;
    made.by = whom.organization.empty() ? whom.common_name : whom.common_name + ", " + whom.organization;
    return made;
}

Vouched judged_token(core::ByteView token, core::ByteView content, const check::Anchors& anchors) {
    const auto facts = check::read_token(token, {content});
    if (!facts.holds() || facts.imprint_weak) return {};
    auto made = judged_path(facts.cms, anchors, check::Use::timestamp, facts.at);
    if (made.worth == Worth::genuine) made.at = facts.at;
    return made;
}

}  // namespace

std::optional<Vouching::Seal> Vouch::seal(core::UnitId unit, core::ByteView content) {
    const auto office = db_.read([&](core::db::Tx& tx) { return seals_.witness(tx, unit); });
    if (!office) return std::nullopt;
    return Seal{seals_.vouched(*office, core::sha256(content)), office->name};
}

Vouched Vouch::sealed(core::ByteView cms, core::ByteView content) const {
    const auto facts = check::read_cms(cms, {content});
    const bool holds = facts.parsed && facts.form_faults.empty() && facts.digest_matches && !facts.digest_weak &&
                       facts.signature_good && facts.names_certificate && facts.certificate_matches;
    if (!holds) return {};
    const auto anchors = inspect_.anchors();
    std::optional<core::Instant> at;
    for (const auto& token : facts.tokens)
        if (const auto time = judged_token(token, facts.signature, anchors).at) at = at ? std::min(*at, *time) : time;
    auto made = judged_path(facts, anchors, check::Use::signature, at.value_or(clock_.now()));
    if (made.worth == Worth::genuine) made.at = at;
    return made;
}

Vouched Vouch::stamped(core::ByteView token, core::ByteView content) const {
    return judged_token(token, content, inspect_.anchors());
}

}  // namespace signing
