// SPDX-License-Identifier: Apache-2.0
// Checks a PDF of our own making, in this process, against the certificates this house trusts. Files from
// outside go to Verifier (judges.h).
#pragma once

#include "signing/check/rules.h"
#include "signing/service/keys.h"
#include "signing/service/known_anchors.h"
#include "signing/service/trust_lists.h"
#include "signing/signing.h"

namespace signing {

class Inspect final : public Validator {
  public:
    explicit Inspect(const Keys& keys, std::vector<KnownAnchor> known = {}, TrustLists* lists = nullptr)
        : keys_(keys), known_(std::move(known)), lists_(lists) {}
    Verdict check(core::ByteView pdf, core::Instant now) override;
    check::Report report(core::ByteView pdf, core::Instant now) const;
    check::Anchors anchors() const;   // what this house trusts
    const std::vector<KnownAnchor>& known() const { return known_; }

  private:
    const Keys& keys_;
    std::vector<KnownAnchor> known_;
    TrustLists* lists_;
};

}  // namespace signing
