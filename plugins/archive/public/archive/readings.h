// SPDX-License-Identifier: Apache-2.0
// The words inside files that belong to a dossier and are no letter of this house: digital copies of its paper, what
// another archive handed over. They are read by a job and found by who may know of the dossier, unless it is secret;
// they go when it is destroyed.
#pragma once

#include <vector>

#include "archive/dossiers.h"
#include "core/base/bytes.h"

namespace archive {

class Readings {
  public:
    virtual ~Readings() = default;
    // Of files that lie in the store; what was asked for before is read once. Asks no rights.
    virtual void want(core::db::Tx& tx, const core::Context& ctx, DossierId dossier,
                      const std::vector<core::Digest>& files) = 0;
};

}  // namespace archive
