// SPDX-License-Identifier: Apache-2.0
// The timestamp authority the house asks (RFC 3161), for what other rooms want proved; signatures ask it themselves.
#pragma once

#include <vector>

#include "core/base/bytes.h"

namespace signing {

class Timestamps {
  public:
    virtual ~Timestamps() = default;
    // A token (ContentInfo DER) over a SHA-256 value, verified down to an anchor of this house. Another service is
    // asked: never inside a unit. Throws Error(unavailable or upstream) when there is none, or it does not answer well.
    virtual core::Bytes stamp(const core::Digest& digest) = 0;
    // What tokens of ours lead to: certificates, DER.
    virtual std::vector<core::Bytes> anchors() const = 0;
};

}  // namespace signing
