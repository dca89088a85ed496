// SPDX-License-Identifier: Apache-2.0
// Checks any PDF against the certificates this house trusts: what verify and archive call.
#pragma once

#include "signing/check/report.h"
#include "signing/service/keys.h"
#include "signing/signing.h"

namespace signing {

class Inspect final : public Validator {
  public:
    explicit Inspect(const Keys& keys) : keys_(keys) {}
    Verdict check(core::ByteView pdf, core::Instant now) override;
    check::Report report(core::ByteView pdf, core::Instant now) const;

  private:
    const Keys& keys_;
};

}  // namespace signing
