// SPDX-License-Identifier: Apache-2.0
// A dossier is destroyed: copies of it in packages go with it, and what another house told of it.
#pragma once

#include <string>
#include <vector>

#include "archive/dossiers.h"

namespace packages {

class Forgetting {
  public:
    virtual ~Forgetting() = default;
    // In the unit that destroys it, before its stub is left; `subjects`: of its items. Packages with any of it are handed
    // out no more, those on the way are not made, and of packages that came in no more is kept than of the stub.
    // Gives the files that came beside its items, which are the caller's to destroy.
    virtual std::vector<core::Digest> forget(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier,
                                             const std::vector<std::string>& subjects) = 0;
    // Another dossier has it of a package, too.
    virtual bool keeps(core::db::Tx& tx, const core::Digest& bytes) = 0;
    // After that unit: files nobody may fetch any more leave the disk. Asked again it does what is left to do.
    virtual void sweep() = 0;
};

}  // namespace packages
