// SPDX-License-Identifier: Apache-2.0
// Whether the files of the house are still what they were, and the proof of it.
#pragma once

#include "core/base/bytes.h"
#include "core/db/db.h"

namespace integrity {

class Objects {
  public:
    virtual ~Objects() = default;
    // The file is destroyed lawfully, and leaves the disk after this unit: nobody looks for it any more nor puts it back,
    // and its hash stays in the trees it stands in. One that came too late to be known is remembered, too.
    virtual void gone(core::db::Tx& tx, const core::Digest& bytes) = 0;
};

}  // namespace integrity
