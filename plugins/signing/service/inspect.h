// SPDX-License-Identifier: Apache-2.0
// Checks a PDF of our own making, in this process, against the certificates this house trusts. Files from
// outside go to Verifier (judges.h).
#pragma once

#include <functional>

#include "signing/check/rules.h"
#include "signing/service/keys.h"
#include "signing/service/known_anchors.h"
#include "signing/service/trust_lists.h"
#include "signing/signing.h"

namespace signing {

class Inspect final : public Validator {
  public:
    // The revocation lists of the built-in authorities as they stand now, DER.
    using OwnLists = std::function<std::vector<core::Bytes>()>;

    // `asked`: of whom revocation information is asked when files from anywhere are judged.
    explicit Inspect(const Keys& keys, std::vector<KnownAnchor> known = {}, TrustLists* lists = nullptr,
                     OwnLists own_lists = {},
                     check::Anchors::Asked asked = check::Anchors::Asked::but_if_known)
        : keys_(keys), known_(std::move(known)), lists_(lists), own_lists_(std::move(own_lists)), asked_(asked) {}
    // For what was made here a moment ago: nobody can have word of its revocation yet, and none is asked for.
    Verdict check(core::ByteView pdf, core::Instant now) override;
    check::Report report(core::ByteView pdf, core::Instant now) const;
    check::Anchors anchors() const;   // what this house trusts, and whom it revoked itself
    // The same for files from anywhere: without revocation information nothing is certain (EN 319 102-1, 5.2.6).
    check::Anchors judging_anchors() const;
    const std::vector<KnownAnchor>& known() const { return known_; }

  private:
    const Keys& keys_;
    std::vector<KnownAnchor> known_;
    TrustLists* lists_;
    OwnLists own_lists_;
    check::Anchors::Asked asked_;
};

}  // namespace signing
