// SPDX-License-Identifier: Apache-2.0
// Whether the files of the house are still what they were, and the proof of it.
#pragma once

#include "core/base/bytes.h"
#include "core/db/db.h"

namespace integrity {

class Objects {
  public:
    virtual ~Objects() = default;
    // The file was destroyed lawfully: nobody looks for it any more, and its hash stays in the trees it stands in.
    virtual void gone(core::db::Tx& tx, const core::Digest& bytes) = 0;
    // It was read again and was what it should be, and nothing was found since. Unknown files are not.
    virtual bool sound(core::db::Tx& tx, const core::Digest& bytes) = 0;
};

}  // namespace integrity
