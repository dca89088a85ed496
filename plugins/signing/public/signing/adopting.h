// SPDX-License-Identifier: Apache-2.0
// Sealed files another house handed over, kept provable here.
#pragma once

#include "core/base/bytes.h"

namespace signing {

class Adopting {
  public:
    virtual ~Adopting() = default;
    // A sealed file of another house and one that grew from it, both in the store: from now on it is handed out and renewed
    // as ours are. Nothing happens where it did not grow from it by what proves it alone (B-LTA of an authority trusted here), or
    // something of the sealed one is known already, or one of them is larger than any letter. No unit open. Throws Error(unavailable) where no judge is to be had now.
    virtual void adopt(const core::Digest& sealed, const core::Digest& grown) = 0;
};

}  // namespace signing
