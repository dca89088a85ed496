// SPDX-License-Identifier: Apache-2.0
// Checks any PDF against the certificates this house trusts: what verify and archive call.
#pragma once

#include "signing/check/rules.h"
#include "signing/service/keys.h"
#include "signing/service/known_anchors.h"
#include "signing/signing.h"

namespace signing {

class Inspect final : public Validator {
  public:
    explicit Inspect(const Keys& keys, std::vector<KnownAnchor> known = {}) : keys_(keys), known_(std::move(known)) {}
    Verdict check(core::ByteView pdf, core::Instant now) override;
    check::Report report(core::ByteView pdf, core::Instant now) const;
    check::Anchors anchors() const;   // what this house trusts

  private:
    const Keys& keys_;
    std::vector<KnownAnchor> known_;
};

}  // namespace signing
