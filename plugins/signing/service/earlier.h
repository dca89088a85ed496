// SPDX-License-Identifier: Apache-2.0
// Files others signed first (signing/earlier.h): looked over before they become something of ours, and whether
// what we add leaves them as sound as they were.
#pragma once

#include "signing/earlier.h"
#include "signing/signing.h"

namespace signing {

class EarlierLook final : public Countersigning {
  public:
    // `validator`: the one for files from outside.
    explicit EarlierLook(Validator& validator) : validator_(validator) {}
    Earlier look(core::ByteView pdf, core::Instant now) override;
    PageRoom room(core::ByteView pdf, int page) override;
    bool clear(core::ByteView pdf, const Spot& spot) override;

  private:
    Validator& validator_;
};

// Every signature added passes, and none that stood there before stands worse for it: what the house cannot
// judge of others it need not, but it may not harm them. Of a file nobody signed before: all pass.
bool grew_well(Validator& validator, core::ByteView before, core::ByteView after, core::Instant now);

}  // namespace signing
