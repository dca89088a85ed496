// SPDX-License-Identifier: Apache-2.0
// A dossier is destroyed: what was digitised of it goes with its paper.
#pragma once

#include <vector>

#include "archive/dossiers.h"
#include "core/base/bytes.h"

namespace depot {

class Forgetting {
  public:
    virtual ~Forgetting() = default;
    // In the unit that destroys it. Gives the files that were made of it, refused ones too; they are the caller's to
    // destroy where nobody else keeps them.
    virtual std::vector<core::Digest> forget(core::db::Tx& tx, archive::DossierId dossier) = 0;
    // Whether a dossier that is not destroyed has the file.
    virtual bool keeps(core::db::Tx& tx, const core::Digest& bytes) = 0;
};

}  // namespace depot
